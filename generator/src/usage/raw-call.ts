// The data of calls of analytics SDKs that a program makes by hand: what find-raw-calls.ts finds.
import type { CallExpression, Expression } from 'ts-morph'
import type { Call } from '../plan/model.js'

/** The package whose method is called; `unknown` where only the receiver's name says so, as with a snippet or a wrapper. */
export type AnalyticsSdk =
  | '@rudderstack/analytics-js'
  | '@rudderstack/rudder-sdk-node'
  | '@segment/analytics-next'
  | '@segment/analytics-node'
  | 'unknown'

/** The parts of a call, each where it is written out; one that comes out of a variable's fields is not here. */
export interface RawCallParts {
  /** The name on the wire: `event` of a track, `name` of a page or screen. */
  readonly name?: Expression
  readonly category?: Expression
  /** The properties of a track, page or screen; the traits of an identify or group. */
  readonly properties?: Expression
  readonly userId?: Expression
  readonly anonymousId?: Expression
  readonly groupId?: Expression
  readonly previousId?: Expression
  /** The options of a positional call: context, integrations, timestamps. */
  readonly options?: Expression
  readonly callback?: Expression
}

export interface RawCall {
  readonly call: Call
  readonly sdk: AnalyticsSdk
  /** `track('Name', {…})`, or `track({ event: 'Name', properties: {…} })`. */
  readonly style: 'positional' | 'message'
  readonly node: CallExpression
  /** The whole message of the message style, a literal or not. */
  readonly message?: Expression
  readonly parts: RawCallParts
}
