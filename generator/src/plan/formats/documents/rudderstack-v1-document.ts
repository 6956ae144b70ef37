// Written by `npm run format-types` from schemas/formats/rudderstack-v1.schema.json: what a document of this format holds.
import type { JsonObject, JsonValue } from '../../model.js'

/**
 * RudderStack's tracking plan in one document, the plan.json of RudderTyper 1.
 */
export interface RudderStackV1Document {
  id?: string | null
  name?: string | null
  display_name?: string | null
  description?: string | null
  /**
   * Several rules may share a name with different versions.
   */
  version?: number | string | null
  creationType?: string | null
  workspaceId?: string | null
  createdAt?: string | null
  updatedAt?: string | null
  create_time?: string | null
  update_time?: string | null
  rules: RudderStackRules
}
/**
 */
export interface RudderStackRules {
  events: RudderStackEvent[]
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
export interface RudderStackEvent {
  id?: string | null
  /**
   * Empty for identify, group, page and screen.
   */
  name?: string | null
  description?: string | null
  /**
   * track, identify, group, page or screen; absent in old files, where all are track.
   */
  eventType?: string | null
  categoryId?: string | null
  /**
   * Several rules may share a name with different versions.
   */
  version?: number | string | null
  /**
   * Such as { "area": "account" }.
   */
  labels?: JsonObject | null
  /**
   * Where the traits stand in the message.
   */
  identitySection?: 'properties' | 'traits' | 'context.traits' | '' | null
  /**
   * A JSON Schema of the whole message.
   */
  rules: JsonObject
}
