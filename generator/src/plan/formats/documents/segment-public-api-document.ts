// Written by `npm run format-types` from schemas/formats/segment-public-api.schema.json: what a document of this format holds.
import type { JsonObject } from '../../model.js'

/**
 * Segment's Public API: a tracking plan with its rules, or an answer of the API in its envelope; also the plan.json of Typewriter 8 and 9.
 */
export type SegmentPublicApiDocument = SegmentPlan | SegmentEnvelope

export interface SegmentPlan {
  id?: string | null
  resourceSchemaId?: string | null
  name?: string | null
  slug?: string | null
  description?: string | null
  type?: string | null
  createdAt?: string | null
  updatedAt?: string | null
  rules?: SegmentRule[]
}
export interface SegmentRule {
  /**
   * The event's name; empty or absent where the call needs none.
   */
  key?: string | null
  /**
   * TRACK, IDENTIFY, GROUP, PAGE, SCREEN, or COMMON for what holds for all.
   */
  type?: string | null
  /**
   * Several rules may share a name with different versions.
   */
  version?: number | string | null
  /**
   * Of the whole message; of its properties alone in a file that Typewriter wrote.
   */
  jsonSchema: JsonObject
  description?: string | null
  /**
   * Such as { "area": "account" }.
   */
  labels?: JsonObject | null
  createdAt?: string | null
  updatedAt?: string | null
  /**
   * The year 1 stands for not deprecated.
   */
  deprecatedAt?: string | null
}
export interface SegmentEnvelope {
  data: SegmentWrappedPlan | SegmentPlan
}
export interface SegmentWrappedPlan {
  trackingPlan: SegmentPlan
}
