// Written by `npm run format-types` from schemas/formats/snowplow.schema.json: what a document of this format holds.
import type { JsonObject, JsonValue } from '../../model.js'

/**
 * A self-describing schema of an Iglu registry, a list of them, or a file of snowplow-cli.
 */
export type SnowplowDocument =
  | SnowplowSchema
  | SnowplowSchemas
  | SnowplowExport
  | SnowplowDataStructure
  | SnowplowDataProduct
  | SnowplowSourceApplication
export type SnowplowSchemas = SnowplowSchema[]
export type SnowplowMeta = {
  hidden?: boolean | null
  schemaType?: 'event' | 'entity' | null
  customData?: {} | null
} | null

/**
 * A JSON Schema that says what it is called.
 */
export interface SnowplowSchema {
  self: SnowplowSelf
}
export interface SnowplowSelf {
  vendor: string
  name: string
  format?: string | null
  /**
   * SchemaVer: MODEL-REVISION-ADDITION.
   */
  version: string
}
export interface SnowplowExport {
  eventSchemas: SnowplowSchemas
  contextSchemas?: SnowplowSchemas
}
export interface SnowplowDataStructure {
  apiVersion?: string | null
  resourceType: 'data-structure'
  meta?: SnowplowMeta
  data: SnowplowSchema
}
export interface SnowplowDataProduct {
  apiVersion?: string | null
  resourceType: 'data-product'
  resourceName?: string | null
  data: SnowplowProduct
}
export interface SnowplowProduct {
  name: string
  domain?: string | null
  description?: string | null
  owner?: string | null
  sourceApplications?: JsonValue[] | null
  eventSpecifications?: SnowplowEventSpecification[] | null
}
export interface SnowplowEventSpecification {
  resourceName?: string | null
  name: string
  description?: string | null
  excludedSourceApplications?: JsonValue[] | null
  triggers?: JsonValue[] | null
  event?: null | SnowplowSource | SnowplowTracked
  entities?: JsonObject | null
}
export interface SnowplowSource {
  /**
   * Such as iglu:com.acme/click/jsonschema/1-0-0.
   */
  source: string
  comment?: string | null
  /**
   * Narrows the source.
   */
  schema?: JsonObject | null
}
export interface SnowplowTracked {
  tracked: SnowplowSource | (SnowplowSource[] | null)
}
export interface SnowplowSourceApplication {
  apiVersion?: string | null
  resourceType: 'source-application'
  resourceName?: string | null
  data?: JsonObject | null
}
