// The data of a comparison: what changed between two plans, and whom it touches. Pure data, no texts for people.
import type { SourceLocation } from '../diagnostics/model.js'
import type { Call, JsonValue } from '../plan/model.js'

/** `unknown` is neither: it has to be taken for a no until a person has looked. */
export type Verdict = 'yes' | 'no' | 'unknown'

export interface Effects {
  /** Whether code written for the base still compiles and sends what the head admits. */
  readonly senders: Verdict
  /** Whether data of the base fits the schemas of the head. */
  readonly oldData: Verdict
  /** Whether data of the head fits the schemas of the base. */
  readonly newData: Verdict
}

export type ChangeKind =
  | 'event added'
  | 'event removed'
  | 'event renamed'
  | 'property added'
  | 'property removed'
  | 'property renamed'
  | 'property required'
  | 'property optional'
  | 'type'
  | 'values'
  | 'bounds'
  | 'rules'
  | 'closed'
  | 'opened'
  | 'payload'
  | 'documentation'
  | 'deprecation'
  | 'record'

export interface PlanChange {
  readonly kind: ChangeKind
  readonly event: EventId
  /** Of the value in the payload, such as `items[].price`; empty for the payload itself. */
  readonly path: string
  /** What changed, as the end of a sentence about the event or the path, such as `minimum 0 → 1`. */
  readonly what: string
  readonly effects: Effects
  /** A value at `path` that the base admits and the head does not. */
  readonly lost?: JsonValue
  readonly side: 'base' | 'head'
  readonly location?: SourceLocation
}

export interface EventId {
  readonly call: Call
  readonly name: string
  readonly version?: string
}

export interface EventComparison {
  readonly event: EventId
  /** In the base, where the head has another name or version for it. */
  readonly before?: EventId
  readonly status: 'added' | 'removed' | 'renamed' | 'changed' | 'documented'
  readonly effects: Effects
  /** Whether it is proven that no payload fits both. */
  readonly isDisjoint: boolean
  readonly changes: readonly PlanChange[]
}

export interface PlanComparison {
  /** Events that did not change are not listed. In the order of call and name. */
  readonly events: readonly EventComparison[]
  readonly unchangedCount: number
}

export const NO_EFFECT: Effects = { senders: 'yes', oldData: 'yes', newData: 'yes' }
