// The data of the naming stage: the plan with every identifier of the output decided.
import type { Call, PlanEvent, TrackingPlan } from '../plan/model.js'

export interface NamedPlan {
  readonly plan: TrackingPlan
  /** In the order of the plan's events. */
  readonly events: readonly NamedEvent[]
}

export interface NamedEvent {
  readonly event: PlanEvent
  /** The generated function, such as `trackOrderCompleted`. */
  readonly functionName: string
  /** The exported interface of its properties or traits, such as `OrderCompletedProperties`; also the prefix of nested types. */
  readonly typeName: string
  /** The type of its literal rules, such as `OrderCompletedRules`. */
  readonly rulesName: string
}

/** One name that was given before and must not change; what trackwright.lock.json holds. */
export interface LockedName {
  readonly call: Call
  readonly name: string
  readonly version?: string
  readonly functionName: string
}
