// How the gateway reads an id: as text, without invisible characters, trimmed. Decides nothing about it.

/** Go's `unicode.IsPrint` negated, and the letters, marks and symbols that print as nothing. */
const INVISIBLE = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]|[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]/gu

/**
 * Text of a JSON value as rudder-server cleans `userId`, `anonymousId` and `messageId` (gateway/handle.go with
 * rudder-go-kit's stringify and sanitize): a string as it is, nothing for null, JSON for the rest.
 */
export function cleanText(value: unknown): string {
  return toText(value).replace(INVISIBLE, '').trim()
}

function toText(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
