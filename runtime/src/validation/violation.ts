// What a call that breaks its plan is told as, and what may become of it. Types only.
import type { CallType } from '../core/message.js'

/** A call with all that it says, before a client has it. */
export interface JudgedCall {
  readonly call: CallType
  readonly fields: { readonly [field: string]: unknown }
}

export interface Violation {
  readonly call: CallType
  /** The event's name as the plan has it; '' for identify, group and alias. */
  readonly event: string
  /** JSON pointer into the properties (track, page, screen) or traits (identify, group, alias). */
  readonly pointer: string
  /** The keyword of JSON Schema that is broken, such as `minLength`. */
  readonly rule: string
  /** A sentence without the value and without control characters, such as `Order Completed: currency must match ^[A-Z]{3}$`. */
  readonly message: string
  /** What stands at the pointer: only with `showValues`, for it may be personal data. */
  readonly value?: unknown
}

/**
 * What becomes of a call that breaks its plan.
 * - `throw`: the call throws a `ViolationError`, and nothing is sent.
 * - `warn`: it is sent, and told by `console.warn`: each rule of an event at most once a minute, with the event's name,
 *   the place, the rule and how often it was broken since. Values only with `showValues`.
 * - `drop`: it is not sent, and told as by `warn`.
 * - `quarantine`: it is sent as the track event `Event Quarantined`, with `{ call, event, payload, violations }` as its
 *   properties, so that the tables of the plan's events stay clean and nothing is lost; told as by `warn`.
 * - a function: is told, and says whether to `send` it (also when it returns nothing), to `drop` or to `quarantine` it.
 */
export type ViolationPolicy =
  | 'throw'
  | 'warn'
  | 'drop'
  | 'quarantine'
  // biome-ignore lint/suspicious/noConfusingVoidType: a function that only logs returns nothing
  | ((violations: readonly Violation[]) => 'send' | 'drop' | 'quarantine' | void)

/** How the calls of one plan are judged; the second argument of the generated `setClient`. */
export interface PlanOptions {
  /**
   * What follows is counted in `client.stats().violations`.
   * @default 'throw' under test runners (NODE_ENV is 'test', or node:test, mocha or jasmine runs), else 'warn', in production too
   */
  onViolation?: ViolationPolicy | undefined
  /** The same for single events, by name; identify, group and alias by the name of the call. */
  onViolationOf?: Readonly<Record<string, ViolationPolicy>> | undefined
  /** Whether violations carry the value that breaks the rule. @default false */
  showValues?: boolean | undefined
}
