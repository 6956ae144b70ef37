// The part of a message that a tracking plan is about.
import type { JsonObject, JsonValue } from '../plan/model.js'
import { isJsonObject } from './is-json-object.js'

/** `properties` of track, page and screen; else `traits`, or `context.traits` where there are none. `{}` where absent. */
export function payloadOf(message: JsonObject): JsonValue {
  if (hasProperties(message.type)) return message.properties ?? {}
  const { context } = message
  return message.traits ?? (isJsonObject(context) ? context.traits : undefined) ?? {}
}

export function hasProperties(call: JsonValue | undefined): boolean {
  return call === 'track' || call === 'page' || call === 'screen'
}
