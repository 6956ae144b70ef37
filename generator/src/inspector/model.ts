// The data of the local data plane: what was received, and what the plan says about it.
import type { JsonObject } from '../plan/model.js'

/** One way in which an event breaks its schema. Names keys and rules of the plan, never a value of the event. */
export interface Violation {
  /** JSON Pointer within the validated properties or traits, such as `/products/0/price`; a missing key is pointed at too. */
  readonly pointer: string
  /** The JSON Schema keyword, such as `pattern`; `schema` when the plan's own schema cannot be compiled. */
  readonly rule: string
  /** A sentence, such as `currency must match pattern ^[A-Z]{3}$`. */
  readonly message: string
}

export type Verdict =
  | { readonly kind: 'valid' }
  | { readonly kind: 'invalid'; readonly violations: readonly Violation[] }
  | { readonly kind: 'unplanned' }

export interface ReceivedEvent {
  /** The event as stored: as sent, with `type` set by the endpoint of a single call and a `messageId` always present. */
  readonly message: JsonObject
  readonly verdict: Verdict
  /** When this server accepted it: ISO 8601, UTC, milliseconds. */
  readonly receivedAt: string
}

/** How often one event was received since the start, also when the event itself has left the bounded list. */
export interface EventCounts {
  /** The `type` on the wire, such as `track`; empty when absent. */
  readonly call: string
  /** `event` of a track, `name` of a page or screen, else empty. */
  readonly name: string
  readonly received: number
  readonly valid: number
  readonly invalid: number
  readonly unplanned: number
}
