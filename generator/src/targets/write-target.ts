// Brings one target's output on the disk up to date with its plan.
import { join, relative } from 'node:path'
import type { ResolvedTarget } from '../config/resolve-targets.js'
import { hasErrors } from '../diagnostics/has-errors.js'
import { type WriteResult, writeOutput } from '../output/write-output.js'
import { type Generate, type PreparedTarget, prepareTarget } from './prepare-target.js'

export interface WrittenTarget extends Omit<PreparedTarget, 'files'> {
  /** What was written or removed, with paths as seen from the given folder; undefined where nothing could be. */
  readonly changes?: WriteResult['changes']
}

export async function writeTarget(
  target: ResolvedTarget,
  folder: string,
  generateFiles?: Generate,
): Promise<WrittenTarget> {
  const { files, ...prepared } = await prepareTarget(target, folder, generateFiles)
  if (files === undefined) return prepared
  const written = await writeOutput(target.output, files)
  const diagnostics = [...prepared.diagnostics, ...written.diagnostics]
  if (hasErrors(written.diagnostics)) return { ...prepared, diagnostics }
  const place = (path: string) => join(relative(folder, target.output), path)
  return {
    ...prepared,
    changes: written.changes.map((change) => ({ ...change, path: place(change.path) })),
    diagnostics,
  }
}
