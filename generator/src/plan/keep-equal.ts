// A new value with every part that is equal to what stood in its place before replaced by that very part, so that what was
// found out about it need not be found out again. For trees: in neither value may one object stand in two places.
import { isArray, isObject, memberOf } from './json-value.js'
import type { JsonObject, JsonValue } from './model.js'

export function keepEqual(next: JsonValue, before: JsonValue): JsonValue {
  if (isSame(next, before)) return before
  if (isArray(next) && isArray(before)) return keepItems(next, before)
  return isObject(next) && isObject(before) ? keepMembers(next, before) : next
}

/** Items that came, left or changed stand between those that stayed at the beginning and at the end. */
function keepItems(next: readonly JsonValue[], before: readonly JsonValue[]): JsonValue[] {
  const shorter = Math.min(next.length, before.length)
  let start = 0
  while (start < shorter && isSame(next[start], before[start])) start += 1
  let end = 0
  while (end < shorter - start && isSame(next.at(-1 - end), before.at(-1 - end))) end += 1
  const between = next.slice(start, next.length - end).map((item, index) => {
    const old = start + index < before.length - end ? before[start + index] : undefined
    return old === undefined ? item : keepEqual(item, old)
  })
  return [...before.slice(0, start), ...between, ...before.slice(before.length - end)]
}

function keepMembers(next: JsonObject, before: JsonObject): JsonObject {
  const members = Object.entries(next).map(([key, value]) => {
    const old = memberOf(before, key)
    return [key, old === undefined ? value : keepEqual(value, old)]
  })
  return Object.fromEntries(members)
}

/** The order of keys counts: it shows in what is generated. */
function isSame(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true
  if (isArray(a))
    return isArray(b) && a.length === b.length && a.every((item, index) => isSame(item, b[index]))
  if (!isObject(a) || !isObject(b)) return false
  const keys = Object.keys(a)
  const others = Object.keys(b)
  return (
    keys.length === others.length &&
    keys.every((key, index) => key === others[index] && isSame(a[key], b[key]))
  )
}
