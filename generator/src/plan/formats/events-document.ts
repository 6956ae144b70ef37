// Plans that keep whole-message schemas under `rules` of each event: Segment's Config API and RudderStack's two share this.
import { joinPointer } from '../json-pointer.js'
import { textOf } from '../json-value.js'
import type { Call, JsonObject, PlanDocument } from '../model.js'
import type { RudderStackEvent, RudderStackRules } from './documents/rudderstack-v1-document.js'
import type { DroppedThings } from './dropped.js'
import {
  cleanSection,
  findSection,
  labelsOf,
  leftOverSections,
  payloadFile,
  saysSomething,
  sectionsOf,
} from './message-schema.js'
import { optional, versionText } from './optional.js'
import type { DraftEvent } from './plan-format.js'

export interface ListedEvent {
  readonly document: PlanDocument
  readonly value: RudderStackEvent
  /** Of the event in the document. */
  readonly pointer: string
}

const CALLS: readonly Call[] = ['track', 'page', 'screen', 'identify', 'group', 'alias']

/** The events of a list in a document. */
export function listEvents(
  document: PlanDocument,
  list: readonly RudderStackEvent[],
  pointer: string,
): ListedEvent[] {
  return list.map((value, index) => ({ document, value, pointer: joinPointer(pointer, index) }))
}

/** An event without `eventType` is of an old file, where all were track events. */
export function readListedEvent(
  event: ListedEvent,
  common: readonly JsonObject[],
  dropped: DroppedThings,
): DraftEvent[] {
  const { document, value, pointer } = event
  const type = value.eventType || 'track'
  const call = CALLS.find((each) => each === type)
  if (call === undefined) {
    dropped.add(`Events of type ${JSON.stringify(type)} are`, document, joinPointer(pointer, 'eventType'))
    return []
  }
  const message = value.rules
  const stated = sectionOf(value.identitySection)
  const section = findSection(message, stated === undefined ? sectionsOf(call) : [stated])
  for (const name of leftOverSections(message, section)) {
    dropped.add(`Rules about "${name}" are`, document, joinPointer(pointer, 'rules', 'properties', name))
  }
  if (value.categoryId) dropped.add('Categories of events are', document, joinPointer(pointer, 'categoryId'))
  const place = joinPointer(pointer, 'rules')
  const fields = readFields(value, message, call)
  const also = call === 'track' ? common : []
  const file = payloadFile({ document, place, message, section, event: fields, also })
  return [{ ...fields, draft: file.draft, file, pointer: '', place: pointer }]
}

/** A whole-message schema that stands beside the list, for all identify or group calls. */
export function readRuleOf(
  call: Call,
  message: JsonObject | null | undefined,
  document: PlanDocument,
  place: string,
  dropped: DroppedThings,
): DraftEvent[] {
  if (!message) return []
  const section = findSection(message, sectionsOf(call))
  for (const name of leftOverSections(message, section)) {
    dropped.add(`Rules about "${name}" are`, document, joinPointer(place, 'properties', name))
  }
  const file = payloadFile({ document, place, message, section, event: { name: '' } })
  return [{ call, name: '', draft: file.draft, file, pointer: '', place }]
}

/** What the rules for all events say of the properties of track events. */
export function readGlobalRules(
  message: JsonObject | null | undefined,
  document: PlanDocument,
  place: string,
  dropped: DroppedThings,
): JsonObject[] {
  if (!message) return []
  for (const name of leftOverSections(message, '/properties/properties')) {
    dropped.add(`Rules about "${name}" are`, document, joinPointer(place, 'properties', name))
  }
  const properties = cleanSection(message, '/properties/properties')
  return saysSomething(properties) ? [properties] : []
}

/** Lists of traits that newer plans keep in schemas; empty in every plan that is known. */
export function noteTraitLists(
  rules: Pick<RudderStackRules, 'identify_traits' | 'group_traits'>,
  document: PlanDocument,
  place: string,
  dropped: DroppedThings,
): void {
  for (const name of ['identify_traits', 'group_traits'] as const) {
    if ((rules[name]?.length ?? 0) > 0)
      dropped.add(`The list "${name}" is`, document, joinPointer(place, name))
  }
}

function sectionOf(identitySection: string | null | undefined): string | undefined {
  if (!identitySection) return undefined
  return identitySection
    .split('.')
    .map((name) => `/properties/${name}`)
    .join('')
}

function readFields(event: RudderStackEvent, message: JsonObject, call: Call) {
  return {
    call,
    name: event.name ?? '',
    ...optional('id', event.id),
    ...optional('version', versionText(event.version)),
    ...optional('description', event.description || textOf(message, 'description')),
    ...optional('tags', labelsOf(event.labels) ?? labelsOf(message.labels)),
  }
}
