// One received event against the plan: which rules it falls under, and whether one of them accepts it.
import type { Ajv, ValidateFunction } from 'ajv'
import type { Draft, JsonObject, JsonValue, PlanEvent, TrackingPlan } from '../plan/model.js'
import { ajvForDraft } from './ajv-for-draft.js'
import { describeViolation } from './describe-violation.js'
import { eventName } from './event-name.js'
import type { Verdict, Violation } from './model.js'
import { hasProperties, payloadOf } from './payload-of.js'
import { resourcesOfDraft } from './resources-of-draft.js'

export type ValidateEvent = (message: JsonObject) => Verdict

/**
 * A validator for the events of `plan`; each schema is compiled when its first event comes.
 * - track: the rules with that `event`; page and screen: those with that `name`, else the nameless rule;
 *   identify, group and alias: every rule of the call.
 * - Several rules (versions) apply: one that accepts is enough, else the newest tells what is wrong.
 * - Validated are `properties` of track, page and screen, else `traits`, or `context.traits` where there are none;
 *   an absent part counts as `{}`.
 * - A schema that cannot be compiled makes its events invalid, with the rule `schema`.
 */
export function createEventValidator(plan: TrackingPlan): ValidateEvent {
  const rules = indexRules(plan)
  const check = createChecker(plan)
  return (message) => {
    const versions = rulesFor(message, rules)
    let newest: readonly Violation[] | undefined
    for (const rule of versions) {
      const violations = check(rule, payloadOf(message))
      if (violations.length === 0) return { kind: 'valid' }
      newest ??= violations
    }
    return newest ? { kind: 'invalid', violations: newest } : { kind: 'unplanned' }
  }
}

type Rules = ReadonlyMap<string, readonly PlanEvent[]>

/** Rules by call and wire name, newest version first. */
function indexRules(plan: TrackingPlan): Rules {
  const rules = new Map<string, PlanEvent[]>()
  for (const event of plan.events) {
    const key = ruleKey(event.call, hasProperties(event.call) ? event.name : '')
    rules.set(key, [...(rules.get(key) ?? []), event])
  }
  for (const versions of rules.values()) versions.sort(newestFirst)
  return rules
}

function newestFirst(a: PlanEvent, b: PlanEvent): number {
  return (b.version ?? '').localeCompare(a.version ?? '', 'en', { numeric: true })
}

function rulesFor(message: JsonObject, rules: Rules): readonly PlanEvent[] {
  const call = typeof message.type === 'string' ? message.type : ''
  const exact = rules.get(ruleKey(call, eventName(message)))
  const nameless = call === 'track' ? undefined : rules.get(ruleKey(call, ''))
  return exact ?? nameless ?? []
}

function ruleKey(call: string, name: string): string {
  return JSON.stringify([call, name])
}

type Check = (rule: PlanEvent, payload: JsonValue) => readonly Violation[]

function createChecker(plan: TrackingPlan): Check {
  const ajvs = new Map<Draft, Ajv>()
  const compiled = new Map<PlanEvent, ValidateFunction | Violation>()
  return (rule, payload) => {
    const validate = compiled.get(rule) ?? compileRule(rule, plan, ajvs)
    compiled.set(rule, validate)
    if (typeof validate !== 'function') return [validate]
    if (validate(payload)) return []
    const root = hasProperties(rule.call) ? 'properties' : 'traits'
    // `if` only says that a branch failed, which the branch has said.
    const errors = (validate.errors ?? []).filter((error) => error.keyword !== 'if')
    return errors.map((error) => describeViolation(error, root))
  }
}

function compileRule(
  rule: PlanEvent,
  plan: TrackingPlan,
  ajvs: Map<Draft, Ajv>,
): ValidateFunction | Violation {
  try {
    const ajv = ajvs.get(rule.draft) ?? ajvForDraft(rule.draft, resourcesOfDraft(plan, rule.draft))
    ajvs.set(rule.draft, ajv)
    return ajv.compile({ $ref: rule.schemaUri })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { pointer: '', rule: 'schema', message: `the plan's schema cannot be used: ${reason}` }
  }
}
