// What a schema admits, as a text, for those that most of a plan consists of: scalars, and arrays of one type of them.
import type { Draft, JsonObject, JsonSchema, JsonValue } from '../../plan/model.js'
import { ANNOTATIONS, BOUND_KEYWORDS, isArray, isObject, isScalar } from './schema-keywords.js'

/** What constrains a scalar and refers to no other schema. */
const SCALAR_KEYWORDS: ReadonlySet<string> = new Set(['const', 'enum', 'type', ...BOUND_KEYWORDS])
const ARRAY_KEYWORDS: ReadonlySet<string> = new Set(['items', 'type'])
const SCALAR_TYPES: ReadonlySet<JsonValue | undefined> = new Set([
  'boolean',
  'integer',
  'null',
  'number',
  'string',
])

/**
 * Equal for schemas that admit the same, whatever they describe: the type's name where that is all that is said of a
 * scalar, and `array` with that name for arrays of these. Undefined where a schema says more, or refers to another.
 */
export function simpleKey(schema: JsonSchema, draft: Draft): string | undefined {
  if (!isObject(schema)) return undefined
  if (schema.type === 'array') return arrayKey(schema, draft)
  return isListOfScalars(schema) ? scalarKey(schema, draft) : undefined
}

function arrayKey(schema: JsonObject, draft: Draft): string | undefined {
  const { items } = schema
  if (!isObject(items) || typeof items.type !== 'string') return undefined
  if (countOf(schema, ARRAY_KEYWORDS) === undefined) return undefined
  return simpleKey(items, draft) === items.type ? `array ${items.type}` : undefined
}

function scalarKey(schema: JsonObject, draft: Draft): string | undefined {
  const count = countOf(schema, SCALAR_KEYWORDS)
  if (count === undefined) return undefined
  if (count === 1 && typeof schema.type === 'string') return schema.type
  let key: string = draft
  for (const name of Object.keys(schema))
    if (!ANNOTATIONS.has(name)) key += ` ${name}:${JSON.stringify(schema[name])}`
  return key
}

/** How many keywords a schema has; undefined where others than these are among them. */
function countOf(schema: JsonObject, keywords: ReadonlySet<string>): number | undefined {
  let count = 0
  for (const name of Object.keys(schema)) {
    if (ANNOTATIONS.has(name)) continue
    if (!keywords.has(name)) return undefined
    count += 1
  }
  return count
}

function isListOfScalars({ type, enum: list }: JsonObject): boolean {
  if (isArray(list)) return list.every(isScalar)
  return isArray(type) ? type.every((each) => SCALAR_TYPES.has(each)) : SCALAR_TYPES.has(type)
}
