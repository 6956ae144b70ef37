// Judges what a program sends against its plans: what is never sent, what bypasses them, what should not be sent any more.
import { relative } from 'node:path'
import { createDiagnostic, type DiagnosticDetails } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic, SourceLocation } from '../diagnostics/model.js'
import type { NamedEvent } from '../naming/model.js'
import { isTestFile } from './is-test-file.js'
import { locateNode } from './locate-node.js'
import type { Sends } from './look-through.js'
import type { GeneratedModule, Use } from './model.js'
import { indexPlans, type PlanIndex } from './plan-index.js'
import type { RawCall } from './raw-call.js'
import { readEventName } from './raw-event-name.js'
import { showEvent } from './show-event.js'

/** What an audit can find; the codes that they are reported under. */
const AUDIT_CODES = {
  'raw-call': 'TW901',
  'unknown-event': 'TW902',
  'dynamic-name': 'TW903',
  'never-sent': 'TW904',
  'tests-only': 'TW905',
  deprecated: 'TW906',
} as const

export type AuditFindingKind = keyof typeof AUDIT_CODES

/** A diagnostic whose file is absolute where it is about the program, and relative to the plan where it is about that. */
export interface AuditFinding {
  readonly kind: AuditFindingKind
  readonly diagnostic: Diagnostic
  /** The module whose plan the place is in; undefined where it is in the program. */
  readonly ofPlan?: GeneratedModule
}

export interface EventUsage {
  readonly module: GeneratedModule
  readonly event: NamedEvent
  readonly uses: readonly Use[]
  readonly testUses: readonly Use[]
}

export interface Audit {
  /** In the order of the plans. */
  readonly events: readonly EventUsage[]
  /** Calls of SDKs outside of tests. */
  readonly rawCalls: readonly RawCall[]
  readonly findings: readonly AuditFinding[]
}

/** @param folder the program's, so that what lies above it makes no file a test */
export function auditUsage(modules: readonly GeneratedModule[], sends: Sends, folder: string): Audit {
  const index = indexPlans(modules)
  const isOfTests = (path: string) => isTestFile(relative(folder, path).replaceAll('\\', '/'))
  const usesOf = groupUses(sends.uses)
  const events = modules.flatMap((module) =>
    module.events.map((event) => usageOf(module, event, usesOf.get(event) ?? [], isOfTests)),
  )
  const rawCalls = sends.rawCalls.filter((raw) => !isOfTests(raw.node.compilerNode.getSourceFile().fileName))
  return {
    events,
    rawCalls,
    findings: [...rawCalls.flatMap((raw) => judgeRawCall(raw, index)), ...events.flatMap(judgeEvent)],
  }
}

function groupUses(uses: readonly Use[]): Map<NamedEvent, Use[]> {
  const groups = new Map<NamedEvent, Use[]>()
  for (const use of uses) {
    const group = groups.get(use.event)
    if (group === undefined) groups.set(use.event, [use])
    else group.push(use)
  }
  return groups
}

function usageOf(
  module: GeneratedModule,
  event: NamedEvent,
  uses: readonly Use[],
  isOfTests: (path: string) => boolean,
): EventUsage {
  const isTest = (use: Use) => isOfTests(use.location.file)
  return { module, event, uses: uses.filter((use) => !isTest(use)), testUses: uses.filter(isTest) }
}

function judgeEvent({ module, event: named, uses, testUses }: EventUsage): AuditFinding[] {
  const { event, functionName } = named
  const label = showEvent(event.call, event.name)
  const inPlan = { ofPlan: module, location: event.location }
  if (event.deprecated !== undefined && event.deprecated !== false) {
    const reason = typeof event.deprecated === 'string' ? `: ${event.deprecated}` : ''
    return uses.map(({ location }) =>
      finding('deprecated', { message: `${label} is deprecated${reason.replace(/\.$/, '')}.`, location }),
    )
  }
  if (uses.length > 0) return []
  if (testUses.length === 0)
    return [
      finding('never-sent', { message: `${label} is never sent: nothing calls ${functionName}.`, ...inPlan }),
    ]
  const related = testUses.map(({ location }) => location)
  return [finding('tests-only', { message: `${label} is sent only in tests.`, ...inPlan, related })]
}

function judgeRawCall(raw: RawCall, index: PlanIndex): AuditFinding[] {
  const name = readEventName(raw)
  const location = locateNode(raw.node.compilerNode)
  if (name.kind === 'dynamic' || name.kind === 'hidden') {
    const text = shorten(name.expression.getText())
    const what = name.kind === 'dynamic' ? 'The name of this event is' : 'This message is'
    return [finding('dynamic-name', { message: `${what} made at run time: ${text}.`, location })]
  }
  return (name.kind === 'none' ? [''] : name.names).map((each) => judgeName(raw, each, location, index))
}

function judgeName(raw: RawCall, name: string, location: SourceLocation, index: PlanIndex): AuditFinding {
  const label = showEvent(raw.call, name)
  const planned = index.find(raw.call, name)
  if (planned.length > 0) {
    const functions = planned.map(({ event }) => event.functionName).join(' or ')
    const help = `Call ${functions} of the generated code, or run \`trackwright migrate\`.`
    return finding('raw-call', { message: `${label} is sent past the plan.`, location, help })
  }
  const near = name === '' ? undefined : index.suggest(raw.call, name)
  const guess = near === undefined ? '' : ` Did you mean ${JSON.stringify(near)}?`
  return finding('unknown-event', { message: `${label} is sent, and is in no plan.${guess}`, location })
}

function finding(
  kind: AuditFindingKind,
  { ofPlan, ...details }: DiagnosticDetails & { ofPlan?: GeneratedModule },
): AuditFinding {
  return {
    kind,
    diagnostic: createDiagnostic(AUDIT_CODES[kind], details),
    ...(ofPlan === undefined ? {} : { ofPlan }),
  }
}

const MAX_SHOWN = 60

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= MAX_SHOWN ? line : `${line.slice(0, MAX_SHOWN)} …`
}
