// The name that tells events of one call apart on the wire.
import type { JsonObject } from '../plan/model.js'

/** `event` of a track, `name` of a page or screen; empty for the rest and where it is no text. */
export function eventName(message: JsonObject): string {
  const name = message.type === 'track' ? message.event : NAMED.has(message.type) && message.name
  return typeof name === 'string' ? name : ''
}

const NAMED = new Set<unknown>(['page', 'screen'])
