// A note of which output was last made of what, in node_modules/.cache: where all of it is as it was, to the byte, there
// is nothing to generate and nothing to check. Holds digests and what was said; on any doubt there is no note.
import { hash, randomUUID } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ResolvedTarget } from '../config/resolve-targets.js'
import type { Diagnostic } from '../diagnostics/model.js'
import type { OutputFile } from '../emit/model.js'
import { digestFile } from '../output/file-bytes.js'
import { isOurs, listOutput, readIfThere } from '../output/read-output.js'
import type { PlanSource } from '../plan/model.js'
import { readPlanBy } from '../plan/read-plan.js'
import { createTextReader, type TextResult } from '../plan/read-text.js'
import { fingerprintTool } from './fingerprint-tool.js'
import { hashFile } from './hash-file.js'

/** What a run had before it, and left behind. */
export interface RunState {
  readonly target: ResolvedTarget
  /** Where the user stood: diagnostics tell places from there. */
  readonly folder: string
  /** The plan's folder, and its files. */
  readonly root: string
  readonly sources: readonly PlanSource[]
  /** The output with its lock file. */
  readonly output: readonly OutputFile[]
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
  const plan = state.sources.map(({ path, text }): Digest => [path, digestOf(text)])
  const output = state.output.map((file): Digest => [file.path, digestFile(file)])
  const digest = path === undefined ? undefined : digestState({ ...state, plan, output })
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

/** What a run would say now, where nothing differs from the run that was noted; undefined where it has to be run. */
export async function findRecorded(target: ResolvedTarget, folder: string): Promise<Said | undefined> {
  const record = await readRecord(target)
  if (record === undefined) return undefined
  try {
    return (await digestNow(target, folder)) === record.state ? record : undefined
  } catch {
    // What cannot be read is told by the run.
    return undefined
  }
}

async function digestNow(target: ResolvedTarget, folder: string): Promise<string | undefined> {
  // Which files of a folder belong to a plan is known without their texts, so that digests do in the place of these.
  const isFolder = statSync(target.plan).isDirectory()
  const read = readPlanBy(isFolder ? readDigest : createTextReader().start(), target.plan)
  if (read.diagnostics.length > 0) return undefined
  const plan = read.sources.map(({ path, text }): Digest => [path, isFolder ? text : digestOf(text)])
  const output = await hashOutput(target.output)
  return digestState({ target, folder, root: read.root, plan, output })
}

/** What is no UTF-8, or has a mark of its byte order, has other bytes than any text that was noted. */
function readDigest(path: string): TextResult {
  const file = hashFile(path)
  return file === undefined
    ? { problem: { code: 'TW120', message: 'It has to be read properly.' } }
    : { text: file.digest }
}

async function hashOutput(folder: string): Promise<Digest[]> {
  const names = await listOutput(folder)
  const digests = await Promise.all(
    names.map(async (path): Promise<Digest | undefined> => {
      const file = hashFile(join(folder, path))
      if (file === undefined) return undefined
      const isOfUs =
        isOurs(path, file.beginning) || isOurs(path, (await readIfThere(join(folder, path))) ?? '')
      return isOfUs ? [path, file.digest] : undefined
    }),
  )
  return digests.filter((digest) => digest !== undefined)
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

type Digest = readonly [path: string, digest: string]

interface Digested extends Omit<RunState, 'sources' | 'output'> {
  readonly plan: readonly Digest[]
  readonly output: readonly Digest[]
}

function digestState({ target, folder, root, plan, output }: Digested): string | undefined {
  const tool = fingerprintTool()
  if (tool === undefined) return undefined
  const files = [...output].sort(([a], [b]) => (a < b ? -1 : 1))
  return digestOf(JSON.stringify([tool, target, folder, root, plan, files]))
}

function digestOf(text: string): string {
  return hash('sha256', text)
}
