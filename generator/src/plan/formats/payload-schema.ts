// Payloads are objects: makes a schema say so where it leaves it open.
import { isOlder } from '../draft.js'
import { isArray } from '../json-value.js'
import type { Draft, JsonObject } from '../model.js'

/** A schema that refuses objects comes back as it is, for the plan's check to report. */
export function asPayload(schema: JsonObject, draft: Draft): JsonObject {
  const { type } = schema
  const refReplacesAll = isOlder(draft, '2019-09') && '$ref' in schema
  if (type === 'object' || refReplacesAll) return schema
  if (type === undefined || (isArray(type) && type.includes('object'))) return { ...schema, type: 'object' }
  return schema
}
