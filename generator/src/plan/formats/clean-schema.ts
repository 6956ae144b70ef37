// Schemas as platforms write them, made into schemas as their draft has them. What they mean stays as it is.
import { isArray, isObject, omit } from '../json-value.js'
import type { Draft, JsonObject } from '../model.js'
import { isKnownKeyword } from '../schema-keywords.js'
import { mapSchema } from '../walk-schema.js'
import { asPayload } from './payload-schema.js'

/** What an event says outside of its schema. */
export interface EventWords {
  readonly name?: string | null | undefined
  readonly description?: string | null | undefined
}

export interface CleaningOptions {
  /** Kept where they are a reference's target, dropped where they are paths in a vendor's editor. @default 'dropped' */
  readonly ids?: 'kept' | 'dropped'
  /** By pointer, the subschemas that are events' payloads. @default none */
  readonly payloads?: ReadonlyMap<string, EventWords>
}

export function cleanSchema(
  schema: JsonObject,
  draft: Draft,
  { ids = 'dropped', payloads }: CleaningOptions = {},
): JsonObject {
  const cleaned = mapSchema(schema, (each, pointer) => {
    const clean = cleanOne(ids === 'kept' ? each : omit(each, ['id', '$id']), draft)
    const words = payloads?.get(pointer)
    return words === undefined ? clean : asPayload(withoutWords(clean, words), draft)
  })
  return isObject(cleaned) ? cleaned : {}
}

/** The schema of an event's payload alone. */
export function cleanPayload(schema: JsonObject, draft: Draft, words: EventWords): JsonObject {
  return cleanSchema(schema, draft, { payloads: new Map([['', words]]) })
}

/** The event has its name and description outside of the schema; other words in their places are kept as notes. */
function withoutWords(schema: JsonObject, { name, description }: EventWords): JsonObject {
  const { title, description: own, ...rest } = schema
  return {
    ...(title === undefined || title === name ? {} : { 'x-title': title }),
    ...(own === undefined || own === description ? {} : { 'x-description': own }),
    ...rest,
  }
}

/**
 * Platforms write an empty `required` that draft 4 forbids, empty descriptions, lists of one type, exclusive bounds of another draft, and
 * members that the draft does not know, which are kept as notes.
 */
function cleanOne(schema: JsonObject, draft: Draft): JsonObject {
  const { type, required } = schema
  const [only, ...others] = isArray(type) ? type : []
  const single = only !== undefined && others.length === 0 ? { type: only } : {}
  const filled = omit(schema, [
    ...(isArray(required) && required.length === 0 ? ['required'] : []),
    ...(schema.description === '' ? ['description'] : []),
  ])
  const bounded = cleanBound(cleanBound({ ...filled, ...single }, 'inimum', draft), 'aximum', draft)
  return Object.fromEntries(
    Object.entries(bounded).map(([keyword, value]) => [
      isKnownKeyword(keyword, draft) ? keyword : `x-${keyword}`,
      value,
    ]),
  )
}

/** Draft 4 says by `true` that `minimum` is exclusive, later ones by a number of its own. */
function cleanBound(schema: JsonObject, end: 'inimum' | 'aximum', draft: Draft): JsonObject {
  const [bound, exclusive] = [`m${end}`, `exclusiveM${end}`]
  const value = schema[exclusive]
  if (draft === '04')
    return typeof value === 'number' ? { ...schema, [bound]: value, [exclusive]: true } : schema
  if (typeof value !== 'boolean') return schema
  const limit = schema[bound]
  if (!value || limit === undefined) return omit(schema, [exclusive])
  return { ...omit(schema, [bound]), [exclusive]: limit }
}
