// `trackwright generate`: reads the plans, generates, and writes what differs.
import { join } from 'node:path'
import { type ResolvedTarget, resolveTargets, type TargetFlags } from '../config/resolve-targets.js'
import { hasErrors } from '../diagnostics/has-errors.js'
import { writeOutput } from '../output/write-output.js'
import { checkCommand } from './check-command.js'
import { prepareTarget, showPath } from './prepare-target.js'
import { type ExitCode, reportDiagnostics, type Terminal } from './terminal.js'

export interface GenerateFlags extends TargetFlags {
  /** Write nothing; do what `trackwright check` does. */
  readonly check?: boolean
}

export async function generateCommand(flags: GenerateFlags, terminal: Terminal): Promise<ExitCode> {
  if (flags.check === true) return checkCommand(flags, terminal)
  const { targets, diagnostics } = await resolveTargets(flags, terminal.folder)
  reportDiagnostics(terminal, diagnostics)
  if (hasErrors(diagnostics)) return 2
  const written = []
  for (const target of targets) written.push(await writeTarget(target, terminal))
  terminal.data({ written: written.flatMap((paths) => paths ?? []) })
  return written.includes(undefined) ? 2 : 0
}

/** The paths that were written or removed; undefined where that was not possible, which was reported. */
async function writeTarget(target: ResolvedTarget, terminal: Terminal): Promise<string[] | undefined> {
  const files = await prepareTarget(target, terminal)
  if (files === undefined) return undefined
  const { changes, diagnostics } = await writeOutput(target.output, files)
  reportDiagnostics(terminal, diagnostics)
  if (hasErrors(diagnostics)) return undefined
  const folder = showPath(target.output, terminal)
  if (changes.length === 0) terminal.print(`${folder} is up to date`)
  for (const { path, kind } of changes)
    terminal.print(`${kind === 'left over' ? 'removed' : 'wrote'} ${join(folder, path)}`)
  return changes.map(({ path }) => join(folder, path))
}
