// Foreign plans give the schema of a whole message; this takes the payload's part out of it and names what is left over.
import { followPointer, joinPointer } from '../json-pointer.js'
import { isArray, isObject, memberOf, omit } from '../json-value.js'
import type { Call, Draft, JsonObject, JsonValue, PlanDocument } from '../model.js'
import { uriOfPath } from '../plan-uri.js'
import { cleanPayload, cleanSchema } from './clean-schema.js'
import type { SchemaFile } from './plan-format.js'
import { statedDraft } from './stated-draft.js'

/** The parts of a message that a tracking plan may have rules about. */
const SECTIONS = ['properties', 'traits', 'context'] as const

/** Vendors export draft 7 where they do not say. */
const FOREIGN_DRAFT: Draft = '07'

/** What vendors write into schemas beside keywords. */
const NOTES = ['$schema', 'labels', 'eventMetadata']

/** Where the payload's schema stands in the schema of a message, as pointers in the order in which they are tried. */
export function sectionsOf(call: Call): readonly string[] {
  const isAboutTraits = call === 'identify' || call === 'group' || call === 'alias'
  return isAboutTraits
    ? ['/properties/traits', '/properties/context/properties/traits']
    : ['/properties/properties']
}

/**
 * Whether a schema is that of a whole message: it names the parts of one, and nothing else. A cache file that
 * Typewriter wrote holds the schemas of the properties alone.
 */
export function isMessageSchema(schema: JsonValue | undefined): boolean {
  const properties = memberOf(schema, 'properties')
  if (!isObject(properties)) return false
  const members = Object.entries(properties)
  return members.length > 0 && members.every(([name, value]) => isSection(name) && mayBeObject(value))
}

/** The first of the sections that says something, else the first that is there. */
export function findSection(message: JsonObject, sections: readonly string[]): string | undefined {
  const present = sections.filter((pointer) => isObject(followPointer(message, pointer)))
  return present.find((pointer) => saysSomething(followPointer(message, pointer))) ?? present[0]
}

/** Whether a schema narrows anything down; `{ "type": "object" }` does not. */
export function saysSomething(schema: JsonValue | undefined): boolean {
  if (!isObject(schema)) return schema === false
  return Object.entries(schema).some(([keyword, value]) => {
    if (keyword === 'type' || keyword === 'id' || keyword === 'description' || NOTES.includes(keyword))
      return false
    if (keyword === 'properties' || keyword === 'required') return Object.keys(value ?? {}).length > 0
    return value !== true
  })
}

/** The parts of a message that have rules and no place in a tracking plan, such as `context`. */
export function leftOverSections(message: JsonObject, taken: string | undefined): string[] {
  return SECTIONS.filter((name) => {
    const pointer = `/properties/${name}`
    return !(taken ?? '').startsWith(pointer) && saysSomething(followPointer(message, pointer))
  })
}

export interface PayloadOptions {
  readonly document: PlanDocument
  /** Of the message's schema in the document; the URI is made from it. */
  readonly place: string
  readonly message: JsonObject
  /** Of the payload's schema in the message; undefined where the plan says nothing about the payload. */
  readonly section: string | undefined
  /** What the event says outside of the schema. */
  readonly event: { readonly name: string; readonly description?: string }
  /** Schemas that hold in addition, from the plan's rules for all events. */
  readonly also?: readonly JsonObject[]
}

/** Each event is a schema resource of its own, so that `#/$defs/X` means its own definitions, as it does there. */
export function payloadFile({
  document,
  place,
  message,
  section,
  event,
  also = [],
}: PayloadOptions): SchemaFile {
  const draft = statedDraft(message, FOREIGN_DRAFT)
  const given = section === undefined ? {} : followPointer(message, section)
  const payload = cleanPayload(omit(isObject(given) ? given : {}, NOTES), draft, event)
  const shared = section === '' ? {} : definitionsOf(message, draft)
  const combined =
    also.length === 0 ? {} : { allOf: [...(isArray(payload.allOf) ? payload.allOf : []), ...also] }
  return {
    uri: `${uriOfPath(document.path)}${encodeURI(place)}`,
    schema: { ...payload, ...combined, ...shared },
    draft,
    document,
    toDocument: (pointer) => {
      const isShared = Object.keys(shared).some((keyword) => pointer.startsWith(joinPointer('', keyword)))
      return place + (isShared ? '' : (section ?? '')) + pointer
    },
    isDefinitions: false,
  }
}

/** `{ area: "account" }` is the tag `area:account`; undefined for none. */
export function labelsOf(labels: JsonValue | undefined): string[] | undefined {
  const tags = isObject(labels) ? Object.entries(labels).map(([key, value]) => `${key}:${String(value)}`) : []
  return tags.length === 0 ? undefined : tags.sort()
}

/** A part of a message as a schema that can be put beside another. */
export function cleanSection(message: JsonObject, section: string): JsonObject {
  const given = followPointer(message, section)
  return cleanSchema(isObject(given) ? omit(given, NOTES) : {}, statedDraft(message, FOREIGN_DRAFT))
}

function definitionsOf(message: JsonObject, draft: Draft): JsonObject {
  const keywords = ['$defs', 'definitions'].filter((keyword) => isObject(message[keyword]))
  return Object.fromEntries(keywords.map((keyword) => [keyword, cleanMembers(message[keyword] ?? {}, draft)]))
}

function cleanMembers(value: JsonValue, draft: Draft): JsonValue {
  return isObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, each]) => [name, isObject(each) ? cleanSchema(each, draft) : each]),
      )
    : value
}

function isSection(name: string): boolean {
  return SECTIONS.some((section) => section === name)
}

function mayBeObject(value: JsonValue): boolean {
  const type = memberOf(value, 'type')
  return (
    isObject(value) && (type === undefined || type === 'object' || (isArray(type) && type.includes('object')))
  )
}
