// `trackwright generate`: brings every target's output up to date, once or (with --watch) whenever its plan changes.
import { type ResolvedTarget, resolveTargets, type TargetFlags } from '../config/resolve-targets.js'
import { hasErrors } from '../diagnostics/has-errors.js'
import { findRecorded } from '../targets/output-record.js'
import type { WrittenTarget } from '../targets/write-target.js'
import { reportWritten } from './report-written.js'
import { type ExitCode, reportDiagnostics, type Terminal } from './terminal.js'

export interface GenerateFlags extends TargetFlags {
  /** Write nothing; do what `trackwright check` does. */
  readonly check?: boolean
  /** Go on until interrupted. */
  readonly watch?: boolean
}

export async function generateCommand(flags: GenerateFlags, terminal: Terminal): Promise<ExitCode> {
  if (flags.check === true) return (await import('./check-command.js')).checkCommand(flags, terminal)
  if (flags.watch === true) return (await import('./watch-command.js')).watchCommand(flags, terminal)
  const { targets, diagnostics } = await resolveTargets(flags, terminal.folder)
  reportDiagnostics(terminal, diagnostics)
  if (hasErrors(diagnostics)) return 2
  const written = []
  for (const target of targets) {
    const result = await bringUpToDate(target, terminal.folder)
    if (result.recognition !== undefined) terminal.print(result.recognition)
    reportWritten(target, result, terminal)
    written.push(result.changes?.map(({ path }) => path))
  }
  terminal.data({ written: written.flatMap((paths) => paths ?? []) })
  return written.includes(undefined) ? 2 : 0
}

type Outcome = Pick<WrittenTarget, 'changes' | 'diagnostics' | 'recognition'>

/** The generator is loaded only where there is something to generate. */
async function bringUpToDate(target: ResolvedTarget, folder: string): Promise<Outcome> {
  const recorded = await findRecorded(target, folder)
  if (recorded !== undefined) return { ...recorded, changes: [] }
  const { writeTarget } = await import('../targets/write-target.js')
  const written = await writeTarget(target, folder)
  await written.record()
  return written
}
