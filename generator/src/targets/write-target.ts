// Brings one target's output on the disk up to date with its plan.
import { join, relative } from 'node:path'
import type { ResolvedTarget } from '../config/resolve-targets.js'
import { hasErrors } from '../diagnostics/has-errors.js'
import { type WriteResult, writeOutput } from '../output/write-output.js'
import { recordOutput } from './output-record.js'
import { type PreparedTarget, prepareTarget, type TargetSteps } from './prepare-target.js'

export interface WrittenTarget extends Omit<PreparedTarget, 'files' | 'run'> {
  /** What was written or removed, with paths as seen from the given folder; undefined where nothing could be. */
  readonly changes?: WriteResult['changes']
  /** Notes that the output is of this plan, for a `check` that has nothing to do; takes as long as to read it. */
  readonly record: () => Promise<void>
}

export async function writeTarget(
  target: ResolvedTarget,
  folder: string,
  steps?: TargetSteps,
): Promise<WrittenTarget> {
  const { files, run, ...prepared } = await prepareTarget(target, folder, steps)
  if (files === undefined) return { ...prepared, record: nothingToRecord }
  const written = await writeOutput(target.output, files, steps?.texts)
  const diagnostics = [...prepared.diagnostics, ...written.diagnostics]
  if (hasErrors(written.diagnostics)) return { ...prepared, diagnostics, record: nothingToRecord }
  const place = (path: string) => join(relative(folder, target.output), path)
  return {
    ...prepared,
    changes: written.changes.map((change) => ({ ...change, path: place(change.path) })),
    diagnostics,
    record: run === undefined ? nothingToRecord : () => recordOutput(run, prepared),
  }
}

async function nothingToRecord(): Promise<void> {}
