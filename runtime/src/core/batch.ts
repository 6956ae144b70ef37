// Owns what a request's body holds and how long it is. Does not send.
import type { QueuedEvent } from './queue.js'

const OPEN = '{"batch":['
const CLOSE = ']}'
/** `,"sentAt":"2026-01-02T03:04:05.678Z"`, which each event gets, and the comma after it. */
const BYTES_PER_EVENT = 37

/**
 * The longest run from the start whose body stays within `maxBytes`; at least one event, for the server has the last
 * word on an event that is too long alone.
 */
export function packBatch(events: readonly QueuedEvent[], maxBytes: number): readonly QueuedEvent[] {
  let bytes = OPEN.length + CLOSE.length - 1
  let count = 0
  for (const event of events) {
    bytes += event.bytes + BYTES_PER_EVENT
    if (count > 0 && bytes > maxBytes) break
    count++
  }
  return events.slice(0, count)
}

/** UTF-8 length of `writeBatch(events, …)`. */
export function batchBytes(events: readonly QueuedEvent[]): number {
  return events.reduce((sum, event) => sum + event.bytes + BYTES_PER_EVENT, OPEN.length + CLOSE.length - 1)
}

/**
 * The body of a request. `sentAt` goes into each event: the data plane corrects a wrong clock with it and ignores
 * one beside `batch`. The rest of an event's text is the same at every attempt.
 */
export function writeBatch(events: readonly QueuedEvent[], sentAt: string): string {
  const end = `,"sentAt":"${sentAt}"}`
  return OPEN + events.map(({ json }) => json.slice(0, -1)).join(`${end},`) + end + CLOSE
}
