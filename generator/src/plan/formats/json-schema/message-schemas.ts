// JSON Schemas of whole messages: of `{ type: "track", event: "…", properties: … }`, one a file or several in one.
import { DEFAULT_DRAFT } from '../../draft.js'
import { followPointer, joinPointer } from '../../json-pointer.js'
import { isArray, isObject, memberOf, omit, textOf } from '../../json-value.js'
import type { Call, JsonObject, JsonValue, PlanDocument } from '../../model.js'
import { uriOfPath } from '../../plan-uri.js'
import { cleanSchema } from '../clean-schema.js'
import { collectDropped, type DroppedThings } from '../dropped.js'
import { findSection, leftOverSections, sectionsOf } from '../message-schema.js'
import { optional } from '../optional.js'
import type { DraftEvent, PlanFormat } from '../plan-format.js'
import { statedDraft } from '../stated-draft.js'
import { emptyFile } from './empty-file.js'

const CALLS: readonly Call[] = ['track', 'page', 'screen', 'identify', 'group', 'alias']

export const messageSchemas: PlanFormat = {
  id: 'message-schemas',
  title: 'JSON Schemas of messages',
  isNative: false,
  recognise: (documents) => {
    const found = documents.find((document) => messagesOf(document).length > 0)
    return found && `schemas with a constant "event" or "type" in ${found.path}`
  },
  schemaOf: (document) =>
    messagesOf(document).length > 0 ? { schema: 'formats/message-schemas', noun: 'The schema' } : undefined,
  parse: (documents) => {
    const dropped = collectDropped()
    const events = documents.flatMap((document) => readDocument(document, dropped))
    const [only, ...others] = documents
    return {
      name: (others.length === 0 ? textOf(only?.value, 'title') : undefined) ?? 'Tracking plan',
      events,
      files: [...new Set(events.map(({ file }) => file))],
      diagnostics: dropped.report(),
    }
  },
}

interface Message {
  readonly call: Call
  readonly name: string
  readonly schema: JsonObject
  readonly pointer: string
}

/** The document itself, what it chooses between, or what it defines. */
function messagesOf({ value }: PlanDocument): Message[] {
  const places = [
    '',
    ...['oneOf', 'anyOf', '$defs', 'definitions'].flatMap((keyword) => placesIn(value, keyword)),
  ]
  return places.flatMap((pointer) => messageAt(value, pointer) ?? [])
}

function placesIn(value: JsonValue, keyword: string): string[] {
  const members = memberOf(value, keyword)
  if (isArray(members)) return members.map((_, index) => joinPointer('', keyword, index))
  return isObject(members) ? Object.keys(members).map((name) => joinPointer('', keyword, name)) : []
}

function messageAt(root: JsonValue, pointer: string): Message | undefined {
  const schema = followPointer(root, pointer)
  const event = constantAt(schema, 'event')
  const type = constantAt(schema, 'type')
  const call = type === undefined && event !== undefined ? 'track' : CALLS.find((each) => each === type)
  if (call === undefined || !isObject(schema) || (call === 'track' && event === undefined)) return undefined
  const hasSection = findSection(schema, sectionsOf(call)) !== undefined
  if (!hasSection && event === undefined) return undefined
  const name = call === 'track' ? event : constantAt(schema, 'name')
  return { call, name: name ?? '', schema, pointer }
}

function constantAt(schema: JsonValue | undefined, name: string): string | undefined {
  const property = memberOf(memberOf(schema, 'properties'), name)
  const values = memberOf(property, 'enum')
  const only = isArray(values) && values.length === 1 ? values[0] : undefined
  const value = memberOf(property, 'const') ?? only
  return typeof value === 'string' ? value : undefined
}

/** The document is one resource, so that references in it mean what they mean there. */
function readDocument(document: PlanDocument, dropped: DroppedThings): DraftEvent[] {
  const root = isObject(document.value) ? document.value : {}
  const draft = statedDraft(root, DEFAULT_DRAFT)
  const messages = messagesOf(document)
  const payloads = new Map(
    messages.flatMap((message) => {
      const section = sectionPointer(message)
      return section === undefined ? [] : [[section, wordsOf(message)]]
    }),
  )
  const file = {
    uri: uriOfPath(document.path),
    schema: omit(cleanSchema(root, draft, { ids: 'kept', payloads }), ['$schema']),
    draft,
    document,
    toDocument: (pointer: string) => pointer,
    isDefinitions: false,
  }
  return messages.map((message) => {
    noteLeftOver(message, document, dropped)
    const pointer = sectionPointer(message)
    return {
      call: message.call,
      ...wordsOf(message),
      ...(message.schema.deprecated === true ? { deprecated: true } : {}),
      draft,
      ...(pointer === undefined
        ? { file: emptyFile(document, message.pointer, draft), pointer: '' }
        : { file, pointer }),
      place: message.pointer,
    }
  })
}

function wordsOf({ name, schema }: Message) {
  return { name, ...optional('description', textOf(schema, 'description')) }
}

function sectionPointer({ call, schema, pointer }: Message): string | undefined {
  const section = findSection(schema, sectionsOf(call))
  return section === undefined ? undefined : pointer + section
}

function noteLeftOver(
  { call, schema, pointer }: Message,
  document: PlanDocument,
  dropped: DroppedThings,
): void {
  for (const left of leftOverSections(schema, findSection(schema, sectionsOf(call)))) {
    dropped.add(`Rules about "${left}" are`, document, joinPointer(pointer, 'properties', left))
  }
}
