// Recorded messages into sketches, one an event: which call and name, and what its payload held.
import { eventName } from '../inspector/event-name.js'
import { payloadOf } from '../inspector/payload-of.js'
import { isObject, memberOf } from '../plan/json-value.js'
import type { Call, JsonObject, JsonValue } from '../plan/model.js'
import type { EventSketch } from './model.js'
import { createValueObserver } from './observe-value.js'

export interface EventSketches {
  /**
   * Takes a message, or the messages of a request's body with a `batch`.
   * @returns why it, or a part of it, was passed over; empty where it was not
   */
  readonly observe: (value: JsonValue) => readonly string[]
  /** Sorted by call and name. */
  readonly events: () => readonly EventSketch[]
  /** How many events found no room, since there were too many different names before them. */
  readonly beyondNames: () => number
}

/** More different events than this are names with an id in them. */
export const MAX_EVENTS = 5000

const CALLS: readonly Call[] = ['track', 'page', 'screen', 'identify', 'group', 'alias']

export function createEventSketches(): EventSketches {
  const observer = createValueObserver()
  const byCall = new Map<JsonValue, Map<string, EventSketch>>(CALLS.map((call) => [call, new Map()]))
  let size = 0
  let beyond = 0

  function observeMessage(message: JsonValue): string | undefined {
    if (!isObject(message)) return 'is no JSON object'
    const names = byCall.get(message.type ?? null)
    if (names === undefined) return describeType(message)
    const payload = payloadOf(message)
    if (!isObject(payload)) return `has properties or traits that are no object`
    const name = eventName(message)
    if (message.type === 'track' && name === '') return 'is a track without an event name'
    const sketch = names.get(name) ?? addEvent(names, message.type as Call, name)
    if (sketch === undefined) beyond += 1
    else observer.observe(sketch.payload, payload)
    return undefined
  }

  function addEvent(names: Map<string, EventSketch>, call: Call, name: string): EventSketch | undefined {
    if (size >= MAX_EVENTS) return undefined
    size += 1
    const sketch = { call, name, payload: observer.createSketch() }
    names.set(name, sketch)
    return sketch
  }

  return {
    observe(value) {
      const batch = memberOf(value, 'type') === undefined ? memberOf(value, 'batch') : undefined
      const messages = Array.isArray(batch) ? (batch as readonly JsonValue[]) : [value]
      return messages.map(observeMessage).filter((reason) => reason !== undefined)
    },
    events: () =>
      [...byCall.values()].flatMap((names) => [...names.values()].sort((a, b) => (a.name < b.name ? -1 : 1))),
    beyondNames: () => beyond,
  }
}

function describeType(message: JsonObject): string {
  return message.type === undefined
    ? 'has no "type"'
    : `has the type ${JSON.stringify(message.type).slice(0, 40)}, which is no call of a tracking plan`
}
