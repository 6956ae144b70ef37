// A note of which output was last made of what, in node_modules/.cache: where all of it is as it was, to the byte, there
// is nothing to generate and nothing to check. Holds digests and what was said; on any doubt there is no note.
import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ResolvedTarget } from '../config/resolve-targets.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { isOurs, readOutputBytes, textOf } from '../output/read-output.js'
import type { PlanSource } from '../plan/model.js'
import { readPlan } from '../plan/read-plan.js'
import { fingerprintTool } from './fingerprint-tool.js'

/** What a run had before it, and left behind. */
export interface RunState {
  readonly target: ResolvedTarget
  /** Where the user stood: diagnostics tell places from there. */
  readonly folder: string
  /** The plan's folder, and its files. */
  readonly root: string
  readonly sources: readonly PlanSource[]
  /** The output with its lock file. */
  readonly output: readonly { readonly path: string; readonly content: string | Buffer }[]
}

/** What a run said that left the output as it is. */
export interface Said {
  readonly diagnostics: readonly Diagnostic[]
  readonly recognition?: string
}

interface OutputRecord extends Said {
  readonly state: string
}

/** Where there is no node_modules, or it cannot be written, nothing is noted. */
export async function recordOutput(state: RunState, { diagnostics, recognition }: Said): Promise<void> {
  const path = recordPath(state.target)
  const digest = path === undefined ? undefined : digestState(state)
  if (path === undefined || digest === undefined) return
  const record: OutputRecord = {
    state: digest,
    diagnostics,
    ...(recognition === undefined ? {} : { recognition }),
  }
  const temporary = `${path}.${randomUUID()}.tmp`
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(temporary, JSON.stringify(record))
    await rename(temporary, path)
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined)
  }
}

/** Our mark stands within these, and the rest of a file of megabytes need not be made a text. */
const MARK_BYTES = 200

/** What a run would say now, where nothing differs from the run that was noted; undefined where it has to be run. */
export async function findRecorded(target: ResolvedTarget, folder: string): Promise<Said | undefined> {
  const record = await readRecord(target)
  if (record === undefined) return undefined
  const { root, sources, diagnostics } = await readPlan(target.plan)
  if (diagnostics.length > 0) return undefined
  const output = [...(await readOutputBytes(target.output))]
    .map(([path, content]) => ({ path, content }))
    .filter(
      ({ path, content }) =>
        isOurs(path, textOf(content.subarray(0, MARK_BYTES))) || isOurs(path, textOf(content)),
    )
  return digestState({ target, folder, root, sources, output }) === record.state ? record : undefined
}

async function readRecord(target: ResolvedTarget): Promise<OutputRecord | undefined> {
  const path = recordPath(target)
  if (path === undefined) return undefined
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return undefined
  }
}

/** What servers answer is not on the disk, so that such a plan has no note. */
function recordPath({ output, allowRemote = [] }: ResolvedTarget): string | undefined {
  if (allowRemote.length > 0) return undefined
  for (let folder = dirname(output); folder !== dirname(folder); folder = dirname(folder)) {
    const modules = join(folder, 'node_modules')
    if (existsSync(modules))
      return join(modules, '.cache/trackwright', `${digestOf(output).slice(0, 16)}.json`)
  }
  return undefined
}

function digestState({ target, folder, root, sources, output }: RunState): string | undefined {
  const tool = fingerprintTool()
  if (tool === undefined) return undefined
  const plan = sources.map(({ path, text }): [string, string] => [path, digestOf(text)])
  const files = output.map(({ path, content }): [string, string] => [path, digestOf(content)])
  return digestOf(JSON.stringify([tool, target, folder, root, plan, files.sort()]))
}

function digestOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
