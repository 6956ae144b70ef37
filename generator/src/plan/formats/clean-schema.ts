// Schemas as platforms write them, made into schemas as their draft has them. What they mean stays as it is.
import { isArray, isObject, omit } from '../json-value.js'
import type { Draft, JsonObject } from '../model.js'
import { isKnownKeyword } from '../schema-keywords.js'
import { mapSchema } from '../walk-schema.js'

export function cleanSchema(schema: JsonObject, draft: Draft): JsonObject {
  const cleaned = mapSchema(schema, (each) => cleanOne(each, draft))
  return isObject(cleaned) ? cleaned : {}
}

/**
 * Nodes carry an `id` that is a path in the vendor's editor and would act as a base URI, an empty `required` that
 * draft 4 forbids, lists of one type, and members that the draft does not know, which are kept as notes.
 */
function cleanOne(schema: JsonObject, draft: Draft): JsonObject {
  const { type, required } = schema
  const drop = ['id', '$id', ...(isArray(required) && required.length === 0 ? ['required'] : [])]
  const [only, ...others] = isArray(type) ? type : []
  const single = only !== undefined && others.length === 0 ? { type: only } : {}
  const members = Object.entries({ ...omit(schema, drop), ...single })
  return Object.fromEntries(
    members.map(([keyword, value]) => [isKnownKeyword(keyword, draft) ? keyword : `x-${keyword}`, value]),
  )
}
