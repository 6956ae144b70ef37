// What the gateway does with a body: parse, check and store all events or none. Knows no HTTP beyond the outcome's text.
import { randomUUID } from 'node:crypto'
import type { JsonObject, JsonValue } from '../plan/model.js'
import { cleanText } from './clean-text.js'
import { isJsonObject } from './is-json-object.js'

/** `Gateway.maxReqSizeInKB` of rudder-server: 4000 KB of uncompressed JSON, for the whole request. */
const MAX_REQUEST_BYTES = 4_096_000

/** The texts of rudder-server's gateway/response/response.go that a body can earn. */
export type Refusal =
  | 'invalid json'
  | 'event is not a valid rudder event'
  | 'request neither has anonymousId nor userId'
  | 'request size exceeds max limit'
  | 'empty batch payload'

export interface Acceptance {
  readonly events: readonly JsonObject[]
  /** Empty when all is accepted. Only `/v1/import` has more than one, or events beside them. */
  readonly refusals: readonly Refusal[]
}

/** The event types that need no id. */
const WITHOUT_ID = new Set<unknown>(['extract', 'record'])

/** POST /v1/batch and /beacon/v1/batch. */
export function acceptBatch(body: string): Acceptance {
  const parsed = parseJson(body)
  if (parsed === undefined) return refuse('invalid json')
  return acceptItems(batchItems(parsed), Buffer.byteLength(body))
}

/** POST /v1/track and the other single calls: the path decides the type, and the event becomes a batch of one. */
export function acceptSingle(body: string, type: string): Acceptance {
  const parsed = parseJson(body)
  if (parsed === undefined) return refuse('invalid json')
  if (Array.isArray(parsed)) return refuse('event is not a valid rudder event')
  // A scalar is replaced by an object, as sjson does; it then fails for want of an id.
  const event = isJsonObject(parsed) ? { ...parsed, type } : { type }
  return acceptItems([event], Buffer.byteLength(body))
}

/** POST /v1/import: a batch for each user, each accepted or refused by itself. */
export function acceptImport(body: string): Acceptance {
  const parsed = parseJson(body)
  if (parsed === undefined) return refuse('invalid json')
  const accepted = groupByUser(batchItems(parsed)).map((items) =>
    acceptItems(items, Buffer.byteLength(JSON.stringify({ batch: items }))),
  )
  return {
    events: accepted.flatMap((part) => part.events),
    refusals: accepted.flatMap((part) => part.refusals),
  }
}

function acceptItems(items: readonly JsonValue[], bytes: number): Acceptance {
  const events: JsonObject[] = []
  for (const item of items) {
    if (!isJsonObject(item)) return refuse('event is not a valid rudder event')
    if (!hasId(item)) return refuse('request neither has anonymousId nor userId')
    events.push({ ...item, messageId: messageIdOf(item) })
  }
  // The gateway looks at the size only here, so an oversized request without ids is a 400.
  if (bytes > MAX_REQUEST_BYTES) return refuse('request size exceeds max limit')
  return events.length === 0 ? refuse('empty batch payload') : { events, refusals: [] }
}

function refuse(reason: Refusal): Acceptance {
  return { events: [], refusals: [reason] }
}

function hasId(event: JsonObject): boolean {
  return WITHOUT_ID.has(event.type) || cleanText(event.userId) !== '' || cleanText(event.anonymousId) !== ''
}

function messageIdOf(event: JsonObject): string {
  const given = event.messageId
  return (typeof given === 'string' && cleanText(given)) || randomUUID()
}

/** gjson's `Array()`: nothing for null or absent, and any value but an array stands for itself. */
function batchItems(body: JsonValue): readonly JsonValue[] {
  const batch = isJsonObject(body) && Object.hasOwn(body, 'batch') ? body.batch : undefined
  if (batch === undefined || batch === null) return []
  return Array.isArray(batch) ? batch : [batch]
}

function groupByUser(items: readonly JsonValue[]): JsonValue[][] {
  const groups = new Map<string, JsonValue[]>()
  for (const item of items) {
    const user = isJsonObject(item) ? JSON.stringify([item.userId, item.anonymousId]) : ''
    const group = groups.get(user)
    if (group) group.push(item)
    else groups.set(user, [item])
  }
  return [...groups.values()]
}

function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
