// What changed in the keywords of a schema, in words.
import { isArray, isObject, memberOf } from '../plan/json-value.js'
import type { JsonSchema, JsonValue } from '../plan/model.js'

const MAX_LISTED = 5
const MAX_TEXT = 60

/** Such as `minimum 0 → 1, maximum removed`. */
export function describeKeywords(before: JsonSchema, after: JsonSchema, names: readonly string[]): string {
  const changed = names.filter((name) => show(memberOf(before, name)) !== show(memberOf(after, name)))
  return changed.map((name) => describeOne(name, memberOf(before, name), memberOf(after, name))).join(', ')
}

function describeOne(name: string, before: JsonValue | undefined, after: JsonValue | undefined): string {
  if (isArray(before) && isArray(after)) return `${name} ${describeLists(before, after)}`
  if (before === undefined) return `${name} ${shorten(show(after))} added`
  if (after === undefined) return `${name} ${shorten(show(before))} removed`
  if (isObject(before) || isObject(after)) return `${name} changed`
  return `${name} ${shorten(show(before))} → ${shorten(show(after))}`
}

/** Such as `+"gift" -"card"`. */
function describeLists(before: readonly JsonValue[], after: readonly JsonValue[]): string {
  const [old, next] = [before.map(show), after.map(show)]
  const gone = old.filter((each) => !next.includes(each)).map((each) => `-${shorten(each)}`)
  const come = next.filter((each) => !old.includes(each)).map((each) => `+${shorten(each)}`)
  const all = [...come, ...gone]
  if (all.length === 0) return 'in another order'
  const more = all.length > MAX_LISTED ? ` and ${all.length - MAX_LISTED} more` : ''
  return all.slice(0, MAX_LISTED).join(' ') + more
}

function show(value: JsonValue | undefined): string {
  return value === undefined ? '' : JSON.stringify(value)
}

function shorten(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text
}
