// Plans that keep whole-message schemas under `rules` of each event: Segment's Config API and RudderStack's two share this.
import { joinPointer } from '../json-pointer.js'
import { isArray, isObject, memberOf, textOf } from '../json-value.js'
import type { Call, JsonObject, JsonValue, PlanDocument } from '../model.js'
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
import { versionOf } from './native-event.js'
import type { DraftEvent } from './plan-format.js'

export interface ListedEvent {
  readonly document: PlanDocument
  readonly value: JsonObject
  /** Of the event in the document. */
  readonly pointer: string
}

const CALLS: readonly Call[] = ['track', 'page', 'screen', 'identify', 'group', 'alias']

/** The events of a list in a document. */
export function listEvents(
  document: PlanDocument,
  list: JsonValue | undefined,
  pointer: string,
): ListedEvent[] {
  if (!isArray(list)) return []
  return list.flatMap((value, index) =>
    isObject(value) ? [{ document, value, pointer: joinPointer(pointer, index) }] : [],
  )
}

/** An event without `eventType` is of an old file, where all were track events. */
export function readListedEvent(
  event: ListedEvent,
  common: readonly JsonObject[],
  dropped: DroppedThings,
): DraftEvent[] {
  const { document, value, pointer } = event
  const type = textOf(value, 'eventType') ?? 'track'
  const call = CALLS.find((each) => each === type)
  if (call === undefined) {
    dropped.add(`Events of type ${JSON.stringify(type)} are`, document, joinPointer(pointer, 'eventType'))
    return []
  }
  const message = isObject(value.rules) ? value.rules : {}
  const stated = sectionOf(textOf(value, 'identitySection'))
  const section = findSection(message, stated === undefined ? sectionsOf(call) : [stated])
  for (const name of leftOverSections(message, section)) {
    dropped.add(`Rules about "${name}" are`, document, joinPointer(pointer, 'rules', 'properties', name))
  }
  const place = joinPointer(pointer, 'rules')
  const file = payloadFile({ document, place, message, section, also: call === 'track' ? common : [] })
  return [{ ...readFields(value, message, call), draft: file.draft, file, pointer: '', place: pointer }]
}

/** A whole-message schema that stands beside the list, for all identify or group calls. */
export function readRuleOf(
  call: Call,
  message: JsonValue | undefined,
  document: PlanDocument,
  place: string,
  dropped: DroppedThings,
): DraftEvent[] {
  if (!isObject(message)) return []
  const section = findSection(message, sectionsOf(call))
  for (const name of leftOverSections(message, section)) {
    dropped.add(`Rules about "${name}" are`, document, joinPointer(place, 'properties', name))
  }
  const file = payloadFile({ document, place, message, section })
  return [{ call, name: '', draft: file.draft, file, pointer: '', place }]
}

/** What the rules for all events say of the properties of track events. */
export function readGlobalRules(
  rules: JsonObject,
  document: PlanDocument,
  place: string,
  dropped: DroppedThings,
): JsonObject[] {
  const message = memberOf(rules, 'global')
  if (!isObject(message)) return []
  for (const name of leftOverSections(message, '/properties/properties')) {
    dropped.add(`Rules about "${name}" are`, document, joinPointer(place, 'global', 'properties', name))
  }
  const properties = cleanSection(message, '/properties/properties')
  return saysSomething(properties) ? [properties] : []
}

/** Lists of traits that newer plans keep in schemas; empty in every plan that is known. */
export function noteTraitLists(
  rules: JsonObject,
  document: PlanDocument,
  place: string,
  dropped: DroppedThings,
): void {
  for (const name of ['identify_traits', 'group_traits']) {
    const list = memberOf(rules, name)
    if (isArray(list) && list.length > 0)
      dropped.add(`The list "${name}" is`, document, joinPointer(place, name))
  }
}

/** The plan's name for people; the other is the path of a resource. */
export function planNameOf(value: JsonValue | undefined): string | undefined {
  return textOf(value, 'display_name') ?? textOf(value, 'name')
}

function sectionOf(identitySection: string | undefined): string | undefined {
  if (identitySection === undefined) return undefined
  return identitySection
    .split('.')
    .map((name) => `/properties/${name}`)
    .join('')
}

function readFields(value: JsonObject, message: JsonObject, call: Call) {
  const version = versionOf(value)
  const description = textOf(value, 'description') ?? textOf(message, 'description')
  const tags = labelsOf(value.labels) ?? labelsOf(message.labels)
  return {
    call,
    name: textOf(value, 'name') ?? '',
    ...(version === undefined ? {} : { version }),
    ...(description === undefined ? {} : { description }),
    ...(tags === undefined ? {} : { tags }),
  }
}
