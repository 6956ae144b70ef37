// Schemas as platforms write them, made into schemas as their draft has them. What they mean stays as it is.
import { isObject, omit } from '../json-value.js'
import type { Draft, JsonObject } from '../model.js'
import { mapSchema } from '../walk-schema.js'
import { cleanKeywords } from './clean-keywords.js'
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
    const clean = cleanKeywords(ids === 'kept' ? each : omit(each, ['id', '$id']), draft)
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
