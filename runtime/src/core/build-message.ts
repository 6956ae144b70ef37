// Owns the checks of a call and the event that is made of it. Does not serialize, and keeps nothing.
import { LIBRARY } from './library.js'
import type { CallType, EventMessage, JsonObject, OptionalIdentity } from './message.js'
import { hasVisibleText } from './visible-text.js'

/** What a call may hold. Programs without TypeScript pass anything, so nothing is taken for granted. */
export type CallInput = { readonly [field in keyof CallShape]?: unknown }

interface CallShape extends OptionalIdentity {
  event: string
  name: string
  category: string
  groupId: string
  previousId: string
  properties: object
  traits: object
  context: object
  integrations: object
  timestamp: Date | string
  originalTimestamp: Date | string
  messageId: string
}

/** What the client adds to a call. */
export interface Surroundings {
  readonly channel: 'server' | 'web'
  /** ISO time of the call. */
  readonly time: string
  /** Who it is where the call does not say: what a browser remembers. */
  readonly remembered: OptionalIdentity | undefined
  /** What surrounds every event, below the context of the call. */
  readonly context: JsonObject | undefined
  newId(): string
}

export interface BuiltMessage {
  readonly message: EventMessage
  /** Why the event must not be sent; undefined when it may. */
  readonly problem: string | undefined
}

const ALL_INTEGRATIONS: JsonObject = { All: true }
const OBJECT_FIELDS = ['properties', 'traits', 'context', 'integrations'] as const
/** What a call must say besides who it is about. */
const NEEDED_FIELDS = {
  identify: undefined,
  track: 'event',
  page: 'name',
  screen: 'name',
  group: 'groupId',
  alias: 'previousId',
} as const

/**
 * Makes the event of a call: the form that RudderStack's data plane takes (`POST /v1/batch`), which its own Node and
 * Python clients send. Throws only what a getter or a proxy of the caller throws.
 */
export function buildMessage(type: CallType, input: CallInput, surroundings: Surroundings): BuiltMessage {
  const { remembered } = surroundings
  const userId = toId(input.userId) ?? toId(remembered?.userId)
  const anonymousId = toId(input.anonymousId) ?? toId(remembered?.anonymousId)
  const isNamed = type === 'page' || type === 'screen'
  const takesProperties = isNamed || type === 'track'
  const message: EventMessage = {
    type,
    messageId: hasVisibleText(input.messageId) ? input.messageId : surroundings.newId(),
    channel: surroundings.channel,
    userId,
    anonymousId,
    event: type === 'track' ? toText(input.event) : undefined,
    name: isNamed ? toText(input.name) : undefined,
    category: isNamed ? toText(input.category) : undefined,
    groupId: type === 'group' ? toId(input.groupId) : undefined,
    previousId: type === 'alias' ? toId(input.previousId) : undefined,
    properties: takesProperties ? (toObject(input.properties) ?? {}) : undefined,
    traits: type === 'identify' || type === 'group' ? toObject(input.traits) : undefined,
    originalTimestamp: toTime(input.originalTimestamp) ?? surroundings.time,
    timestamp: toTime(input.timestamp),
    integrations: toObject(input.integrations) ?? ALL_INTEGRATIONS,
    context: buildContext(type, input, surroundings.context),
  }
  return { message, problem: findProblem(message, input) }
}

/** Copies one level and no deeper: the copy is serialized before the caller can change what lies below. */
function buildContext(type: CallType, input: CallInput, surrounding: JsonObject | undefined): JsonObject {
  const given = toObject(input.context)
  // Who reads an identified user's traits (warehouse, destinations) looks for them in the context.
  const traits = type === 'identify' || type === 'alias' ? toObject(input.traits) : undefined
  return {
    ...surrounding,
    ...given,
    ...(traits && { traits: { ...toObject(given?.traits), ...traits } }),
    library: LIBRARY,
  }
}

/** The gateway checks only the first of these; the others it would store with 200 and lose downstream. */
function findProblem(message: EventMessage, input: CallInput): string | undefined {
  if ((message.userId ?? message.anonymousId) === undefined)
    return `${message.type}() needs a visible userId or anonymousId`
  const needed = NEEDED_FIELDS[message.type]
  if (needed !== undefined && !hasVisibleText(message[needed]))
    return `${message.type}() needs the field ${needed}`
  const wrong = OBJECT_FIELDS.find((field) => input[field] !== undefined && !isRecord(input[field]))
  return wrong === undefined ? undefined : `${wrong} of ${message.type}() must be an object`
}

function toId(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined
  return hasVisibleText(value) ? value : undefined
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function toObject(value: unknown): JsonObject | undefined {
  return isRecord(value) ? value : undefined
}

function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function toTime(value: unknown): string | undefined {
  // null where it is no date.
  if (value instanceof Date) return value.toJSON() ?? undefined
  return hasVisibleText(value) ? value : undefined
}
