// Walks over the subschemas of a schema, and copies of it with every subschema changed. References are not followed.

import { escapeSegment, joinPointer } from './json-pointer.js'
import { isArray, isObject } from './json-value.js'
import type { JsonObject, JsonSchema, JsonValue } from './model.js'
import { keywordKind } from './schema-keywords.js'

/** Calls `visit` for the schema and everything below it, from the outside in; what is not a schema is passed over. */
export function walkSchema(
  schema: JsonValue,
  pointer: string,
  visit: (schema: JsonObject, pointer: string) => void,
): void {
  if (!isObject(schema)) return
  visit(schema, pointer)
  for (const keyword in schema) {
    const value = schema[keyword]
    if (typeof value !== 'object' || value === null) continue
    const kind = keywordKind(keyword)
    if (kind === undefined || kind === 'data') continue
    const at = `${pointer}/${keyword}`
    if (isArray(value)) {
      if (kind === 'map') continue
      for (let index = 0; index < value.length; index++)
        walkSchema(value[index] ?? null, `${at}/${index}`, visit)
    } else if (kind === 'map') {
      for (const name in value) walkSchema(value[name] ?? null, `${at}/${escapeSegment(name)}`, visit)
    } else walkSchema(value, at, visit)
  }
}

/** A copy in which every subschema went through `change`, from the inside out. */
export function mapSchema(
  schema: JsonValue,
  change: (schema: JsonObject, pointer: string) => JsonObject,
  pointer = '',
): JsonValue {
  if (!isObject(schema)) return schema
  const members = Object.entries(schema).map(([keyword, value]) => [
    keyword,
    mapKeyword(keyword, value, change, `${pointer}/${keyword}`),
  ])
  return change(Object.fromEntries(members), pointer)
}

function mapKeyword(
  keyword: string,
  value: JsonValue,
  change: (schema: JsonObject, pointer: string) => JsonObject,
  at: string,
): JsonValue {
  const kind = keywordKind(keyword)
  if (kind === undefined || kind === 'data') return value
  if (isArray(value))
    return kind === 'map'
      ? value
      : value.map((each, index) => mapSchema(each, change, joinPointer(at, index)))
  if (kind !== 'map' || !isObject(value)) return mapSchema(value, change, at)
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, mapSchema(each, change, joinPointer(at, name))]),
  )
}

/** A subschema that is one: an object or a boolean. */
export function isSchema(value: JsonValue | undefined): value is JsonSchema {
  return typeof value === 'boolean' || isObject(value)
}
