// What a schema admits, as a text, for those that most of a plan consists of: scalars, and arrays of one type of them.
import type { Draft, JsonObject, JsonSchema, JsonValue } from '../../plan/model.js'
import { ANNOTATIONS, BOUND_KEYWORDS, isArray, isObject, isScalar } from './schema-keywords.js'

/** What constrains a scalar and refers to no other schema. */
const SCALAR_KEYWORDS: ReadonlySet<string> = new Set(['const', 'enum', 'type', ...BOUND_KEYWORDS])
const ARRAY_KEYWORDS: ReadonlySet<string> = new Set(['items', 'type'])

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
  if (!isObject(items) || typeof items.type !== 'string' || !saysOnly(schema, ARRAY_KEYWORDS))
    return undefined
  return simpleKey(items, draft) === items.type ? `array ${items.type}` : undefined
}

function scalarKey(schema: JsonObject, draft: Draft): string | undefined {
  if (!saysOnly(schema, SCALAR_KEYWORDS)) return undefined
  const said = Object.keys(schema).filter((name) => !ANNOTATIONS.has(name))
  if (said.length === 1 && typeof schema.type === 'string') return schema.type
  let key: string = draft
  for (const name of said) key += ` ${name}:${JSON.stringify(schema[name])}`
  return key
}

function saysOnly(schema: JsonObject, keywords: ReadonlySet<string>): boolean {
  for (const name of Object.keys(schema)) if (!keywords.has(name) && !ANNOTATIONS.has(name)) return false
  return true
}

function isListOfScalars({ type, enum: list }: JsonObject): boolean {
  if (isArray(list)) return list.every(isScalar)
  return isArray(type) ? type.every(isScalarType) : isScalarType(type)
}

function isScalarType(type: JsonValue | undefined): boolean {
  return typeof type === 'string' && type !== 'object' && type !== 'array'
}
