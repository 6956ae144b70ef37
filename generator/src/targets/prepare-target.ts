// One target's plan, read from the disk, to the files that its output should hold, in memory: what generate, check,
// a watcher and the bundlers' plugins do alike.
import { join } from 'node:path'
import type { ResolvedTarget } from '../config/resolve-targets.js'
import { hasErrors } from '../diagnostics/has-errors.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { placeDiagnostics } from '../diagnostics/place-diagnostics.js'
import type { OutputFile } from '../emit/model.js'
import { type GenerateOptions, type GenerateResult, generate } from '../generate.js'
import type { KnownTexts } from '../output/known-texts.js'
import { LOCK_FILE_NAME } from '../output/lock-file.js'
import { readIfThere } from '../output/read-output.js'
import { readCompletePlan } from '../plan/read-complete-plan.js'
import { type ReadPlan, readPlan } from '../plan/read-plan.js'
import type { RunState } from './output-record.js'

export interface PreparedTarget {
  /** Undefined where the plan or the lock file is broken. */
  readonly files?: readonly OutputFile[]
  /** With files as seen from the given folder. */
  readonly diagnostics: readonly Diagnostic[]
  /** As what a foreign plan was read, and why. */
  readonly recognition?: string
  /** Every file that the plan consists of, absolute; what may be added to a folder, the folder itself tells. */
  readonly planFiles: readonly string[]
  /** For a note of this run; undefined where another one, with the lock file of this, could say something else. */
  readonly run?: RunState
}

/** What is done for a target: `generate` and `readPlan`, or for one who comes again a session's and a reader's. */
export interface TargetSteps {
  readonly generate: (options: GenerateOptions) => Promise<GenerateResult>
  readonly readPlan: ReadPlan
  /** Of the output, as it was read or written before. */
  readonly texts?: KnownTexts
}

export async function prepareTarget(
  target: ResolvedTarget,
  folder: string,
  steps: TargetSteps = { generate, readPlan },
): Promise<PreparedTarget> {
  const read = await readCompletePlan(target.plan, target.allowRemote ?? [], steps.readPlan)
  const place = (found: readonly Diagnostic[]) => placeDiagnostics(found, read.root, folder)
  const planFiles = read.sources.map(({ path }) => join(read.root, path))
  if (hasErrors(read.diagnostics)) return { diagnostics: place(read.diagnostics), planFiles }
  const lock = await readIfThere(join(target.output, LOCK_FILE_NAME), steps.texts)
  const { files, diagnostics, recognition } = await steps.generate({
    ...target,
    sources: read.sources,
    ...(lock === undefined ? {} : { lock }),
  })
  const isOfLock = (diagnostic: Diagnostic) => diagnostic.location?.file === LOCK_FILE_NAME
  const ofPlan = diagnostics.filter((diagnostic) => !isOfLock(diagnostic))
  const placed = [
    ...placeDiagnostics(diagnostics.filter(isOfLock), target.output, folder),
    ...place([...read.diagnostics, ...ofPlan]),
  ]
  const common = { diagnostics: placed, ...(recognition === undefined ? {} : { recognition }), planFiles }
  if (hasErrors(diagnostics)) return common
  const isSettled =
    placed.length === 0 || files.some(({ path, content }) => path === LOCK_FILE_NAME && content === lock)
  const run = { target, folder, root: read.root, sources: read.sources, output: files }
  return { ...common, files, ...(isSettled ? { run } : {}) }
}
