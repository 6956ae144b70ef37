// `trackwright diff`: reads two versions of a plan, compares them, and says whom the changes touch.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { comparePlans } from '../compare/compare-plans.js'
import { describeChange, describeEffects, describeEvent } from '../compare/describe-change.js'
import { type FailOn, hasFailed } from '../compare/fail-on.js'
import type { PlanComparison } from '../compare/model.js'
import { printMarkdown } from '../compare/print-markdown.js'
import { readPlanAtRevision } from '../compare/read-revision.js'
import {
  nextSchemaVersion,
  nextSemantic,
  planBump,
  schemaBump,
  semanticBump,
} from '../compare/recommend-versions.js'
import { type PlanFlags, resolvePlans } from '../config/resolve-plans.js'
import { addFrames } from '../diagnostics/add-frames.js'
import { hasErrors } from '../diagnostics/has-errors.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { placeDiagnostics } from '../diagnostics/place-diagnostics.js'
import { loadPlan } from '../plan/load-plan.js'
import type { PlanSource, TrackingPlan } from '../plan/model.js'
import { type ReadPlanResult, readPlan } from '../plan/read-plan.js'
import { type ExitCode, reportDiagnostics, type Terminal } from './terminal.js'

export interface DiffFlags extends PlanFlags {
  /** What makes the command end with 1. */
  readonly failOn: FailOn
  readonly format: 'text' | 'markdown'
}

/** Each of the two is a file, a folder, or a git revision of the plan; a path wins over a revision of the same name. */
export async function diffCommand(
  base: string | undefined,
  head: string | undefined,
  flags: DiffFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const given = [base, head].map((each) => each !== undefined && existsSync(resolve(terminal.folder, each)))
  // Two paths say all.
  const { plans, diagnostics } = given.every(Boolean)
    ? { plans: [{ plan: resolve(terminal.folder, head ?? '') }], diagnostics: [] }
    : await resolvePlans(flags, terminal.folder)
  reportDiagnostics(terminal, diagnostics)
  if (hasErrors(diagnostics)) return 2
  const codes: ExitCode[] = []
  for (const { plan } of plans) codes.push(await diffPlan(plan, base ?? 'HEAD', head, flags, terminal))
  return codes.includes(2) ? 2 : codes.includes(1) ? 1 : 0
}

async function diffPlan(
  plan: string,
  base: string,
  head: string | undefined,
  flags: DiffFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const [before, after] = [await openEnd(plan, base, terminal), await openEnd(plan, head, terminal)]
  if (before === undefined || after === undefined) return 2
  const comparison = comparePlans(before.plan, after.plan)
  terminal.data({ diffs: [{ plan: after.plan.name, bump: planBump(comparison), ...comparison }] })
  if (flags.format === 'markdown') terminal.print(printMarkdown(comparison, after.plan.name).trimEnd())
  else {
    report(comparison, before, after, terminal)
    printSummary(comparison, before.plan, after.plan, terminal)
  }
  return hasFailed(comparison, flags.failOn) ? 1 : 0
}

interface OpenedEnd {
  readonly plan: TrackingPlan
  readonly sources: readonly PlanSource[]
  readonly root: string
  /** Whether `root` is a folder here, or a revision as git writes it. */
  readonly isHere: boolean
}

async function openEnd(
  plan: string,
  given: string | undefined,
  terminal: Terminal,
): Promise<OpenedEnd | undefined> {
  const path = given === undefined ? plan : resolve(terminal.folder, given)
  const isHere = given === undefined || existsSync(path)
  const read: ReadPlanResult = isHere ? await readPlan(path) : await readPlanAtRevision(plan, given)
  const loaded = hasErrors(read.diagnostics) ? { diagnostics: [] } : loadPlan(read.sources)
  const end = { root: read.root, isHere, sources: read.sources }
  const found = [...read.diagnostics, ...loaded.diagnostics].filter(({ severity }) => severity === 'error')
  reportDiagnostics(terminal, placeIn(found, end, terminal))
  return 'plan' in loaded && loaded.plan !== undefined ? { ...end, plan: loaded.plan } : undefined
}

function placeIn(
  diagnostics: readonly Diagnostic[],
  { root, isHere, sources }: Omit<OpenedEnd, 'plan'>,
  terminal: Terminal,
): Diagnostic[] {
  const framed = addFrames(diagnostics, (file) => sources.find(({ path }) => path === file)?.text)
  if (isHere) return placeDiagnostics(framed, root, terminal.folder)
  return framed.map((diagnostic) => {
    const { location } = diagnostic
    const slash = root.endsWith(':') ? '' : '/'
    return location === undefined
      ? diagnostic
      : { ...diagnostic, location: { ...location, file: `${root}${slash}${location.file}` } }
  })
}

function report(comparison: PlanComparison, base: OpenedEnd, head: OpenedEnd, terminal: Terminal): void {
  const changes = comparison.events.flatMap((event) => event.changes)
  reportDiagnostics(
    terminal,
    changes.flatMap((change) =>
      placeIn([describeChange(change)], change.side === 'base' ? base : head, terminal),
    ),
  )
}

function printSummary(
  comparison: PlanComparison,
  base: TrackingPlan,
  head: TrackingPlan,
  terminal: Terminal,
): void {
  for (const each of comparison.events) {
    const next = nextSchemaVersion((each.before ?? each.event).version, schemaBump(each))
    const version = next === undefined ? schemaBump(each) : `${schemaBump(each)}, ${next}`
    terminal.print(
      `${describeEvent(each.event)}: ${each.status}; ${describeEffects(each.effects)}; ${semanticBump(each)}; ${version}`,
    )
  }
  const bump = planBump(comparison)
  const next = nextSemantic(base.version, bump)
  const versions = next === undefined ? '' : ` ${base.version} → ${next}`
  terminal.print(
    bump === 'none'
      ? `${head.name}: no event changed`
      : `${head.name}: ${comparison.events.length} of ${comparison.events.length + comparison.unchangedCount} events changed; ${bump} version${versions}`,
  )
}
