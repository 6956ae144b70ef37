// JSON values as JavaScript text. Objects go through a text and `JSON.parse`, so that no key is anything but data.
import { encodeString } from '../encoding/encode-string.js'
import type { JsonValue } from '../plan/model.js'

export function encodeValue(value: JsonValue): string {
  if (typeof value === 'string') return encodeString(value)
  return typeof value === 'object' && value !== null
    ? `JSON.parse(${encodeString(JSON.stringify(value))})`
    : String(value)
}

export function encodeNames(names: readonly string[]): string {
  return `[${names.map(encodeString).join(', ')}]`
}

/** The arguments of `RegExp`: plans in the wild hold escapes that only the engine without the `u` flag takes. */
export function encodePattern(source: string): string {
  return `${encodeString(source)}, "${isUnicodePattern(source) ? 'u' : ''}"`
}

function isUnicodePattern(source: string): boolean {
  try {
    new RegExp(source, 'u')
    return true
  } catch {
    return false
  }
}
