// Owns what is believed of a browser's store, into which anybody can write: events only, written anew as JSON.
import type { CallType } from '../core/message.js'
import type { QueuedEvent } from '../core/queue.js'
import { utf8Length } from '../core/web-platform.js'

const CALL_TYPES: ReadonlySet<CallType> = new Set(['identify', 'track', 'page', 'screen', 'group', 'alias'])

/** The event that an entry holds; undefined for anything else. Its age counts from `now`, in monotonic milliseconds. */
export function readKeptEvent(entry: unknown, now: number): QueuedEvent | undefined {
  if (typeof entry !== 'object' || entry === null || !('json' in entry)) return undefined
  if (typeof entry.json !== 'string') return undefined
  try {
    const event = JSON.parse(entry.json)
    if (!CALL_TYPES.has(event?.type) || typeof event.messageId !== 'string') return undefined
    const json = JSON.stringify(event)
    return { json, bytes: utf8Length(json), acceptedAt: Math.floor(now) }
  } catch {
    return undefined
  }
}
