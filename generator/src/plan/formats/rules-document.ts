// A document of the shape { name, rules: { events, global, identify, group } }: two vendors' formats are exactly this.
import { isArray, isObject, memberOf, textOf } from '../json-value.js'
import type { JsonObject, PlanDocument } from '../model.js'
import { collectDropped } from './dropped.js'
import {
  listEvents,
  noteTraitLists,
  planNameOf,
  readGlobalRules,
  readListedEvent,
  readRuleOf,
} from './events-document.js'
import { versionOf } from './native-event.js'
import type { DraftEvent, DraftPlan } from './plan-format.js'

/** `rules`, where it holds a list of events with whole-message schemas. */
export function rulesWithEvents(document: PlanDocument): JsonObject | undefined {
  const rules = memberOf(document.value, 'rules')
  return isObject(rules) && isArray(rules.events) ? rules : undefined
}

export function parseRulesDocuments(documents: readonly PlanDocument[]): DraftPlan {
  const dropped = collectDropped()
  const events: DraftEvent[] = []
  const plans = documents.filter((document) => rulesWithEvents(document) !== undefined)
  for (const document of plans) {
    const rules = rulesWithEvents(document) ?? {}
    const common = readGlobalRules(rules, document, '/rules', dropped)
    for (const event of listEvents(document, rules.events, '/rules/events')) {
      events.push(...readListedEvent(event, common, dropped))
    }
    for (const call of ['identify', 'group'] as const) {
      events.push(...readRuleOf(call, memberOf(rules, call), document, `/rules/${call}`, dropped))
    }
    noteTraitLists(rules, document, '/rules', dropped)
  }
  const [plan] = plans
  const version = versionOf(plan?.value)
  const description = textOf(plan?.value, 'description')
  return {
    name: planNameOf(plan?.value) ?? 'Tracking plan',
    ...(version === undefined ? {} : { version }),
    ...(description === undefined ? {} : { description }),
    events,
    files: events.map((event) => event.file),
    diagnostics: dropped.report(),
  }
}
