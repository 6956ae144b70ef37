// A new JSON value with the parts of an old one that it is equal to, so that what did not change is known by identity, and
// what was found out about it need not be found out again. In trees no object comes to stand in two places.
import { isArray, isObject, memberOf } from '../plan/json-value.js'
import type { JsonObject, JsonValue } from '../plan/model.js'

/** Equal to `after`, order of members included. In a list, what was put in or taken out at one place moves the rest. */
export function shareUnchanged(before: JsonValue | undefined, after: JsonValue): JsonValue {
  if (before === after || before === undefined) return after
  if (isArray(after)) return isArray(before) ? shareItems(before, after) : after
  return isObject(after) && isObject(before) ? shareMembers(before, after) : after
}

/** Items that came, left or changed stand between those that stayed at the beginning and at the end. */
function shareItems(before: readonly JsonValue[], after: readonly JsonValue[]): readonly JsonValue[] {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && isEqual(before[start], after[start])) start += 1
  let end = 0
  while (end < shorter - start && isEqual(before.at(-1 - end), after.at(-1 - end))) end += 1
  if (start + end === after.length && after.length === before.length) return before
  const changed = before.slice(start, before.length - end)
  const between = after
    .slice(start, after.length - end)
    .map((item, index) => shareUnchanged(changed[index], item))
  return [...before.slice(0, start), ...between, ...before.slice(before.length - end)]
}

function shareMembers(before: JsonObject, after: JsonObject): JsonObject {
  const names = Object.keys(after)
  const namesBefore = Object.keys(before)
  let isSame = names.length === namesBefore.length
  const members = names.map((name, index): [string, JsonValue] => {
    const known = memberOf(before, name)
    const shared = shareUnchanged(known, after[name] ?? null)
    isSame &&= shared === known && namesBefore[index] === name
    return [name, shared]
  })
  return isSame ? before : Object.fromEntries(members)
}

/** The order of members counts: it shows in the output. */
function isEqual(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true
  if (isArray(a))
    return isArray(b) && a.length === b.length && a.every((item, index) => isEqual(item, b[index]))
  if (!isObject(a) || !isObject(b)) return false
  const names = Object.keys(a)
  const others = Object.keys(b)
  return (
    names.length === others.length &&
    names.every((name, index) => name === others[index] && isEqual(a[name], b[name]))
  )
}
