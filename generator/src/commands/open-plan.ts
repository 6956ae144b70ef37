// Reads the plan of a command, and reports what is wrong with it, with places as seen from where the user stands.
import { hasErrors } from '../diagnostics/has-errors.js'
import { placeDiagnostics } from '../diagnostics/place-diagnostics.js'
import { loadPlan } from '../plan/load-plan.js'
import type { PlanSource, TrackingPlan } from '../plan/model.js'
import { readPlan } from '../plan/read-plan.js'
import { reportDiagnostics, type Terminal } from './terminal.js'

export interface PlanFiles {
  /** The plan's folder, absolute. */
  readonly root: string
  readonly sources: readonly PlanSource[]
}

/** Undefined where the files cannot be read; the reason was reported. */
export async function readPlanFiles(path: string, terminal: Terminal): Promise<PlanFiles | undefined> {
  const { root, sources, diagnostics } = await readPlan(path)
  reportDiagnostics(terminal, placeDiagnostics(diagnostics, root, terminal.folder))
  return hasErrors(diagnostics) ? undefined : { root, sources }
}

/** Undefined where the plan has an error; it was reported. */
export async function openPlan(
  path: string,
  terminal: Terminal,
  format?: string,
): Promise<TrackingPlan | undefined> {
  const files = await readPlanFiles(path, terminal)
  if (files === undefined) return undefined
  const { plan, diagnostics } = loadPlan(files.sources, format === undefined ? {} : { format })
  reportDiagnostics(terminal, placeDiagnostics(diagnostics, files.root, terminal.folder))
  return plan
}
