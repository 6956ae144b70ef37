// The last events received, within bounds of number and size, and the counts of all. Holds no file and prints nothing.
import type { JsonObject } from '../plan/model.js'
import { eventName } from './event-name.js'
import type { EventCounts, ReceivedEvent } from './model.js'

export interface ReceivedLog {
  add(event: ReceivedEvent): void
  /** Oldest first. */
  events(): readonly ReceivedEvent[]
  /** One row per call and name, in the order of their first arrival. */
  counts(): readonly EventCounts[]
}

/** Beyond so many different names, further ones are counted together, so that a stray client cannot fill the memory. */
const MAX_COUNTED_NAMES = 10_000
const OTHER_NAMES = '(other)'
/** Names that begin alike for so long are counted as one. */
const MAX_NAME_LENGTH = 500

export interface LogLimits {
  readonly events: number
  /** Of all events together, as JSON; the newest stays whatever its size. */
  readonly characters: number
}

export function createReceivedLog(limits: LogLimits): ReceivedLog {
  const kept = new Map<number, { readonly event: ReceivedEvent; readonly characters: number }>()
  const counts = new Map<string, EventCounts>()
  let next = 0
  let characters = 0

  const forgetOldest = (): void => {
    const [oldest] = kept
    if (oldest === undefined) return
    kept.delete(oldest[0])
    characters -= oldest[1].characters
  }

  return {
    add(event) {
      const size = JSON.stringify(event.message).length
      kept.set(next, { event, characters: size })
      next += 1
      characters += size
      while (kept.size > limits.events || (characters > limits.characters && kept.size > 1)) forgetOldest()
      const row = rowFor(event.message, counts)
      counts.set(keyOf(row), {
        ...row,
        received: row.received + 1,
        [event.verdict.kind]: row[event.verdict.kind] + 1,
      })
    },
    events: () => [...kept.values()].map(({ event }) => event),
    counts: () => [...counts.values()],
  }
}

function rowFor(message: JsonObject, counts: ReadonlyMap<string, EventCounts>): EventCounts {
  const [call, name] = [message.type, eventName(message)].map((text) =>
    typeof text === 'string' ? text.slice(0, MAX_NAME_LENGTH) : '',
  )
  const row = emptyRow(call ?? '', name ?? '')
  const known = counts.get(keyOf(row))
  if (known) return known
  if (counts.size < MAX_COUNTED_NAMES) return row
  const other = emptyRow('', OTHER_NAMES)
  return counts.get(keyOf(other)) ?? other
}

function emptyRow(call: string, name: string): EventCounts {
  return { call, name, received: 0, valid: 0, invalid: 0, unplanned: 0 }
}

function keyOf({ call, name }: EventCounts): string {
  return JSON.stringify([call, name])
}
