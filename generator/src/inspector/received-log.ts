// The last events received, in a ring of fixed size, and the counts of all. Holds no file and prints nothing.
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

export function createReceivedLog(capacity: number): ReceivedLog {
  const ring: ReceivedEvent[] = []
  let next = 0
  const counts = new Map<string, EventCounts>()
  return {
    add(event) {
      ring[next % capacity] = event
      next += 1
      const row = rowFor(event.message, counts)
      counts.set(keyOf(row), {
        ...row,
        received: row.received + 1,
        [event.verdict.kind]: row[event.verdict.kind] + 1,
      })
    },
    events() {
      const oldest = next > capacity ? next % capacity : 0
      return [...ring.slice(oldest), ...ring.slice(0, oldest)]
    },
    counts: () => [...counts.values()],
  }
}

function rowFor(message: JsonObject, counts: ReadonlyMap<string, EventCounts>): EventCounts {
  const row = emptyRow(typeof message.type === 'string' ? message.type : '', eventName(message))
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
