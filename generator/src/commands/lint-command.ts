// `trackwright lint`: what is not wrong in a plan and yet not good, and with --fix mends what is safe to mend.
import { writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { type PlanFlags, type ResolvedPlan, resolvePlans } from '../config/resolve-plans.js'
import { addFrames } from '../diagnostics/add-frames.js'
import { countOf } from '../diagnostics/count-of.js'
import { hasErrors } from '../diagnostics/has-errors.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { placeDiagnostics } from '../diagnostics/place-diagnostics.js'
import { fixSources } from '../lint/fix-sources.js'
import { type LintFinding, lintPlan } from '../lint/lint-plan.js'
import { type ResolvedRules, resolveRules } from '../lint/resolve-rules.js'
import { loadPlan } from '../plan/load-plan.js'
import type { PlanSource } from '../plan/model.js'
import { type PlanFiles, readPlanFiles } from './open-plan.js'
import { type ExitCode, reportDiagnostics, type Terminal } from './terminal.js'

export interface LintFlags extends PlanFlags {
  /** Mend what can be mended without a change of what is valid. */
  readonly fix?: boolean
  /** More warnings than this end with exit code 1, as one error does. */
  readonly maxWarnings?: number
}

export async function lintCommand(flags: LintFlags, terminal: Terminal): Promise<ExitCode> {
  const { plans, diagnostics } = await resolvePlans(flags, terminal.folder)
  reportDiagnostics(terminal, diagnostics)
  if (hasErrors(diagnostics)) return 2
  const counts: Counts[] = []
  for (const plan of plans) {
    const counted = await lintOne(plan, flags.fix ?? false, terminal)
    if (counted === undefined) return 2
    counts.push(counted)
  }
  terminal.data({ lint: counts })
  const warnings = counts.reduce((sum, each) => sum + each.warnings, 0)
  const hasFailed = counts.some(({ errors }) => errors > 0) || warnings > (flags.maxWarnings ?? Infinity)
  return hasFailed ? 1 : 0
}

interface Counts {
  readonly plan: string
  readonly errors: number
  readonly warnings: number
  readonly notes: number
  readonly fixed: number
}

/** Undefined where the plan or the rules are broken; it was reported. */
async function lintOne(
  { plan, lint }: ResolvedPlan,
  isFix: boolean,
  terminal: Terminal,
): Promise<Counts | undefined> {
  const resolved = resolveRules(lint)
  reportDiagnostics(terminal, resolved.diagnostics)
  const files = hasErrors(resolved.diagnostics) ? undefined : await readPlanFiles(plan, terminal)
  if (files === undefined) return undefined
  const first = lintSources(files, files.sources, resolved, terminal)
  if (first === undefined) return undefined
  const { sources, fixedCount } =
    isFix && first.isNative ? fixSources(files.sources, first.findings) : NOTHING_FIXED
  for (const { path, text } of sources) await writeFile(join(files.root, path), text)
  const changed = files.sources.map((source) => sources.find(({ path }) => path === source.path) ?? source)
  const last = fixedCount === 0 ? first : lintSources(files, changed, resolved, terminal)
  if (last === undefined) return undefined
  const found = [...last.plan, ...last.findings.map(({ diagnostic }) => diagnostic)]
  reportDiagnostics(terminal, placeDiagnostics(found, files.root, terminal.folder))
  const counts = { plan: relative(terminal.folder, plan) || '.', ...count(found), fixed: fixedCount }
  printCounts(counts, last.findings, terminal)
  return counts
}

const NOTHING_FIXED = { sources: [], fixedCount: 0 }

interface Linted {
  readonly isNative: boolean
  /** What loading it tells. */
  readonly plan: readonly Diagnostic[]
  readonly findings: readonly LintFinding[]
}

function lintSources(
  files: PlanFiles,
  sources: readonly PlanSource[],
  { rules }: ResolvedRules,
  terminal: Terminal,
): Linted | undefined {
  const { plan, format, diagnostics } = loadPlan(sources)
  if (plan === undefined) {
    reportDiagnostics(terminal, placeDiagnostics(diagnostics, files.root, terminal.folder))
    return undefined
  }
  const { findings } = lintPlan(plan, rules)
  const framed = addFrames(
    findings.map(({ diagnostic }) => diagnostic),
    (file) => sources.find(({ path }) => path === file)?.text,
  )
  return {
    isNative: format?.startsWith('native') ?? false,
    plan: diagnostics,
    findings: findings.map((finding, index) => ({
      ...finding,
      diagnostic: framed[index] ?? finding.diagnostic,
    })),
  }
}

function count(found: readonly Diagnostic[]): Pick<Counts, 'errors' | 'warnings' | 'notes'> {
  const of = (severity: Diagnostic['severity']): number =>
    found.filter((diagnostic) => diagnostic.severity === severity).length
  return { errors: of('error'), warnings: of('warning'), notes: of('info') }
}

function printCounts(counts: Counts, findings: readonly LintFinding[], terminal: Terminal): void {
  const { plan, errors, warnings, notes, fixed } = counts
  const fixable = findings.filter(({ removes }) => removes !== undefined).length
  const total = errors + warnings + notes
  const mended = fixed === 0 ? '' : `, ${fixed} fixed`
  const hint = fixable === 0 ? '' : `; --fix mends ${fixable}`
  terminal.print(`${plan}: ${total === 0 ? 'nothing found' : countOf(total, 'finding')}${mended}${hint}`)
}
