// Text of trackwright.lock.json to names and back. Where the file lies on disk is the commands' affair.
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { encodeString } from '../encoding/encode-string.js'
import { Derived } from '../memory/derived.js'
import type { LockedName } from '../naming/model.js'
import type { Call } from '../plan/model.js'

export const LOCK_FILE_NAME = 'trackwright.lock.json'

const FORMAT_VERSION = 1
const NOTE =
  'Names that trackwright gave to generated functions. Commit this file, so that they never change.'

/** One name a line, in the plan's order, so that two branches that add events merge. */
export function writeLockFile(names: readonly LockedName[]): string {
  const lines = names.map((name) => written.of(name, [], () => `    ${writeName(name)}`))
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`
  return `{\n  "note": ${encodeString(NOTE)},\n  "lockVersion": ${FORMAT_VERSION},\n  "names": ${list}\n}\n`
}

const written = new Derived<LockedName, string>()

function writeName({ call, name, version, functionName }: LockedName): string {
  const fields = {
    call,
    name,
    ...(version === undefined ? {} : { version }),
    functionName,
  }
  const members = Object.entries(fields).map(([key, value]) => `${encodeString(key)}: ${encodeString(value)}`)
  return `{ ${members.join(', ')} }`
}

/** A file that cannot be read is an error: to go on without it could rename functions that code already calls. */
export function readLockFile(text: string): {
  names: LockedName[]
  diagnostics: Diagnostic[]
} {
  const problem = (message: string) => ({
    names: [],
    diagnostics: [
      createDiagnostic('TW302', {
        message,
        location: { file: LOCK_FILE_NAME, line: 1, column: 1 },
      }),
    ],
  })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return problem('The lock file is not valid JSON.')
  }
  if (!isRecord(value) || value.lockVersion !== FORMAT_VERSION || !Array.isArray(value.names)) {
    return problem(
      `The lock file is not one that this version of trackwright reads (lockVersion ${FORMAT_VERSION}).`,
    )
  }
  const names: LockedName[] = []
  const functions = new Set<string>()
  for (const entry of value.names) {
    if (!isLockedName(entry) || functions.has(entry.functionName)) {
      return problem(
        `The lock file has an entry that is damaged or stands there twice: ${JSON.stringify(entry)}.`,
      )
    }
    functions.add(entry.functionName)
    names.push(entry)
  }
  return { names, diagnostics: [] }
}

/** Function names are judged too: a hand-edited lock file must not become code. */
function isLockedName(entry: unknown): entry is LockedName {
  if (!isRecord(entry) || typeof entry.name !== 'string' || typeof entry.functionName !== 'string')
    return false
  if (entry.version !== undefined && typeof entry.version !== 'string') return false
  return (
    isCall(entry.call) &&
    /^[\p{L}\p{Nd}\p{Mn}\p{Mc}]+$/u.test(entry.functionName) &&
    entry.functionName.startsWith(entry.call)
  )
}

function isCall(value: unknown): value is Call {
  return typeof value === 'string' && /^(track|page|screen|identify|group|alias)$/.test(value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
