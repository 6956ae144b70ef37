// Owns the one retry policy: what follows from a result. Pure; the sender does what it says.
import { type DeliveryError, type DeliveryErrorKind, toDeliveryError } from './errors.js'
import type { SendResult } from './transport.js'

/** How long to wait, and how long to try. */
export interface RetryPolicy {
  /** Longest wait before the second attempt; the bound doubles with each attempt. */
  readonly baseDelayMs: number
  /** Longest wait before any attempt that the server did not ask for. */
  readonly maxDelayMs: number
  /** Longest `Retry-After` that is obeyed; a longer one counts as this. */
  readonly maxRetryAfterMs: number
  /** An event that is older is no more tried but reported. */
  readonly maxAgeMs: number
}

export type Decision =
  | { readonly kind: 'delivered' }
  /** Send the same events again after a while. */
  | { readonly kind: 'retry'; readonly afterMs: number; readonly error: DeliveryError }
  /** As retry, but nothing will get through until somebody changes something: say so at once. */
  | { readonly kind: 'pause'; readonly afterMs: number; readonly error: DeliveryError }
  /** Too long together: send the halves, and make no batch of this length again. */
  | { readonly kind: 'split' }
  /** One of the events is refused, and the gateway stored none: send the halves. */
  | { readonly kind: 'bisect' }
  /** The only event is refused. */
  | { readonly kind: 'reject'; readonly error: DeliveryError }

export interface Attempt {
  /** Attempts before this one. */
  readonly earlierAttempts: number
  readonly eventCount: number
  /** Milliseconds since 1970, for a Retry-After that is a date. */
  readonly now: number
  /** From 0 to 1. */
  readonly random: number
}

const NEEDS_A_CHANGE: readonly DeliveryErrorKind[] = [
  'unauthorized',
  'unknown-source',
  'redirect',
  'unexpected-answer',
]
const SHORTEST_DELAY_MS = 100

export function decideRetry(result: SendResult, attempt: Attempt, policy: RetryPolicy): Decision {
  const error = toDeliveryError(result)
  if (error === undefined) return { kind: 'delivered' }
  if (!error.retryable) {
    if (attempt.eventCount === 1) return { kind: 'reject', error }
    return { kind: error.kind === 'too-large' ? 'split' : 'bisect' }
  }
  const asked = result.kind === 'answer' ? readRetryAfter(result.retryAfter, attempt.now) : undefined
  if (NEEDS_A_CHANGE.includes(error.kind))
    return { kind: 'pause', afterMs: pauseDelay(asked, attempt, policy), error }
  return { kind: 'retry', afterMs: retryDelay(asked, attempt, policy), error }
}

/** Full jitter: clients that failed together do not come back together. */
function retryDelay(asked: number | undefined, attempt: Attempt, policy: RetryPolicy): number {
  const jittered = Math.max(SHORTEST_DELAY_MS, attempt.random * delayBound(attempt.earlierAttempts, policy))
  // On top of what the server asked for, so that its clients do not return in the same instant.
  return asked === undefined ? jittered : Math.min(asked, policy.maxRetryAfterMs) + jittered
}

/** Never short: a wrong write key will still be wrong in a moment. */
function pauseDelay(asked: number | undefined, attempt: Attempt, policy: RetryPolicy): number {
  const bound = delayBound(attempt.earlierAttempts + 2, policy)
  return Math.max((bound * (1 + attempt.random)) / 2, Math.min(asked ?? 0, policy.maxRetryAfterMs))
}

function delayBound(doublings: number, policy: RetryPolicy): number {
  return Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** Math.min(doublings, 30))
}

/** Milliseconds that a `Retry-After` header asks for, in seconds or as a date (RFC 9110, 10.2.3); undefined for anything else. */
export function readRetryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d+$/.test(text)) return Number(text) * 1000
  // Date.parse takes numbers and words for dates that no server means.
  const date = /^[A-Z][a-z]{2,8},? .*GMT$/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}
