// Owns how a message becomes JSON text, and what stands for the values that JSON has not. Does not decide what is sent.
//
// | value                                              | on the wire                                    |
// |----------------------------------------------------|------------------------------------------------|
// | Date, URL, anything with `toJSON`                  | what `toJSON` returns; an invalid Date: null   |
// | NaN, Infinity, -Infinity                           | null                                           |
// | undefined, function, symbol, what throws when read | left out; null in an array                     |
// | bigint                                             | its digits, as text                            |
// | Map                                                | an object with the keys as text                |
// | Set, typed array                                   | an array                                       |
// | an object inside itself                            | "[Circular]"                                   |
// | below 100 levels                                   | "[Too deep]"                                   |
// | half of a surrogate pair                           | U+FFFD                                         |
// | the key `__proto__`                                | itself, as data                                |

const MAX_DEPTH = 100

/**
 * Writes a value as JSON text by the table above. Never throws.
 * JSON.stringify does nearly all of it; only a text that shows a trace of the rest is written a second time.
 */
export function serializeMessage(value: object): string {
  const text = tryStringify(value)
  return text === undefined || mayHideValues(text) ? JSON.stringify(toPlainObject(value)) : text
}

function tryStringify(value: object): string | undefined {
  try {
    return JSON.stringify(value)
  } catch {
    return undefined
  }
}

/** JSON.stringify writes a Map or a Set as `{}`, a typed array as `{"0":`, half a surrogate pair as `\ud…`. */
function mayHideValues(text: string): boolean {
  return text.includes('{}') || text.includes('{"0":') || text.includes('\\ud')
}

/** A copy that holds plain objects, arrays, text, finite numbers, booleans and null only. Never throws. */
export function toPlainObject(value: unknown): object {
  const copy = plain(() => value, '', [])
  return typeof copy === 'object' && copy !== null ? copy : {}
}

/** What throws when it is read counts as undefined. */
function plain(read: () => unknown, key: string, path: readonly object[]): unknown {
  try {
    const value = read()
    switch (typeof value) {
      case 'string':
        return value.toWellFormed()
      case 'number':
        return Number.isFinite(value) ? value : null
      case 'boolean':
        return value
      case 'bigint':
        return plainObject(Object(value), key, path)
      case 'object':
        return value === null ? null : plainObject(value, key, path)
      default:
        return undefined
    }
  } catch {
    return undefined
  }
}

function plainObject(value: object, key: string, path: readonly object[]): unknown {
  if (path.includes(value)) return '[Circular]'
  if (path.length >= MAX_DEPTH) return '[Too deep]'
  const below = [...path, value]
  if ('toJSON' in value && typeof value.toJSON === 'function') {
    const replacement = value.toJSON(key)
    if (replacement !== value) return plain(() => replacement, key, below)
  }
  if (value instanceof BigInt) return String(value)
  if (value instanceof Number || value instanceof String || value instanceof Boolean) return value.valueOf()
  if (Array.isArray(value) || value instanceof Set || isTypedArray(value)) return plainItems(value, below)
  return plainEntries(value, below)
}

function isTypedArray(value: object): value is Iterable<number | bigint> & ArrayBufferView {
  return ArrayBuffer.isView(value) && Symbol.iterator in value
}

function plainItems(items: Iterable<unknown>, path: readonly object[]): unknown[] {
  // Not map(): it would keep the holes of a sparse array.
  return Array.from(items, (item, index) => plain(() => item, String(index), path) ?? null)
}

function plainEntries(value: object, path: readonly object[]): object {
  const isMap = value instanceof Map
  const copy: [string, unknown][] = []
  for (const key of isMap ? value.keys() : Object.keys(value)) {
    const name = String(key).toWellFormed()
    const plainValue = plain(() => (isMap ? value.get(key) : Reflect.get(value, key)), name, path)
    if (plainValue !== undefined) copy.push([name, plainValue])
  }
  // fromEntries defines own properties, so that `__proto__` stays a key.
  return Object.fromEntries(copy)
}
