// Owns what a plan's generated functions share: their client, its options, and the calls that came before it.
import type { Client } from './core/client-interface.js'
import type { CallType, OptionalIdentity } from './core/message.js'
import type { PlanOptions } from './validation/violation.js'

export interface PlanInfo {
  readonly name: string
  readonly version?: string | undefined
}

/** A client of any platform. Whether a call must say who it is about, the type of its options says. */
export type AnyClient = Client<OptionalIdentity>

export interface ClientSlot {
  readonly plan: PlanInfo
  client?: AnyClient | undefined
  options?: PlanOptions | undefined
  /** What came before the client, at most `MAX_WAITING`, as text: copied when the calls were made. */
  waiting: WaitingCall[]
  refused: number
}

interface WaitingCall {
  readonly call: CallType | 'countViolation'
  readonly json: string
}

export const MAX_WAITING = 1_000
