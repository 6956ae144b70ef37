// Written by `npm run format-types` from schemas/formats/segment-config-api.schema.json: what a document of this format holds.
import type { JsonObject, JsonValue } from '../../model.js'

/**
 * Segment's Config API, the plan.json of Typewriter 7 and before.
 */
export interface SegmentConfigApiDocument {
  /**
   * The path of the resource.
   */
  name?: string | null
  display_name?: string | null
  description?: string | null
  /**
   * Several rules may share a name with different versions.
   */
  version?: number | string | null
  create_time?: string | null
  update_time?: string | null
  rules: SegmentConfigRules
}
/**
 */
export interface SegmentConfigRules {
  events: SegmentConfigEvent[]
  /**
   * A JSON Schema of the whole message.
   */
  global?: JsonObject | null
  /**
   * A JSON Schema of the whole message.
   */
  identify?: JsonObject | null
  /**
   * A JSON Schema of the whole message.
   */
  group?: JsonObject | null
  identify_traits?: JsonValue[] | null
  group_traits?: JsonValue[] | null
}
/**
 */
export interface SegmentConfigEvent {
  name: string
  description?: string | null
  /**
   * Several rules may share a name with different versions.
   */
  version?: number | string | null
  /**
   * Such as { "area": "account" }.
   */
  labels?: JsonObject | null
  /**
   * A JSON Schema of the whole message.
   */
  rules: JsonObject
}
