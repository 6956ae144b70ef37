// AsyncAPI documents, 2 and 3: every message is an event, its payload the schema of the event's properties.
import { followPointer, joinPointer } from '../../json-pointer.js'
import { isArray, isObject, memberOf, textOf } from '../../json-value.js'
import type { Draft, JsonObject, JsonValue, PlanDocument } from '../../model.js'
import { uriOfPath } from '../../plan-uri.js'
import { cleanPayload, cleanSchema } from '../clean-schema.js'
import { documentAs } from '../document-as.js'
import type { AsyncApiDocument } from '../documents/asyncapi-document.js'
import { collectDropped, type DroppedThings } from '../dropped.js'
import { optional, versionText } from '../optional.js'
import type { DraftEvent, PlanFormat, SchemaFile } from '../plan-format.js'
import { emptyFile } from './empty-file.js'

/** Its Schema Object is a superset of this one. */
const DRAFT: Draft = '07'

export const asyncApi: PlanFormat = {
  id: 'asyncapi',
  title: 'AsyncAPI',
  isNative: false,
  recognise: (documents) => {
    const found = documents.find(({ value }) => isAsyncApi(value))
    return found && `"asyncapi: ${textOf(found.value, 'asyncapi')}" in ${found.path}`
  },
  schemaOf: ({ value }) =>
    isAsyncApi(value) ? { schema: 'formats/asyncapi', noun: 'The document' } : undefined,
  parse: (documents) => {
    const dropped = collectDropped()
    const events = documents.flatMap((document) => readDocument(document, dropped))
    const info = documents.map((document) => documentAs<AsyncApiDocument>(document).info)[0]
    return {
      name: info?.title || 'Tracking plan',
      ...optional('version', versionText(info?.version)),
      ...optional('description', info?.description),
      events,
      files: [...new Set(events.map(({ file }) => file))],
      diagnostics: dropped.report(),
    }
  },
}

function isAsyncApi(value: JsonValue): boolean {
  return memberOf(value, 'asyncapi') !== undefined
}

interface Message {
  readonly key: string
  readonly value: JsonObject
  readonly pointer: string
}

function readDocument(document: PlanDocument, dropped: DroppedThings): DraftEvent[] {
  const found = [...messagesIn(document.value, '/components/messages'), ...channelMessages(document.value)]
  const messages = unique(found).filter((message) => isSchemaMessage(message, document, dropped))
  const whole = fileOf(document, messages)
  return messages.map((message): DraftEvent => {
    const { value, pointer } = message
    const tags = isArray(value.tags) ? value.tags.flatMap((tag) => textOf(tag, 'name') ?? []).sort() : []
    return {
      call: 'track',
      name: nameOf(message),
      ...optional('description', descriptionOf(value)),
      ...(value.deprecated === true ? { deprecated: true } : {}),
      ...(tags.length === 0 ? {} : { tags: [...new Set(tags)] }),
      draft: DRAFT,
      ...(value.payload === undefined
        ? { file: emptyFile(document, pointer, DRAFT), pointer: '' }
        : { file: whole, pointer: payloadPointer(message) }),
      place: pointer,
    }
  })
}

/** Several channels may carry the same message, each with a copy of it. */
function unique(messages: readonly Message[]): Message[] {
  const texts = new Map<string, Message>()
  for (const message of messages) {
    const text = JSON.stringify([nameOf(message), message.value])
    if (!texts.has(text)) texts.set(text, message)
  }
  return [...texts.values()]
}

function nameOf({ key, value }: Message): string {
  return textOf(value, 'name') ?? textOf(value, 'title') ?? key
}

function descriptionOf(message: JsonObject): string | undefined {
  return textOf(message, 'description') ?? textOf(message, 'summary')
}

/** In version 3 a payload may say its format, and stands beside that. */
function payloadPointer({ value, pointer }: Message): string {
  const isWrapped = isObject(value.payload) && 'schemaFormat' in value.payload
  return joinPointer(pointer, 'payload', ...(isWrapped ? ['schema'] : []))
}

/** What is only referred to stands among the components. */
function messagesIn(root: JsonValue, pointer: string): Message[] {
  return Object.entries(followPointer(root, pointer) ?? {}).flatMap(([key, value]) =>
    isObject(value) && value.$ref === undefined ? [{ key, value, pointer: joinPointer(pointer, key) }] : [],
  )
}

function channelMessages(root: JsonValue): Message[] {
  return Object.keys(memberOf(root, 'channels') ?? {}).flatMap((channel) => {
    const at = joinPointer('/channels', channel)
    const ofOperations = ['publish', 'subscribe'].flatMap((operation) => {
      const pointer = joinPointer(at, operation, 'message')
      const value = followPointer(root, pointer)
      const choices = memberOf(value, 'oneOf')
      if (isArray(choices)) return messagesIn(root, joinPointer(pointer, 'oneOf'))
      return isObject(value) && value.$ref === undefined ? [{ key: channel, value, pointer }] : []
    })
    return [...messagesIn(root, joinPointer(at, 'messages')), ...ofOperations]
  })
}

function isSchemaMessage(message: Message, document: PlanDocument, dropped: DroppedThings): boolean {
  const { value, pointer } = message
  if (value.headers !== undefined)
    dropped.add('Headers of messages are', document, joinPointer(pointer, 'headers'))
  const format = textOf(value, 'schemaFormat') ?? textOf(value.payload, 'schemaFormat') ?? ''
  if (format === '' || /schema\+(json|yaml)|aai\.asyncapi|asyncapi\.aai/.test(format)) return true
  dropped.add(`Payloads in ${format} are`, document, pointer)
  return false
}

/** The document as one resource, so that references in it stay as they are; its schemas as their draft has them. */
function fileOf(document: PlanDocument, messages: readonly Message[]): SchemaFile {
  const payloads = new Map(messages.map((message) => [payloadPointer(message), message]))
  const build = (value: JsonValue, pointer: string): JsonValue => {
    const message = payloads.get(pointer)
    const words = message && { name: nameOf(message), description: descriptionOf(message.value) }
    if (words !== undefined) return cleanPayload(isObject(value) ? value : {}, DRAFT, words)
    if (/^\/components\/schemas\/[^/]+$/.test(pointer))
      return isObject(value) ? cleanSchema(value, DRAFT) : value
    if (!isObject(value))
      return isArray(value) ? value.map((each, index) => build(each, joinPointer(pointer, index))) : value
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, build(each, joinPointer(pointer, key))]),
    )
  }
  const schema = build(document.value, '')
  return {
    uri: uriOfPath(document.path),
    schema: isObject(schema) ? schema : {},
    draft: DRAFT,
    document,
    toDocument: (pointer) => pointer,
    isDefinitions: false,
  }
}
