// A pixel's query string as the event that the gateway makes of it. Decides neither auth nor ids.
import type { JsonObject, JsonValue } from '../plan/model.js'

interface MutableObject {
  [key: string]: JsonValue | MutableObject
}

/**
 * The body of GET /pixel/v1/track and /page, as rudder-server's `preparePixelPayload` writes it: dotted keys nest,
 * values stay strings, the first value of a repeated key counts, and the server sets both timestamps.
 * Undefined for a track whose `event` is given and empty: the gateway drops it.
 */
export function readPixel(
  query: URLSearchParams,
  type: 'track' | 'page',
  now: string,
): JsonObject | undefined {
  if (type === 'track' && query.get('event') === '') return undefined
  const event = emptyObject()
  Object.assign(event, { channel: 'web', integrations: { All: true }, originalTimestamp: now, sentAt: now })
  for (const key of new Set(query.keys())) {
    if (key !== 'writeKey') setAtPath(event, key.split('.'), pixelValue(query, key, type))
  }
  setAtPath(event, ['type'], type)
  return event as JsonObject
}

function pixelValue(query: URLSearchParams, key: string, type: 'track' | 'page'): string {
  const value = query.get(key) ?? ''
  if (key === 'anonymousId') return value.replace(/^"(.*)"$/, '$1')
  return key === 'name' && type === 'page' && value === '' ? 'Unknown Page' : value
}

function setAtPath(target: MutableObject, path: readonly string[], value: string): void {
  const [key = '', ...rest] = path
  if (rest.length === 0) {
    target[key] = value
    return
  }
  const child = target[key]
  const inner = typeof child === 'object' && child !== null ? (child as MutableObject) : emptyObject()
  target[key] = inner
  setAtPath(inner, rest, value)
}

/** Without a prototype, so that a key such as `__proto__.x` is a key like any other. */
function emptyObject(): MutableObject {
  return Object.create(null) as MutableObject
}
