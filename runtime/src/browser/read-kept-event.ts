// Owns what is believed of a browser's store, into which anybody can write: events only, written anew as JSON.
import type { Clock } from '../core/clock.js'
import type { CallType } from '../core/message.js'
import type { QueuedEvent } from '../core/queue.js'
import { utf8Length } from '../core/web-platform.js'

const CALL_TYPES: ReadonlySet<CallType> = new Set(['identify', 'track', 'page', 'screen', 'group', 'alias'])

/** The event that an entry holds, as old as it is; undefined for anything else. */
export function readKeptEvent(
  entry: unknown,
  clock: Pick<Clock, 'now' | 'monotonic'>,
): QueuedEvent | undefined {
  if (typeof entry !== 'object' || entry === null || !('json' in entry)) return undefined
  if (typeof entry.json !== 'string') return undefined
  try {
    const event = JSON.parse(entry.json)
    if (!CALL_TYPES.has(event?.type) || typeof event.messageId !== 'string') return undefined
    const json = JSON.stringify(event)
    return {
      json,
      bytes: utf8Length(json),
      acceptedAt: Math.floor(clock.monotonic() - ageOf(entry, clock.now())),
    }
  } catch {
    return undefined
  }
}

/** Milliseconds; none where the entry says nothing of use, or comes from a clock that was ahead. */
function ageOf(entry: object, now: number): number {
  const acceptedAt = 'acceptedAt' in entry ? entry.acceptedAt : undefined
  return typeof acceptedAt === 'number' ? Math.max(0, now - acceptedAt) || 0 : 0
}
