// Written by `npm run format-types` from schemas/formats/avo-export.schema.json: what a document of this format holds.
import type { JsonObject, JsonValue } from '../../model.js'

/**
 * Avo's export of a tracking plan, payloadFormat jsonSchema.
 */
export interface AvoExportDocument {
  name?: string | null
  events: AvoEvent[]
  /**
   * By id.
   */
  categories?: {
    [k: string]: AvoCategory
  } | null
  metrics?: JsonValue
  sources?: JsonValue
  destinations?: JsonValue
  propertyGroups?: JsonValue
  removedEvents?: string[] | null
}
/**
 */
export interface AvoEvent {
  id?: string | null
  name: string
  description?: string | null
  /**
   * "variant" for a variant of another event.
   */
  eventType?: string | null
  triggers?: JsonValue[] | null
  tags?: string[] | null
  /**
   * Ids.
   */
  categories?: string[] | null
  actions?: string[] | null
  sources?: JsonValue[] | null
  stakeholderDomains?: JsonValue[] | null
  customFields?: JsonValue
  rules: AvoRules
}
/**
 */
export interface AvoRules {
  $schema?: string | null
  nameMapping?: JsonValue[] | null
  properties: AvoSections
}
export interface AvoSections {
  properties?: JsonObject | null
  userProperties?: JsonObject | null
  groupProperties?: JsonObject | null
}
/**
 */
export interface AvoCategory {
  id?: string | null
  name?: string | null
  description?: string | null
}
