// Owns what becomes of a batch: sent again, in halves, until each of its events is delivered or reported. When a batch is
// made is decided in sender.ts, how to wait in retry.ts.
import { batchBytes, writeBatch } from './batch.js'
import type { Clock } from './clock.js'
import type { DeliveryError } from './errors.js'
import type { Outcome } from './ledger.js'
import type { EventMessage } from './message.js'
import type { ResolvedClientOptions } from './options.js'
import type { QueuedEvent } from './queue.js'
import type { Reporter } from './reporter.js'
import { decideRetry } from './retry.js'
import type { SendResult, Transport } from './transport.js'
import type { Trouble } from './trouble.js'

export interface DeliveryPorts {
  readonly options: ResolvedClientOptions
  readonly transport: Transport
  readonly clock: Clock
  readonly reporter: Reporter
  readonly trouble: Trouble
  /** A number from 0 to 1. */
  random(): number
  /** The oldest `count` events have ended. */
  settle(outcome: Outcome, count: number): void
}

export interface Delivery {
  /** Lowered by every 413: what the server really takes. */
  readonly maxBatchBytes: number
  /** Sends once. Never rejects. */
  send(events: readonly QueuedEvent[], isLeaving: boolean, signal: AbortSignal): Promise<SendResult>
  /**
   * Settles all events of a batch.
   * @param early the result of a request that has left already
   */
  deliver(
    batch: readonly QueuedEvent[],
    signal: AbortSignal,
    early?: Promise<SendResult> | undefined,
  ): Promise<void>
  /** Ends the wait before the next attempt, which leaves at once where the program may end. */
  endWait(isLeaving: boolean): void
}

export function createDelivery(ports: DeliveryPorts): Delivery {
  const { options, transport, clock, trouble, settle } = ports
  let maxBatchBytes = options.maxBatchBytes
  let endWait: ((isLeaving: boolean) => void) | undefined

  /** True when it was ended because the program may end. */
  const wait = (delayMs: number): Promise<boolean> =>
    new Promise((resolve) => {
      const cancel = clock.setTimeout(() => endWait?.(false), delayMs)
      endWait = (isLeaving) => {
        endWait = undefined
        cancel()
        resolve(isLeaving)
      }
    })

  const send: Delivery['send'] = async (events, isLeaving, signal) => {
    const body = writeBatch(events, new Date(clock.now()).toISOString())
    try {
      return await transport.send({ body, bodyBytes: batchBytes(events), signal, isLeaving })
    } catch {
      return { kind: 'noAnswer', reason: 'network' }
    }
  }

  /** Sends until the events are settled; returns those that must be sent in halves. */
  async function deliverPart(
    events: readonly QueuedEvent[],
    signal: AbortSignal,
    early: Promise<SendResult> | undefined,
  ): Promise<readonly QueuedEvent[]> {
    let sent = early
    for (let left = events; left.length > 0; ) {
      const result = await (sent ?? send(left, false, signal))
      if (signal.aborted) return []
      // Counted across batches: when one gives up, the next does not start with short waits again.
      const earlierAttempts = trouble.attempts
      const attempt = { earlierAttempts, eventCount: left.length, now: clock.now(), random: ports.random() }
      const decision = decideRetry(result, attempt, options.retry)
      if (decision.kind === 'retry' || decision.kind === 'pause') {
        trouble.note(decision.kind, decision.error)
        const isLeaving = await wait(decision.afterMs)
        if (signal.aborted) return []
        left = failExpired(ports, left, decision.error)
        sent = isLeaving && left.length > 0 ? send(left, true, signal) : undefined
        continue
      }
      trouble.end()
      if (decision.kind === 'bisect') return left
      if (decision.kind === 'split') {
        maxBatchBytes = Math.max(1, Math.min(maxBatchBytes, Math.floor(batchBytes(left) / 2)))
        return left
      }
      if (decision.kind === 'reject') fail(ports, left, decision.error)
      else {
        // What made a 413 may pass, so the limit is tried again little by little; being refused for it costs one request.
        maxBatchBytes = Math.min(options.maxBatchBytes, Math.ceil(maxBatchBytes * 1.02))
        settle('delivered', left.length)
      }
      return []
    }
    return []
  }

  const deliver: Delivery['deliver'] = async (events, signal, early) => {
    const refused = await deliverPart(events, signal, early)
    const middle = Math.ceil(refused.length / 2)
    for (const half of [refused.slice(0, middle), refused.slice(middle)])
      if (half.length > 0 && !signal.aborted) await deliver(half, signal)
  }

  return {
    get maxBatchBytes() {
      return maxBatchBytes
    },
    send,
    deliver,
    endWait: (isLeaving) => endWait?.(isLeaving),
  }
}

/** The oldest events stand first. */
function failExpired(
  ports: DeliveryPorts,
  events: readonly QueuedEvent[],
  error: DeliveryError,
): readonly QueuedEvent[] {
  const oldest = ports.clock.monotonic() - ports.options.retry.maxAgeMs
  const young = events.filter((event) => event.acceptedAt > oldest)
  const expired = events.slice(0, events.length - young.length)
  if (expired.length > 0) fail(ports, expired, error)
  return young
}

function fail(
  { reporter, settle }: DeliveryPorts,
  events: readonly QueuedEvent[],
  error: DeliveryError,
): void {
  reporter.error(error, events.length, () => readMessages(events))
  settle('failed', events.length)
}

export function readMessages(events: readonly QueuedEvent[]): EventMessage[] {
  return events.map((event) => JSON.parse(event.json))
}
