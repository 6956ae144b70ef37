// RudderStack's tracking plan as one document: the plan.json of RudderTyper 1.
import { isArray, memberOf } from '../json-value.js'
import type { PlanDocument } from '../model.js'
import type { PlanFormat } from './plan-format.js'
import { parseRulesDocuments, rulesWithEvents } from './rules-document.js'

export const rudderstackV1: PlanFormat = {
  id: 'rudderstack-v1',
  title: 'RudderStack tracking plan (RudderTyper 1)',
  isNative: false,
  recognise: (documents) => {
    const found = documents.find(isRudderStack)
    return found === undefined ? undefined : `"rules.events" with RudderStack's fields in ${found.path}`
  },
  schemaOf: (document) =>
    rulesWithEvents(document) === undefined
      ? undefined
      : { schema: 'formats/rudderstack-v1', noun: 'The plan' },
  parse: parseRulesDocuments,
}

/** Segment's Config API has the same shape, and neither of these fields. */
function isRudderStack(document: PlanDocument): boolean {
  const events = rulesWithEvents(document)?.events
  if (!isArray(events)) return false
  const isOfCatalog =
    memberOf(document.value, 'creationType') !== undefined ||
    memberOf(document.value, 'workspaceId') !== undefined
  return isOfCatalog || events.some((event) => memberOf(event, 'eventType') !== undefined)
}
