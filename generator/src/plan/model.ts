// The data of the plan stages: files read, documents parsed, and the tracking plan itself.
// Holds plan entities only: no TypeScript names, no derived flags, nothing of one platform.
import type { SourceLocation } from '../diagnostics/model.js'

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject
export interface JsonObject {
  readonly [key: string]: JsonValue
}

/** A JSON Schema of any draft: an object or a boolean. */
export type JsonSchema = JsonObject | boolean

export type Draft = '04' | '06' | '07' | '2019-09' | '2020-12'

/** The six calls of the RudderStack event specification. */
export type Call = 'track' | 'page' | 'screen' | 'identify' | 'group' | 'alias'

/** One file as read: the path is relative to the plan's folder, with forward slashes. */
export interface PlanSource {
  readonly path: string
  readonly text: string
}

/** A source that parsed: its value, and the place of every part of it. */
export interface PlanDocument {
  readonly path: string
  readonly value: JsonValue
  /**
   * The place of the value at a JSON pointer (`''` is the whole document), or of the key that leads to it; of the
   * nearest part that exists where there is none. Computed when asked.
   */
  readonly locate: (pointer: string, part?: 'key' | 'value') => SourceLocation
  readonly text: string
}

export interface TrackingPlan {
  readonly name: string
  /** Of the plan at the platform that it comes from, such as `tp_2Y…`. */
  readonly id?: string
  readonly version?: string
  readonly description?: string
  /** Sorted by call, then name, then version, so that the order of the sources never shows. */
  readonly events: readonly PlanEvent[]
  /**
   * Every schema resource that an event's `$ref` can reach, by absolute URI. The URI of a file of the plan is
   * `plan:///` + its path (percent-encoded), so that no absolute path of a machine reaches the output.
   */
  readonly resources: ReadonlyMap<string, SchemaResource>
}

export interface SchemaResource {
  readonly schema: JsonSchema
  readonly draft: Draft
  /** Where the part at a JSON pointer into `schema` stands in the plan's files; absent for schemas that are in none. */
  readonly locate?: PlanDocument['locate']
}

export interface PlanEvent {
  readonly call: Call
  /** The name on the wire, exactly; empty for identify, group and alias without a title, and for the rule of all pages. */
  readonly name: string
  /** Of the event at the platform that it comes from, such as `ev_2Y…` or `iglu:com.acme/click/jsonschema/1-0-0`. */
  readonly id?: string
  readonly version?: string
  readonly description?: string
  /** `true`, or the reason given in the plan. */
  readonly deprecated?: boolean | string
  readonly owner?: string
  readonly tags?: readonly string[]
  /** The schema of the event's properties (track, page, screen) or traits (identify, group, alias). */
  readonly schema: JsonSchema
  readonly draft: Draft
  /** The absolute URI (with a JSON-pointer fragment) of `schema` within `resources`: the base of its `$ref`s. */
  readonly schemaUri: string
  /** Where the event stands in its file; computed when asked. */
  readonly location: SourceLocation
}
