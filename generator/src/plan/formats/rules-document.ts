// A document of the shape { name, rules: { events, global, identify, group } }: two vendors' formats are exactly this.
import { isArray, isObject, memberOf } from '../json-value.js'
import type { JsonObject, PlanDocument } from '../model.js'
import { documentAs } from './document-as.js'
import type { RudderStackV1Document } from './documents/rudderstack-v1-document.js'
import type { SegmentConfigApiDocument } from './documents/segment-config-api-document.js'
import { collectDropped } from './dropped.js'
import {
  listEvents,
  noteTraitLists,
  readGlobalRules,
  readListedEvent,
  readRuleOf,
} from './events-document.js'
import { optional, versionText } from './optional.js'
import type { DraftEvent, DraftPlan } from './plan-format.js'

/** `rules`, where it holds a list of events with whole-message schemas. */
export function rulesWithEvents(document: PlanDocument): JsonObject | undefined {
  const rules = memberOf(document.value, 'rules')
  return isObject(rules) && isArray(rules.events) ? rules : undefined
}

export function parseRulesDocuments(documents: readonly PlanDocument[]): DraftPlan {
  const dropped = collectDropped()
  const events: DraftEvent[] = []
  const plans = documents.map((document) =>
    documentAs<RudderStackV1Document | SegmentConfigApiDocument>(document),
  )
  for (const [index, document] of documents.entries()) {
    const { rules } = plans[index] ?? { rules: { events: [] } }
    const common = readGlobalRules(rules.global, document, '/rules/global', dropped)
    for (const event of listEvents(document, rules.events, '/rules/events')) {
      events.push(...readListedEvent(event, common, dropped))
    }
    for (const call of ['identify', 'group'] as const) {
      events.push(...readRuleOf(call, rules[call], document, `/rules/${call}`, dropped))
    }
    noteTraitLists(rules, document, '/rules', dropped)
  }
  const [plan] = plans
  return {
    name: plan?.display_name || plan?.name || 'Tracking plan',
    // The Config API has the id in the path of the resource alone.
    ...optional('id', plan !== undefined && 'id' in plan ? plan.id : idInPath(plan?.name)),
    ...optional('version', versionText(plan?.version)),
    ...optional('description', plan?.description),
    events,
    files: events.map((event) => event.file),
    diagnostics: dropped.report(),
  }
}

/** Of `workspaces/acme/tracking-plans/rs_1`. */
function idInPath(name: string | null | undefined): string | undefined {
  return /^workspaces\/.+\/tracking-plans\/([^/]+)$/.exec(name ?? '')?.[1]
}
