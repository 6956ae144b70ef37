// What `generate` and `check` do alike: one target's plan to the files that its output should hold, in memory.
import { join, relative } from 'node:path'
import type { ResolvedTarget } from '../config/resolve-targets.js'
import { hasErrors } from '../diagnostics/has-errors.js'
import type { Diagnostic } from '../diagnostics/model.js'
import type { OutputFile } from '../emit/model.js'
import { generate } from '../generate.js'
import { readIfThere } from '../output/compare-output.js'
import { LOCK_FILE_NAME } from '../output/lock-file.js'
import { readPlanFiles } from './open-plan.js'
import { placeDiagnostics } from './place-diagnostics.js'
import { reportDiagnostics, type Terminal } from './terminal.js'

/** Undefined where the plan or the lock file is broken; it was reported. */
export async function prepareTarget(
  target: ResolvedTarget,
  terminal: Terminal,
): Promise<readonly OutputFile[] | undefined> {
  const planFiles = await readPlanFiles(target.plan, terminal)
  if (planFiles === undefined) return undefined
  const lock = await readIfThere(join(target.output, LOCK_FILE_NAME))
  const { files, diagnostics } = await generate({
    ...target,
    sources: planFiles.sources,
    ...(lock === undefined ? {} : { lock }),
  })
  const isOfLock = (diagnostic: Diagnostic) => diagnostic.location?.file === LOCK_FILE_NAME
  const ofLock = diagnostics.filter(isOfLock)
  const ofPlan = diagnostics.filter((diagnostic) => !isOfLock(diagnostic))
  reportDiagnostics(terminal, [
    ...placeDiagnostics(ofLock, target.output, terminal.folder),
    ...placeDiagnostics(ofPlan, planFiles.root, terminal.folder),
  ])
  return hasErrors(diagnostics) ? undefined : files
}

/** A path as the user would write it from where they stand. */
export function showPath(path: string, terminal: Terminal): string {
  return relative(terminal.folder, path) || '.'
}
