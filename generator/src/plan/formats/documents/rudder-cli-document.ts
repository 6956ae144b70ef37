// Written by `npm run format-types` from schemas/formats/rudder-cli.schema.json: what a document of this format holds.
import type { JsonObject, JsonValue } from '../../model.js'

/**
 * A YAML file of a rudder-cli project: rudder/0.1, rudder/v0.1 and rudder/v1.
 */
export type RudderCliDocument =
  | RudderCliEventsFile
  | RudderCliCategoriesFile
  | RudderCliPropertiesFile
  | RudderCliCustomTypesFile
  | RudderCliTrackingPlanFile

export interface RudderCliEventsFile {
  version: string
  kind: 'events'
  metadata?: RudderCliMetadata
  spec: RudderCliEvents
}
export interface RudderCliMetadata {
  name?: string | null
}
export interface RudderCliEvents {
  events: RudderCliEvent[]
}
export interface RudderCliEvent {
  id: string
  /**
   * Of track events alone.
   */
  name?: string | null
  event_type: 'track' | 'screen' | 'identify' | 'group' | 'page'
  description?: string | null
  /**
   * A reference, bare or as { $ref }.
   */
  category?: (string | null) | RudderCliRef
}
export interface RudderCliRef {
  $ref: string
}
export interface RudderCliCategoriesFile {
  version: string
  kind: 'categories'
  metadata?: RudderCliMetadata
  spec: RudderCliCategories
}
export interface RudderCliCategories {
  categories: RudderCliCategory[]
}
export interface RudderCliCategory {
  id: string
  name: string
}
export interface RudderCliPropertiesFile {
  version: string
  kind: 'properties'
  metadata?: RudderCliMetadata
  spec: RudderCliProperties
}
export interface RudderCliProperties {
  properties: RudderCliProperty[]
}
export interface RudderCliProperty {
  id: string
  /**
   * The key on the wire.
   */
  name: string
  description?: string | null
  /**
   * One primitive type, several with commas between (legacy), or a reference to a custom type.
   */
  type?: string | null
  types?: string[] | null
  item_type?: string | null
  item_types?: string[] | null
  /**
   * Keywords of JSON Schema, in camel case (legacy) or snake case (v1).
   */
  propConfig?: JsonObject | null
  /**
   * Keywords of JSON Schema, in camel case (legacy) or snake case (v1).
   */
  config?: JsonObject | null
}
export interface RudderCliCustomTypesFile {
  version: string
  kind: 'custom-types'
  metadata?: RudderCliMetadata
  spec: RudderCliCustomTypes
}
export interface RudderCliCustomTypes {
  types: RudderCliCustomType[]
}
export interface RudderCliCustomType {
  id: string
  name: string
  description?: string | null
  type: string
  /**
   * Keywords of JSON Schema, in camel case (legacy) or snake case (v1).
   */
  config?: JsonObject | null
  /**
   * Keywords of JSON Schema, in camel case (legacy) or snake case (v1).
   */
  propConfig?: JsonObject | null
  item_type?: string | null
  item_types?: string[] | null
  properties?: RudderCliEntry[] | null
  variants?: RudderCliVariant[] | null
}
export interface RudderCliEntry {
  /**
   * Of the property (legacy).
   */
  $ref?: string
  /**
   * Of the property (v1).
   */
  property?: string
  required?: boolean | null
  additionalProperties?: boolean | null
  additional_properties?: boolean | null
  properties?: RudderCliEntry[] | null
}
export interface RudderCliVariant {
  type?: string | null
  discriminator: string
  cases: RudderCliCase[]
  /**
   * A list (legacy), or an object with one (v1).
   */
  default?: null | (RudderCliEntry[] | null) | RudderCliDefault
}
export interface RudderCliCase {
  display_name?: string | null
  description?: string | null
  /**
   * @minItems 1
   */
  match: [JsonValue, ...JsonValue[]]
  properties?: RudderCliEntry[] | null
}
export interface RudderCliDefault {
  properties?: RudderCliEntry[] | null
}
export interface RudderCliTrackingPlanFile {
  version: string
  kind: 'tp' | 'tracking-plan'
  metadata?: RudderCliMetadata
  spec: RudderCliTrackingPlan
}
export interface RudderCliTrackingPlan {
  id: string
  display_name: string
  description?: string | null
  rules?: RudderCliRule[] | null
}
export interface RudderCliRule {
  type?: string | null
  id?: string | null
  /**
   * A reference (v1), or an object with one (legacy).
   */
  event?: (string | null) | RudderCliRuleEvent
  identity_section?: 'properties' | 'traits' | 'context.traits' | '' | null
  allow_unplanned?: boolean | null
  additional_properties?: boolean | null
  properties?: RudderCliEntry[] | null
  includes?: null | RudderCliRef
  variants?: RudderCliVariant[] | null
}
export interface RudderCliRuleEvent {
  $ref: string
  allow_unplanned?: boolean | null
  identity_section?: 'properties' | 'traits' | 'context.traits' | '' | null
}
