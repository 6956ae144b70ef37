// `trackwright audit`: which events of the plan a program sends, and where; and what it sends past the plan.
import type { AuditFindingKind } from '../config/define-config.js'
import { addFrames } from '../diagnostics/add-frames.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { placeDiagnostics } from '../diagnostics/place-diagnostics.js'
import type { AuditFinding } from '../usage/audit-usage.js'
import type { GeneratedModule } from '../usage/model.js'
import { type Program, type ProgramFlags, readProgram } from './read-program.js'
import { type ExitCode, reportDiagnostics, type Terminal } from './terminal.js'

export interface AuditFlags extends ProgramFlags {
  /** Wins over `audit.failOn` of the config file. */
  readonly failOn?: readonly AuditFindingKind[]
}

const DEFAULT_FAIL_ON: readonly AuditFindingKind[] = ['raw-call', 'unknown-event', 'dynamic-name']

export async function auditCommand(
  patterns: readonly string[],
  flags: AuditFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const program = await readProgram(patterns, flags, terminal)
  if (program === undefined) return 2
  const { sources, targets, tsconfigPath, settings } = program
  terminal.progress(`Looking through ${sources.length} files`)
  // ts-morph takes longer to load than most commands take to run.
  const { lookThrough } = await import('../usage/look-through.js')
  const { auditUsage } = await import('../usage/audit-usage.js')
  const { describeAudit, printAudit } = await import('../usage/print-audit.js')
  const audit = auditUsage(targets, lookThrough({ sources, modules: targets, tsconfigPath }), terminal.folder)
  const failOn = new Set(flags.failOn ?? settings.audit?.failOn ?? DEFAULT_FAIL_ON)
  for (const line of printAudit(audit, terminal.folder)) terminal.print(line)
  terminal.data(describeAudit(audit, terminal.folder))
  reportDiagnostics(terminal, placeFindings(audit.findings, failOn, program, terminal))
  return audit.findings.some(({ kind }) => failOn.has(kind)) ? 1 : 0
}

/** What makes the command fail is shown as an error. */
function placeFindings(
  findings: readonly AuditFinding[],
  failOn: ReadonlySet<AuditFindingKind>,
  { sources, targets }: Program,
  terminal: Terminal,
): Diagnostic[] {
  const texts = new Map(sources.map(({ path, text }) => [path, text]))
  const rootOf = new Map<GeneratedModule, string>(targets.map((target) => [target, target.planRoot]))
  return findings.flatMap(({ kind, diagnostic, ofPlan }) => {
    const severity = failOn.has(kind) ? ('error' as const) : ('warning' as const)
    const framed = addFrames([{ ...diagnostic, severity }], (file) => texts.get(file))
    const root = ofPlan === undefined ? undefined : rootOf.get(ofPlan)
    return placeDiagnostics(framed, root ?? terminal.folder, terminal.folder)
  })
}
