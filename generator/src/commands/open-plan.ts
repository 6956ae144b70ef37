// Reads the plan of a command, and reports what is wrong with it, with places as seen from where the user stands.
import { hasErrors } from '../diagnostics/has-errors.js'
import { placeDiagnostics } from '../diagnostics/place-diagnostics.js'
import { loadPlan } from '../plan/load-plan.js'
import type { PlanSource, TrackingPlan } from '../plan/model.js'
import { readCompletePlan } from '../plan/read-complete-plan.js'
import { reportDiagnostics, type Terminal } from './terminal.js'

export interface PlanFiles {
  /** The plan's folder, absolute. */
  readonly root: string
  readonly sources: readonly PlanSource[]
}

export interface RemoteFlags {
  /** Hosts that documents may be fetched from. @default none: nothing goes to the network */
  readonly allowRemote?: readonly string[]
}

/** Undefined where the files cannot be read; the reason was reported. */
export async function readPlanFiles(
  path: string,
  terminal: Terminal,
  { allowRemote = [] }: RemoteFlags = {},
): Promise<PlanFiles | undefined> {
  const { root, sources, diagnostics } = await readCompletePlan(path, allowRemote)
  reportDiagnostics(terminal, placeDiagnostics(diagnostics, root, terminal.folder))
  return hasErrors(diagnostics) ? undefined : { root, sources }
}

/** Undefined where the plan has an error; it was reported. */
export async function openPlan(
  path: string,
  terminal: Terminal,
  format?: string,
  remote: RemoteFlags = {},
): Promise<TrackingPlan | undefined> {
  const files = await readPlanFiles(path, terminal, remote)
  if (files === undefined) return undefined
  const { plan, diagnostics } = loadPlan(files.sources, format === undefined ? {} : { format })
  reportDiagnostics(terminal, placeDiagnostics(diagnostics, files.root, terminal.folder))
  return plan
}
