// RudderStack's catalog API v2, as RudderTyper 2 reads it: events with `format=schema`, in pages, lists or one a file.
import { isArray, isObject, memberOf, textOf } from '../json-value.js'
import type { JsonValue, PlanDocument } from '../model.js'
import { documentAs } from './document-as.js'
import type {
  RudderStackCatalogDocument,
  RudderStackCatalogPlan,
} from './documents/rudderstack-catalog-document.js'
import { collectDropped } from './dropped.js'
import { type ListedEvent, listEvents, readListedEvent } from './events-document.js'
import { optional, versionText } from './optional.js'
import type { DraftPlan, PlanFormat } from './plan-format.js'

export const rudderstackCatalog: PlanFormat = {
  id: 'rudderstack-catalog',
  title: 'RudderStack catalog API v2',
  isNative: false,
  recognise: (documents) => {
    const found = documents.find(({ value }) => isEvent(value) || listIn(value)?.list.some(isEvent))
    return found === undefined ? undefined : `events with "eventType" and "rules" in ${found.path}`
  },
  schemaOf: ({ value }) => {
    const schema = 'formats/rudderstack-catalog'
    if (isEvent(value)) return { schema, definition: 'event', noun: 'The event' }
    if (isArray(value)) return { schema, definition: 'list', noun: 'The list' }
    if (isArray(memberOf(value, 'data'))) return { schema, definition: 'page', noun: 'The page' }
    return isPlan(value) ? { schema, definition: 'plan', noun: 'The plan' } : undefined
  },
  parse: parseCatalog,
}

function parseCatalog(documents: readonly PlanDocument[]): DraftPlan {
  const dropped = collectDropped()
  const events = documents.flatMap(readEvents).flatMap((event) => readListedEvent(event, [], dropped))
  // The plan itself may lie beside the pages of its events.
  const found = documents.find(({ value }) => isPlan(value))
  const plan = found && documentAs<RudderStackCatalogPlan>(found)
  return {
    name: plan?.name || 'Tracking plan',
    ...optional('id', plan?.id),
    ...optional('version', versionText(plan?.version)),
    ...optional('description', plan?.description),
    events,
    files: events.map((event) => event.file),
    diagnostics: dropped.report(),
  }
}

/** A page of the API, a list, a plan with its events, or one event. */
function readEvents(document: PlanDocument): ListedEvent[] {
  const value = documentAs<RudderStackCatalogDocument>(document)
  if (Array.isArray(value)) return listEvents(document, value, '')
  if ('data' in value) return listEvents(document, value.data, '/data')
  if ('rules' in value) return [{ document, value, pointer: '' }]
  return listEvents(document, value.events ?? [], '/events')
}

function listIn(value: JsonValue): { list: readonly JsonValue[] } | undefined {
  const list = [value, memberOf(value, 'data'), memberOf(value, 'events')].find(isArray)
  return list && { list }
}

/** Other files with a name, such as package.json, may lie beside it. */
function isPlan(value: JsonValue): boolean {
  if (!isObject(value) || textOf(value, 'name') === undefined || isEvent(value)) return false
  const isOfCatalog = ['creationType', 'workspaceId', 'rules'].some((key) => key in value)
  return isOfCatalog || typeof value.version === 'number' || isArray(value.events)
}

function isEvent(value: JsonValue): boolean {
  return memberOf(value, 'eventType') !== undefined && isObject(memberOf(value, 'rules'))
}
