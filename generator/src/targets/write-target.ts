// Brings one target's output on the disk up to date with its plan.
import { join, relative } from 'node:path'
import type { ResolvedTarget } from '../config/resolve-targets.js'
import { hasErrors } from '../diagnostics/has-errors.js'
import { type WriteResult, writeOutput } from '../output/write-output.js'
import { type Generate, type PreparedTarget, prepareTarget } from './prepare-target.js'

export interface WrittenTarget extends Pick<PreparedTarget, 'diagnostics' | 'planFiles'> {
  /** What was written or removed, with paths as seen from the given folder; undefined where nothing could be. */
  readonly changes?: WriteResult['changes']
}

export async function writeTarget(
  target: ResolvedTarget,
  folder: string,
  generateFiles?: Generate,
): Promise<WrittenTarget> {
  const { files, diagnostics, planFiles } = await prepareTarget(target, folder, generateFiles)
  if (files === undefined) return { diagnostics, planFiles }
  const written = await writeOutput(target.output, files)
  const all = [...diagnostics, ...written.diagnostics]
  if (hasErrors(written.diagnostics)) return { diagnostics: all, planFiles }
  const place = (path: string) => join(relative(folder, target.output), path)
  return {
    changes: written.changes.map((change) => ({ ...change, path: place(change.path) })),
    diagnostics: all,
    planFiles,
  }
}
