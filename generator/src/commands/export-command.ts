// `trackwright export`: writes the plan in another tool's format, and says what that has no place for.
import { join, resolve } from 'node:path'
import { loadConfig } from '../config/load-config.js'
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import { hasErrors } from '../diagnostics/has-errors.js'
import { placeDiagnostics } from '../diagnostics/place-diagnostics.js'
import { type ExportFormat, exportPlan } from '../export/export-plan.js'
import { loadPlan } from '../plan/load-plan.js'
import { readPlanFiles } from './open-plan.js'
import { showPath } from './show-path.js'
import { type ExitCode, reportDiagnostics, type Terminal } from './terminal.js'
import { isFreeFolder, writePlanFolder } from './write-plan-folder.js'

export interface ExportFlags {
  readonly to: ExportFormat
  readonly output: string
  readonly plan?: string
  readonly vendor?: string
}

export async function exportCommand(flags: ExportFlags, terminal: Terminal): Promise<ExitCode> {
  const folder = resolve(terminal.folder, flags.output)
  const planPath = await findPlan(flags, terminal)
  if (planPath === undefined || !(await isFreeFolder(folder, terminal))) return 2
  const files = await readPlanFiles(planPath, terminal)
  if (files === undefined) return 2
  const loaded = loadPlan(files.sources)
  reportDiagnostics(terminal, placeDiagnostics(loaded.diagnostics, files.root, terminal.folder))
  if (loaded.plan === undefined) return 2
  const { sources, diagnostics } = exportPlan(loaded.plan, flags.to, { vendor: flags.vendor })
  reportDiagnostics(terminal, placeDiagnostics(diagnostics, files.root, terminal.folder))
  if (hasErrors(diagnostics)) return 2
  await writePlanFolder(folder, sources)
  for (const { path } of sources) terminal.print(`wrote ${showPath(join(folder, path), terminal)}`)
  terminal.data({ format: flags.to, files: sources.map(({ path }) => path) })
  return 0
}

/** Undefined where none is named, which was told. */
async function findPlan({ plan }: ExportFlags, terminal: Terminal): Promise<string | undefined> {
  if (plan !== undefined) return resolve(terminal.folder, plan)
  const { config, diagnostics } = await loadConfig(terminal.folder)
  reportDiagnostics(terminal, diagnostics)
  const [target] = config?.targets ?? []
  if (target === undefined && !hasErrors(diagnostics))
    reportDiagnostics(terminal, [
      createDiagnostic('TW201', { message: 'There is no plan to export: --plan is not given.' }),
    ])
  return target?.plan
}
