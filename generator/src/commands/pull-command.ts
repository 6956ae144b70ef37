// `trackwright pull`: fetches a vendor's plan and writes it in the native layout, for a person to review and commit.
import { resolve } from 'node:path'
import { countOf } from '../diagnostics/count-of.js'
import { hasErrors } from '../diagnostics/has-errors.js'
import { loadPlan } from '../plan/load-plan.js'
import { writeNativePlan } from '../plan-writing/write-native-plan.js'
import { pullPlan } from '../pull/pull-plan.js'
import { VENDORS, type VendorName } from '../pull/vendors.js'
import { showPath } from './show-path.js'
import { type ExitCode, reportDiagnostics, type Terminal } from './terminal.js'
import { isFreeFolder, writePlanFolder } from './write-plan-folder.js'

export interface PullFlags {
  readonly from: VendorName
  /** The folder that the plan goes to. */
  readonly to: string
  /** Of the plan at the vendor; needed where there are several. */
  readonly id?: string
  readonly url?: string
}

export async function pullCommand(flags: PullFlags, terminal: Terminal): Promise<ExitCode> {
  const folder = resolve(terminal.folder, flags.to)
  if (!(await isFreeFolder(folder, terminal))) return 2
  const pulled = await pullPlan({
    from: flags.from,
    url: flags.url,
    planId: flags.id,
    environment: terminal.environment,
    signal: terminal.interrupted,
    onProgress: terminal.progress,
  })
  reportDiagnostics(terminal, pulled.diagnostics)
  if (hasErrors(pulled.diagnostics)) return 2
  const { plan, diagnostics } = loadPlan(pulled.sources)
  reportDiagnostics(terminal, diagnostics)
  if (plan === undefined) return 2
  const files = writeNativePlan(plan)
  await writePlanFolder(folder, files)
  const { length } = plan.events
  terminal.print(
    `wrote the plan ${JSON.stringify(plan.name)} of ${VENDORS[flags.from].title}, with ${countOf(length, 'event')}, to ${showPath(folder, terminal)}`,
  )
  terminal.data({ name: plan.name, events: length, files: files.map(({ path }) => path) })
  return 0
}
