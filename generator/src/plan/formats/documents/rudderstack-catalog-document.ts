// Written by `npm run format-types` from schemas/formats/rudderstack-catalog.schema.json: what a document of this format holds.
import type { JsonObject } from '../../model.js'

/**
 * RudderStack's catalog API v2: a plan, a page or list of its events with format=schema, or one of them.
 */
export type RudderStackCatalogDocument =
  RudderStackCatalogPlan | RudderStackCatalogPage | RudderStackCatalogEvents | RudderStackCatalogEvent
export type RudderStackCatalogEvents = RudderStackCatalogEvent[]

export interface RudderStackCatalogPlan {
  id?: string | null
  name: string
  description?: string | null
  /**
   * Several rules may share a name with different versions.
   */
  version?: number | string | null
  creationType?: string | null
  workspaceId?: string | null
  createdAt?: string | null
  updatedAt?: string | null
  events?: RudderStackCatalogEvents
}
export interface RudderStackCatalogEvent {
  id?: string | null
  /**
   * Empty for identify, group, page and screen.
   */
  name?: string | null
  description?: string | null
  eventType: string
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
  createdAt?: string | null
  updatedAt?: string | null
}
export interface RudderStackCatalogPage {
  data: RudderStackCatalogEvents
  total?: number
  currentPage?: number
  pageSize?: number
}
