// RudderStack's catalog API v2, as RudderTyper 2 reads it: events with `format=schema`, in pages, lists or one a file.
import { isArray, isObject, memberOf, textOf } from '../json-value.js'
import type { JsonValue, PlanDocument } from '../model.js'
import { collectDropped } from './dropped.js'
import { type ListedEvent, listEvents, planNameOf, readListedEvent } from './events-document.js'
import { versionOf } from './native-event.js'
import type { DraftPlan, PlanFormat } from './plan-format.js'

export const rudderstackCatalog: PlanFormat = {
  id: 'rudderstack-catalog',
  title: 'RudderStack catalog API v2',
  isNative: false,
  recognise: (documents) => {
    const found = documents.find((document) => eventsOf(document).length > 0)
    return found === undefined ? undefined : `events with "eventType" and "rules" in ${found.path}`
  },
  parse: parseCatalog,
}

function parseCatalog(documents: readonly PlanDocument[]): DraftPlan {
  const dropped = collectDropped()
  const events = documents.flatMap(eventsOf).flatMap((event) => readListedEvent(event, [], dropped))
  // The plan itself may lie beside the pages of its events.
  const plan = documents.find((document) => isPlan(document.value))
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

function isPlan(value: JsonValue): boolean {
  return isObject(value) && textOf(value, 'name') !== undefined && !isEvent(value)
}

/** A page of the API, a list, a plan with its events, or one event. */
function eventsOf(document: PlanDocument): ListedEvent[] {
  const { value } = document
  const lists: [JsonValue | undefined, string][] = [
    [value, ''],
    [memberOf(value, 'data'), '/data'],
    [memberOf(value, 'events'), '/events'],
  ]
  const [list, pointer] = lists.find(([each]) => isArray(each)) ?? [undefined, '']
  const events =
    isObject(value) && isEvent(value)
      ? [{ document, value, pointer: '' }]
      : listEvents(document, list, pointer)
  return events.filter((event) => isEvent(event.value))
}

function isEvent(value: JsonValue): boolean {
  return memberOf(value, 'eventType') !== undefined && isObject(memberOf(value, 'rules'))
}
