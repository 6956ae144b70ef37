// `trackwright import`: rewrites a plan of any format to the native layout, in a folder of its own.
import { resolve } from 'node:path'
import { countOf } from '../diagnostics/count-of.js'
import { hasErrors } from '../diagnostics/has-errors.js'
import { placeDiagnostics } from '../diagnostics/place-diagnostics.js'
import { loadPlan } from '../plan/load-plan.js'
import { readPlans } from '../plan/read-plans.js'
import { writeNativePlan } from '../plan-writing/write-native-plan.js'
import { showPath } from './show-path.js'
import { type ExitCode, reportDiagnostics, type Terminal } from './terminal.js'
import { isFreeFolder, writePlanFolder } from './write-plan-folder.js'

export interface ImportFlags {
  /** The folder that the native plan goes to. */
  readonly to: string
  /** The format of the files. @default what their content says */
  readonly format?: string
}

export async function importCommand(
  paths: readonly string[],
  { to, format }: ImportFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const folder = resolve(terminal.folder, to)
  if (!(await isFreeFolder(folder, terminal))) return 2
  const read = await readPlans(paths.map((path) => resolve(terminal.folder, path)))
  reportDiagnostics(terminal, placeDiagnostics(read.diagnostics, read.root, terminal.folder))
  if (hasErrors(read.diagnostics)) return 2
  const loaded = loadPlan(read.sources, format === undefined ? {} : { format })
  reportDiagnostics(terminal, placeDiagnostics(loaded.diagnostics, read.root, terminal.folder))
  if (loaded.plan === undefined) return 2
  const files = writeNativePlan(loaded.plan)
  await writePlanFolder(folder, files)
  if (loaded.recognition !== undefined) terminal.print(loaded.recognition)
  const { length } = loaded.plan.events
  terminal.print(`wrote a plan of ${countOf(length, 'event')} to ${showPath(folder, terminal)}`)
  terminal.data({ format: loaded.format, events: length, files: files.map(({ path }) => path) })
  return 0
}
