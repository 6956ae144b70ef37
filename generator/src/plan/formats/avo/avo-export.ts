// Avo's export: events with the schemas of their properties, of user properties and of group properties.
import { joinPointer } from '../../json-pointer.js'
import { isArray, isObject, memberOf } from '../../json-value.js'
import type { JsonValue, PlanDocument } from '../../model.js'
import { documentAs } from '../document-as.js'
import type { AvoEvent, AvoExportDocument } from '../documents/avo-export-document.js'
import { collectDropped, type DroppedThings } from '../dropped.js'
import { optional } from '../optional.js'
import type { DraftEvent, PlanFormat } from '../plan-format.js'
import { avoFile } from './avo-file.js'
import { collectTraits, type TraitSection } from './collect-traits.js'
import { baseOf } from './find-base.js'

export const avoExport: PlanFormat = {
  id: 'avo-export',
  title: "Avo's export",
  isNative: false,
  recognise: (documents) => {
    const found = documents.find(({ value }) => isExport(value))
    return found && `"events" with "nameMapping" or "actions" in ${found.path}`
  },
  schemaOf: ({ value }) => (isExport(value) ? { schema: 'formats/avo-export', noun: 'The plan' } : undefined),
  parse: (documents) => {
    const dropped = collectDropped()
    const events = documents.flatMap((document) => readExport(document, dropped))
    return {
      name:
        documents.map((document) => documentAs<AvoExportDocument>(document).name).find(Boolean) ||
        'Tracking plan',
      events,
      files: events.map(({ file }) => file),
      diagnostics: dropped.report(),
    }
  },
}

/** Nobody else writes the names that destinations see into the rules, or what else happens when an event is sent. */
function isExport(value: JsonValue): boolean {
  const events = memberOf(value, 'events')
  return isArray(events) && events.some((event) => isEvent(event))
}

function isEvent(event: JsonValue): boolean {
  const sections = memberOf(memberOf(event, 'rules'), 'properties')
  if (!isObject(sections)) return false
  const names = memberOf(memberOf(event, 'rules'), 'nameMapping') ?? sections.nameMapping
  return names !== undefined || isArray(memberOf(event, 'actions'))
}

function readExport(document: PlanDocument, dropped: DroppedThings): DraftEvent[] {
  const plan = documentAs<AvoExportDocument>(document)
  const events = plan.events.map((event, index) => ({ event, place: joinPointer('/events', index) }))
  for (const key of ['metrics', 'removedEvents'] as const) {
    if (isFilled(plan[key])) dropped.add(`The list "${key}" is`, document, joinPointer('', key))
  }
  const sections: TraitSection[] = []
  const sent = events.flatMap(({ event, place }) => {
    noteDropped(event, place, document, dropped)
    sections.push({ event, place, document })
    const call = callOf(event)
    if (call !== undefined) return [readEvent(call, event, place, plan, document)]
    dropped.add('Events that are not logged are', document, place)
    return []
  })
  return [...sent, ...collectTraits(sections)]
}

/** An event may do several things; only those that send it as an event of its own count here. */
function callOf({ actions }: AvoEvent): 'track' | 'page' | undefined {
  if (!actions || actions.length === 0 || actions.includes('logEvent')) return 'track'
  if (actions.includes('page')) return 'page'
  return actions.includes('skipLogEvent') ? undefined : 'track'
}

function readEvent(
  call: 'track' | 'page',
  event: AvoEvent,
  place: string,
  plan: AvoExportDocument,
  document: PlanDocument,
): DraftEvent {
  const base = baseOf(event, plan.events)
  const categories = (event.categories ?? []).map((id) => plan.categories?.[id]?.name ?? id)
  const tags = [...(event.tags ?? []), ...categories.map((name) => `category:${name}`)].sort()
  const file = avoFile(document, joinPointer(place, 'rules'), event.rules, 'properties', event)
  return {
    call,
    name: base?.event.name ?? event.name,
    ...optional('id', event.id),
    ...optional('version', base?.variant),
    ...optional('description', event.description),
    ...(tags.length === 0 ? {} : { tags: [...new Set(tags)] }),
    draft: file.draft,
    file,
    pointer: '',
    place,
  }
}

function noteDropped(event: AvoEvent, place: string, document: PlanDocument, dropped: DroppedThings): void {
  const parts: [keyof AvoEvent, string][] = [
    ['triggers', 'Triggers of events are'],
    ['sources', 'Sources and destinations of events are'],
    ['stakeholderDomains', 'Stakeholders of events are'],
    ['customFields', 'Custom fields of events are'],
  ]
  for (const [key, what] of parts)
    if (isFilled(event[key])) dropped.add(what, document, joinPointer(place, key))
  if (JSON.stringify(event.rules).includes('"destinationId"'))
    dropped.add('Names for single destinations are', document, joinPointer(place, 'rules'))
}

function isFilled(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0
}
