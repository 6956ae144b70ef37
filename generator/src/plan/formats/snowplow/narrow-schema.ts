// Two schemas that both hold, as one: what a person would have written, where the two can be joined keyword by keyword.
import { isArray, isObject, memberOf, omit } from '../../json-value.js'
import type { JsonObject, JsonValue } from '../../model.js'

type Join = (source: JsonValue, narrowing: JsonValue) => JsonValue | undefined

/** Undefined where a keyword cannot be joined: then both schemas hold side by side. */
const JOINS: Readonly<Record<string, Join>> = {
  type: (source, narrowing) => {
    const [left, right] = [source, narrowing].map((type) => (isArray(type) ? type : [type]))
    const both = (right ?? []).filter(
      (type) => left?.includes(type) || (type === 'integer' && left?.includes('number')),
    )
    return both.length === 0 ? undefined : both.length === 1 ? both[0] : both
  },
  enum: (source, narrowing) => {
    if (!isArray(source) || !isArray(narrowing)) return undefined
    const texts = source.map((value) => JSON.stringify(value))
    const both = narrowing.filter((value) => texts.includes(JSON.stringify(value)))
    return both.length === 0 ? undefined : both
  },
  required: (source, narrowing) =>
    isArray(source) && isArray(narrowing) ? [...new Set([...source, ...narrowing])] : undefined,
  properties: (source, narrowing) =>
    isObject(source) && isObject(narrowing) ? joinMembers(source, narrowing) : undefined,
  items: (source, narrowing) =>
    isObject(source) && isObject(narrowing) ? narrowSchema(source, narrowing) : undefined,
  additionalProperties: (source, narrowing) => {
    if (source === false || narrowing === false) return false
    if (source === true) return narrowing
    return narrowing === true ? source : undefined
  },
  minimum: larger,
  minLength: larger,
  minItems: larger,
  minProperties: larger,
  maximum: smaller,
  maxLength: smaller,
  maxItems: smaller,
  maxProperties: smaller,
  uniqueItems: (source, narrowing) => source === true || narrowing === true,
  // Words about the value: those of the narrower schema are nearer to it.
  title: (_, narrowing) => narrowing,
  description: (_, narrowing) => narrowing,
  default: (_, narrowing) => narrowing,
  examples: (_, narrowing) => narrowing,
}

export function narrowSchema(source: JsonObject, narrowing: JsonObject): JsonObject {
  const joined: Record<string, JsonValue> = {}
  for (const [keyword, value] of Object.entries(narrowing)) {
    const own = source[keyword]
    const isSame = own === undefined || JSON.stringify(own) === JSON.stringify(value)
    const result = isSame ? value : joinOf(keyword)?.(own, value)
    if (result === undefined) return sideBySide(source, narrowing)
    joined[keyword] = result
  }
  // In draft 4 a bound and whether it is exclusive are two keywords, which must stay together.
  if (splitsBound(source, narrowing) || closesOver(source, narrowing)) return sideBySide(source, narrowing)
  const both = { ...source, ...joined }
  if (!closesOver(narrowing, source)) return both
  return narrowing.additionalProperties === false && !('patternProperties' in both)
    ? { ...both, properties: onlyNamed(both, narrowing) }
    : sideBySide(source, narrowing)
}

/** Whether what a schema says of further properties concerns some that only the other one names. */
function closesOver({ additionalProperties, properties }: JsonObject, other: JsonObject): boolean {
  if (additionalProperties === undefined || additionalProperties === true) return false
  return Object.keys(other.properties ?? {}).some((name) => memberOf(properties, name) === undefined)
}

/** A closed schema refuses the properties that it does not name. */
function onlyNamed(both: JsonObject, { properties }: JsonObject): JsonObject {
  const members = Object.entries(both.properties ?? {})
  return Object.fromEntries(members.filter(([name]) => memberOf(properties, name) !== undefined))
}

function joinOf(keyword: string): Join | undefined {
  return Object.hasOwn(JOINS, keyword) ? JOINS[keyword] : undefined
}

function joinMembers(source: JsonObject, narrowing: JsonObject): JsonObject {
  const members = Object.entries(narrowing).map(([name, value]): [string, JsonValue] => {
    const own = Object.hasOwn(source, name) ? source[name] : undefined
    return [name, isObject(own) && isObject(value) ? narrowSchema(own, value) : value]
  })
  return Object.fromEntries([...Object.entries(source), ...members])
}

function sideBySide(source: JsonObject, narrowing: JsonObject): JsonObject {
  const allOf = isArray(source.allOf) ? source.allOf : []
  return { ...source, allOf: [...allOf, omit(narrowing, ['description', 'title'])] }
}

function splitsBound(source: JsonObject, narrowing: JsonObject): boolean {
  return ['inimum', 'aximum'].some((end) => {
    const isAbout = (schema: JsonObject) => `m${end}` in schema || `exclusiveM${end}` in schema
    const isExclusive = `exclusiveM${end}` in source || `exclusiveM${end}` in narrowing
    return isExclusive && isAbout(source) && isAbout(narrowing)
  })
}

function larger(source: JsonValue, narrowing: JsonValue): JsonValue | undefined {
  return typeof source === 'number' && typeof narrowing === 'number' ? Math.max(source, narrowing) : undefined
}

function smaller(source: JsonValue, narrowing: JsonValue): JsonValue | undefined {
  return typeof source === 'number' && typeof narrowing === 'number' ? Math.min(source, narrowing) : undefined
}
