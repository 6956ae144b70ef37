// A new JSON value with the parts of an old one that it is equal to, so that what did not change is known by identity.
import type { JsonObject, JsonValue } from '../../plan/model.js'
import { isArray, isObject } from './schema-keywords.js'

/** Equal to `after`, order of members included. In a list, what was put in or taken out at one place moves the rest. */
export function shareUnchanged(before: JsonValue | undefined, after: JsonValue): JsonValue {
  if (before === after || before === undefined) return after
  if (isArray(after)) return isArray(before) ? shareItems(before, after) : after
  return isObject(after) && isObject(before) ? shareMembers(before, after) : after
}

function shareItems(before: readonly JsonValue[], after: readonly JsonValue[]): readonly JsonValue[] {
  const start = countEqual(after.length, before.length, (index) => [before[index], after[index]])
  const shared = after.slice()
  for (let index = 0; index < start; index += 1) shared[index] = before[index] ?? null
  const rest = Math.min(after.length, before.length) - start
  const [beforeEnd, afterEnd] = [before.length - 1, after.length - 1]
  const end = countEqual(rest, rest, (index) => [before[beforeEnd - index], after[afterEnd - index]])
  for (let index = 0; index < end; index += 1) shared[afterEnd - index] = before[beforeEnd - index] ?? null
  if (start + end === after.length && after.length === before.length) return before
  // One that was changed in its place shares what it can.
  if (after.length === before.length)
    for (let index = start; index <= afterEnd - end; index += 1)
      shared[index] = shareUnchanged(before[index], after[index] ?? null)
  return shared
}

function countEqual(
  afterLength: number,
  beforeLength: number,
  pair: (index: number) => [JsonValue | undefined, JsonValue | undefined],
): number {
  const length = Math.min(afterLength, beforeLength)
  for (let index = 0; index < length; index += 1) {
    const [before, after] = pair(index)
    if (before === undefined || after === undefined || !isEqual(before, after)) return index
  }
  return length
}

function shareMembers(before: JsonObject, after: JsonObject): JsonObject {
  const names = Object.keys(after)
  const namesBefore = Object.keys(before)
  let isSame = names.length === namesBefore.length
  const members = names.map((name, index): [string, JsonValue] => {
    const value = after[name] ?? null
    const known = Object.hasOwn(before, name) ? before[name] : undefined
    const shared = shareUnchanged(known, value)
    isSame &&= shared === known && namesBefore[index] === name
    return [name, shared]
  })
  return isSame ? before : Object.fromEntries(members)
}

/** The order of members counts: it shows in the output. */
function isEqual(a: JsonValue, b: JsonValue): boolean {
  if (a === b) return true
  if (isArray(a)) {
    if (!isArray(b) || a.length !== b.length) return false
    for (let index = 0; index < a.length; index += 1)
      if (!isEqual(a[index] ?? null, b[index] ?? null)) return false
    return true
  }
  if (!isObject(a) || !isObject(b)) return false
  const [names, others] = [Object.keys(a), Object.keys(b)]
  if (names.length !== others.length) return false
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index] ?? ''
    if (name !== others[index] || !isEqual(a[name] ?? null, b[name] ?? null)) return false
  }
  return true
}
