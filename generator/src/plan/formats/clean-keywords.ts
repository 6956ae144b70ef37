// The keywords of one subschema as platforms write them, made into what its draft takes. Walking is clean-schema.ts's affair.
import { isArray, isObject, memberOf, omit } from '../json-value.js'
import type { Draft, JsonObject, JsonValue } from '../model.js'
import { isKnownKeyword } from '../schema-keywords.js'
import { whyInvalidPattern } from '../why-invalid-pattern.js'

/** Keywords whose value may be null. */
const DATA = new Set(['const', 'default', 'examples', 'example'])
/** Keywords whose empty lists no draft takes, and which mean as much as none. */
const FILLED_LISTS = new Set(['type', 'enum', 'required', 'allOf', 'anyOf', 'oneOf', 'items', 'properties'])

/** To be called from the inside out. What the draft does not know is kept as a note, under `x-`. */
export function cleanKeywords(schema: JsonObject, draft: Draft): JsonObject {
  const filled = Object.entries(schema).filter(([keyword, value]) => saysSomething(keyword, value))
  const steps = [withSingleType, withUniqueItems, withRequiredList, withoutAlienPatterns]
  const cleaned = steps.reduce((each, step) => step(each), Object.fromEntries(filled))
  const bounded = withBound(withBound(cleaned, 'inimum', draft), 'aximum', draft)
  return Object.fromEntries(
    Object.entries(bounded).map(([keyword, value]) => [
      isKnownKeyword(keyword, draft) ? keyword : `x-${keyword}`,
      value,
    ]),
  )
}

/** APIs write null, an empty text or an empty list where there is nothing to say. */
function saysSomething(keyword: string, value: JsonValue): boolean {
  if (value === null) return DATA.has(keyword)
  if (keyword === 'description') return value !== ''
  return !(FILLED_LISTS.has(keyword) && isArray(value) && value.length === 0)
}

/** Some write the one type of a value as a list, and any type as "any". */
function withSingleType(schema: JsonObject): JsonObject {
  const types = isArray(schema.type) ? schema.type : [schema.type]
  if (types.includes('any')) return omit(schema, ['type'])
  const [only, ...others] = types
  return only !== undefined && others.length === 0 ? { ...schema, type: only } : schema
}

function withUniqueItems(schema: JsonObject): JsonObject {
  const lists = ['enum', 'required', 'type'].flatMap((keyword): [string, JsonValue][] => {
    const list = schema[keyword]
    if (!isArray(list)) return []
    const unique = new Map(list.map((value) => [JSON.stringify(value), value]))
    return unique.size === list.length ? [] : [[keyword, [...unique.values()]]]
  })
  return lists.length === 0 ? schema : { ...schema, ...Object.fromEntries(lists) }
}

/** Draft 3 said of the property itself that it is required; what was said below has become a note by now. */
function withRequiredList(schema: JsonObject): JsonObject {
  const own = typeof schema.required === 'boolean' ? { 'x-required': schema.required } : {}
  const rest = typeof schema.required === 'boolean' ? omit(schema, ['required']) : schema
  const names = Object.entries(isObject(schema.properties) ? schema.properties : {})
    .filter(([, property]) => memberOf(property, 'x-required') === true)
    .map(([name]) => name)
  if (names.length === 0) return { ...rest, ...own }
  const listed = isArray(rest.required) ? rest.required : []
  return { ...rest, ...own, required: [...new Set([...listed, ...names])] }
}

/** Patterns of other languages, such as Java's, which no engine here can try. */
function withoutAlienPatterns(schema: JsonObject): JsonObject {
  const { pattern, patternProperties } = schema
  const isAlien = typeof pattern === 'string' && whyInvalidPattern(pattern) !== undefined
  const alien = Object.keys(isObject(patternProperties) ? patternProperties : {}).filter(
    (name) => whyInvalidPattern(name) !== undefined,
  )
  if (!isAlien && alien.length === 0) return schema
  // What the names that cannot be matched stand for, must not count as unknown.
  const lost =
    alien.length === 0 ? [] : ['patternProperties', 'additionalProperties', 'unevaluatedProperties']
  return {
    ...omit(schema, [...(isAlien ? ['pattern'] : []), ...lost]),
    ...(isAlien ? { 'x-pattern': pattern } : {}),
    ...(alien.length > 0 ? { 'x-patternProperties': patternProperties ?? {} } : {}),
  }
}

/** Draft 4 says by `true` that `minimum` is exclusive, later ones by a number of its own. */
function withBound(schema: JsonObject, end: 'inimum' | 'aximum', draft: Draft): JsonObject {
  const [bound, exclusive] = [`m${end}`, `exclusiveM${end}`]
  const value = schema[exclusive]
  if (draft === '04')
    return typeof value === 'number' ? { ...schema, [bound]: value, [exclusive]: true } : schema
  if (typeof value !== 'boolean') return schema
  const limit = schema[bound]
  if (!value || limit === undefined) return omit(schema, [exclusive])
  return { ...omit(schema, [bound]), [exclusive]: limit }
}
