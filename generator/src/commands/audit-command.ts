// `trackwright audit`: which events of the plan a program sends, and where.
import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { type ResolvedTarget, resolveTargets, type TargetFlags } from '../config/resolve-targets.js'
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import { hasErrors } from '../diagnostics/has-errors.js'
import type { SourceLocation } from '../diagnostics/model.js'
import type { NamedEvent } from '../naming/model.js'
import { namePlan } from '../naming/name-plan.js'
import { readIfThere } from '../output/compare-output.js'
import { LOCK_FILE_NAME, readLockFile } from '../output/lock-file.js'
import { openPlan } from './open-plan.js'
import { type ExitCode, reportDiagnostics, type Terminal } from './terminal.js'

export interface AuditFlags extends TargetFlags {
  /** The program to look through. */
  readonly tsconfig: string
}

export async function auditCommand(flags: AuditFlags, terminal: Terminal): Promise<ExitCode> {
  const tsconfigPath = resolve(terminal.folder, flags.tsconfig)
  if (!existsSync(tsconfigPath)) {
    reportDiagnostics(terminal, [
      createDiagnostic('TW205', {
        message: `There is no ${flags.tsconfig} here.`,
      }),
    ])
    return 2
  }
  const { targets, diagnostics } = await resolveTargets(flags, terminal.folder)
  reportDiagnostics(terminal, diagnostics)
  if (hasErrors(diagnostics)) return 2
  const codes = []
  for (const target of targets) codes.push(await auditTarget(target, tsconfigPath, terminal))
  return codes.includes(2) ? 2 : 0
}

async function auditTarget(
  target: ResolvedTarget,
  tsconfigPath: string,
  terminal: Terminal,
): Promise<ExitCode> {
  const events = await nameTarget(target, terminal)
  if (events === undefined) return 2
  // ts-morph takes longer to load than most commands take to run.
  const { findCalls } = await import('../usage/find-calls.js')
  const calls = findCalls({ tsconfigPath, outputFolder: target.output })
  const width = Math.max(0, ...events.map((event) => event.functionName.length))
  for (const { functionName } of events) {
    terminal.print(`${functionName.padEnd(width)}  ${describeCalls(calls.get(functionName) ?? [], terminal)}`)
  }
  const sent = events.filter((event) => calls.has(event.functionName)).length
  terminal.print(`${sent} of ${events.length} events are sent`)
  return 0
}

async function nameTarget(
  target: ResolvedTarget,
  terminal: Terminal,
): Promise<readonly NamedEvent[] | undefined> {
  const plan = await openPlan(target.plan, terminal, target.format)
  const lockText = await readIfThere(join(target.output, LOCK_FILE_NAME))
  const lock = lockText === undefined ? { names: [], diagnostics: [] } : readLockFile(lockText)
  reportDiagnostics(terminal, lock.diagnostics)
  return plan === undefined || hasErrors(lock.diagnostics)
    ? undefined
    : namePlan(plan, lock.names).named.events
}

const SHOWN_PLACES = 3

function describeCalls(places: readonly SourceLocation[], terminal: Terminal): string {
  if (places.length === 0) return 'never'
  const shown = places
    .slice(0, SHOWN_PLACES)
    .map(({ file, line }) => `${relative(terminal.folder, file)}:${line}`)
  const more = places.length > SHOWN_PLACES ? ` and ${places.length - SHOWN_PLACES} more` : ''
  return `${shown.join(', ')}${more}`
}
