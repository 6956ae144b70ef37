// Owns the errors that the runtime gives to its user. Their messages hold neither the write key nor anything of an event.
import type { SendResult } from './transport.js'

export type DeliveryErrorKind =
  | 'invalid-event' // 400, 422: the gateway refuses this event
  | 'too-large' // 413: it refuses this event for its length
  | 'unauthorized' // 401, 403: it does not take this write key
  | 'unknown-source' // 404 and other 4xx: nothing there takes events, or the source is switched off
  | 'redirect' // 3xx: never followed, since the events would go to another place
  | 'rate-limited' // 429
  | 'server-error' // 5xx, 408
  | 'unexpected-answer' // a success that is not the gateway's: a login page, another 2xx
  | 'timeout'
  | 'network'
  | 'storage' // what should outlive the program could not be written or read; the events that wait are in memory

/** Why events were not delivered. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError'

  constructor(
    message: string,
    readonly kind: DeliveryErrorKind,
    /** The HTTP status; undefined without an answer. */
    readonly status: number | undefined,
    /** Whether the same request may succeed later. False for 'invalid-event' and 'too-large'. */
    readonly retryable: boolean,
  ) {
    super(message)
  }
}

/** `flush()` ran into its `timeoutMs`, or the client was closed. The events stay in the queue or, closed, in its store. */
export class FlushTimeoutError extends Error {
  override readonly name = 'FlushTimeoutError'

  constructor(
    message: string,
    /** Events that were neither delivered nor reported yet. */
    readonly pending: number,
  ) {
    super(message)
  }
}

/** An option that cannot be used; thrown by `createClient()` only. */
export class OptionError extends TypeError {
  override readonly name = 'OptionError'

  constructor(
    readonly option: string,
    demand: string,
  ) {
    super(`${option} must be ${demand}`)
  }
}

/**
 * The gateway's own sentences (rudder-server, gateway/response) that say more than the status does. Other text of a server
 * is never repeated: it may quote events.
 */
const GATEWAY_SENTENCE =
  /^(invalid (json|write key)|request neither has anonymousId nor userId|source is disabled)$/i

/** The error that a result stands for; undefined for a success, which is the status 200 of the gateway itself. */
export function toDeliveryError(result: SendResult): DeliveryError | undefined {
  if (result.kind === 'noAnswer') {
    return new DeliveryError(`the data plane ${EXPLANATIONS[result.reason]}`, result.reason, undefined, true)
  }
  const { status } = result
  if (status === 200 && !result.isHtml) return undefined
  const kind = kindOfAnswer(status)
  const text = `the data plane answered ${status || 'with a redirect'}: ${GATEWAY_SENTENCE.exec(result.body.trim())?.[0] ?? EXPLANATIONS[kind]}`
  return new DeliveryError(text, kind, status || undefined, kind !== 'invalid-event' && kind !== 'too-large')
}

/** Texts differ in case between versions and hosted planes, so that the status decides and the text only explains. */
function kindOfAnswer(status: number): Exclude<DeliveryErrorKind, 'storage'> {
  if (status === 400 || status === 422) return 'invalid-event'
  if (status === 401 || status === 403) return 'unauthorized'
  if (status === 408 || status >= 500) return 'server-error'
  if (status === 413) return 'too-large'
  if (status === 429) return 'rate-limited'
  if (status >= 400) return 'unknown-source'
  // A browser shows a redirect that it did not follow as status 0.
  return status >= 300 || status === 0 ? 'redirect' : 'unexpected-answer'
}

const EXPLANATIONS: Record<Exclude<DeliveryErrorKind, 'storage'>, string> = {
  'invalid-event': 'it refuses the event',
  'too-large': 'the event is too long for it',
  unauthorized: 'it does not take the write key',
  'unknown-source': 'nothing takes events there, or the source is off; check dataPlaneUrl',
  redirect: 'redirects are not followed; check dataPlaneUrl',
  'rate-limited': 'too many events',
  'server-error': 'it could not store the events',
  'unexpected-answer': 'that is no answer of a data plane; check dataPlaneUrl',
  timeout: 'did not answer in time',
  network: 'could not be reached',
}
