// The data of exporting plans: what a vendor's writer gets, and what it gives.
import type { Diagnostic } from '../diagnostics/model.js'
import type { JsonSchema, PlanSource, TrackingPlan } from '../plan/model.js'
import type { Losses } from './collect-losses.js'

/** The schema of an event's payload, alone: every reference in it is `#/$defs/` and the name of one of the definitions. */
export interface BundledSchema {
  readonly schema: JsonSchema
  readonly definitions: ReadonlyMap<string, JsonSchema>
}

export interface ExportOptions {
  /** Of Snowplow's schemas that name none themselves, such as `com.acme`. */
  readonly vendor?: string | undefined
}

/** @param losses what the vendor's format has no place for goes there */
export type WritePlan = (plan: TrackingPlan, losses: Losses, options: ExportOptions) => PlanSource[]

export interface ExportedPlan {
  readonly sources: readonly PlanSource[]
  readonly diagnostics: readonly Diagnostic[]
}
