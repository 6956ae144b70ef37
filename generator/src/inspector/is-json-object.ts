// The one test for "a JSON object" in this folder: arrays and null are none.
import type { JsonObject, JsonValue } from '../plan/model.js'

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
