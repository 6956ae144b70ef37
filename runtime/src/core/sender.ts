// Owns the one loop that sends: when, what, and what follows. One request at a time, oldest events first, so that events end
// in the order in which they were accepted; that is what makes flush() a count. How to wait is decided in retry.ts.
import { batchBytes, packBatch, writeBatch } from './batch.js'
import { type Clock, createTimeWriter, LONGEST_TIMER_MS } from './clock.js'
import { type DeliveryError, FlushTimeoutError } from './errors.js'
import type { Ledger, Outcome } from './ledger.js'
import type { EventMessage } from './message.js'
import type { ResolvedClientOptions } from './options.js'
import type { Queue, QueuedEvent } from './queue.js'
import type { DropReason, Reporter } from './reporter.js'
import { type Decision, decideRetry } from './retry.js'
import type { SendResult, Transport } from './transport.js'

export interface SenderPorts {
  readonly options: ResolvedClientOptions
  readonly queue: Queue
  readonly ledger: Ledger
  readonly reporter: Reporter
  readonly transport: Transport
  readonly clock: Clock
  /** A number from 0 to 1. */
  random(): number
  /** Keeps the program running until the result is called. */
  holdOpen(): () => void
  /** 'always': by count, bytes and interval. 'on-flush': only while flush() or close() waits. */
  readonly sends: 'always' | 'on-flush'
  /** True while nothing may be sent at all, not even by flush(). */
  isHeld?(): boolean
}

const MAX_EARLY_BATCHES = 6
/** Time between two reports of one trouble. */
const REPORT_PERIOD_MS = 60_000

interface Trouble {
  readonly since: number
  /** Requests in a row that met it. */
  readonly attempts: number
  readonly error: DeliveryError
  readonly reportedAt: number | undefined
}

interface Waiter {
  /** Number of settled events that it waits for. */
  readonly target: number
  end(): void
  /** The client is closed, and a store keeps the events for the next run of the program. */
  giveUp(): void
}

/** A batch that left ahead of its turn. */
interface EarlyBatch {
  readonly events: readonly QueuedEvent[]
  readonly result: Promise<SendResult>
}

export class Sender {
  readonly #ports: SenderPorts
  readonly #writeTime: () => string
  /** Ends the run that is under way: its request, its wait, its loop. */
  #stop = new AbortController()
  #isStopped = false
  readonly #waiters = new Set<Waiter>()
  #isRunning = false
  /** Events at the queue's head that the run is busy with. */
  #taken = 0
  #early: EarlyBatch[] = []
  #endSleep: ((isLeaving: boolean) => void) | undefined
  #cancelTimer: (() => void) | undefined
  #lastSentAt: number
  #isIntervalOver = false
  /** Lowered by every 413: what the server really takes. */
  #maxBatchBytes: number
  #trouble: Trouble | undefined

  constructor(ports: SenderPorts) {
    this.#ports = ports
    this.#writeTime = createTimeWriter(ports.clock)
    this.#lastSentAt = ports.clock.monotonic()
    this.#maxBatchBytes = ports.options.maxBatchBytes
  }

  /** To be called after events have come into the queue. Costs the same whatever the queue's length. */
  wake(): void {
    if (this.#isRunning || this.#isStopped) return
    if (this.#isDue()) this.#start()
    else this.#armTimer()
  }

  /**
   * Settles when every event accepted before is delivered or reported.
   * @throws FlushTimeoutError after `timeoutMs`; the events stay and are tried further.
   */
  flush(timeoutMs: number | undefined): Promise<void> {
    const { ledger, clock } = this.#ports
    const target = ledger.accepted
    if (ledger.settled >= target) return Promise.resolve()
    if (this.#stop.signal.aborted) return Promise.reject(this.#closedError())
    return new Promise((resolve, reject) => {
      const release = this.#ports.holdOpen()
      const end = (outcome: () => void): void => {
        this.#waiters.delete(waiter)
        cancelTimeout?.()
        release()
        outcome()
      }
      const waiter: Waiter = {
        target,
        end: () => end(resolve),
        giveUp: () => end(() => reject(this.#closedError())),
      }
      const cancelTimeout =
        timeoutMs === undefined || timeoutMs > LONGEST_TIMER_MS
          ? undefined
          : clock.setTimeout(() => end(() => reject(this.#timeoutError(timeoutMs))), timeoutMs)
      this.#waiters.add(waiter)
      this.wake()
    })
  }

  /**
   * Hands the waiting events to the transport at once, as many batches as a browser has connections, for the program
   * may end before the answers come. The answers are taken in order, as if the batches had left one after the other.
   */
  sendAllNow(): void {
    const { queue, options, isHeld } = this.#ports
    if (this.#isStopped || isHeld?.() === true) return
    this.#endSleep?.(true)
    const known = this.#early.reduce((count, { events }) => count + events.length, this.#taken)
    let waiting = queue.head(queue.length).slice(known)
    while (waiting.length > 0 && this.#early.length < MAX_EARLY_BATCHES) {
      const events = packBatch(waiting.slice(0, options.flushAt), this.#maxBatchBytes)
      this.#early.push({ events, result: this.#send(events, true, this.#stop.signal) })
      waiting = waiting.slice(events.length)
    }
    this.wake()
  }

  /** Ends the wait before the next attempt: something has changed. */
  retryNow(): void {
    this.#endSleep?.(false)
  }

  /** Gives up what waits or is under way, and goes on with what comes later. */
  erase(reason: DropReason): void {
    this.#endRun()
    const { queue, reporter } = this.#ports
    const lost = queue.head(queue.length)
    if (lost.length === 0) return
    reporter.drop(reason, lost.length, () => readMessages(lost))
    this.#settle('dropped', lost.length)
  }

  /** Ends the loop and any request; what is left is reported: with the error that held it up, or as closed. */
  stop(): void {
    if (this.#isStopped) return
    this.#isStopped = true
    this.#endRun()
    const lost = this.#ports.queue.close()
    if (lost.length > 0) this.#giveUp(lost)
    for (const waiter of this.#waiters) waiter.giveUp()
  }

  #endRun(): void {
    this.#stop.abort()
    this.#stop = new AbortController()
    this.#isRunning = false
    this.#taken = 0
    this.#early = []
    this.#trouble = this.#isStopped ? this.#trouble : undefined
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
  }

  #isDue(): boolean {
    const { queue, options, sends, isHeld } = this.#ports
    if (queue.length === 0 || isHeld?.() === true) return false
    if (this.#waiters.size > 0 || this.#early.length > 0) return true
    if (sends === 'on-flush') return false
    const isFull = queue.length >= options.flushAt || queue.bytes >= this.#maxBatchBytes
    return isFull || this.#isIntervalOver || options.flushIntervalMs === 0
  }

  #start(): void {
    this.#isRunning = true
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
    const { signal } = this.#stop
    // A rejection here is a bug; the events are still queued, so the timer gives them another chance.
    this.#run(signal).catch(() => {
      if (signal.aborted) return
      this.#isRunning = false
      this.#taken = 0
      this.#armTimer()
    })
  }

  /** The interval counts from the last batch, so that an event waits at most that long whenever it comes. */
  #armTimer(): void {
    const { queue, options, clock, sends, isHeld } = this.#ports
    const isWanted = (sends === 'always' || this.#waiters.size > 0) && isHeld?.() !== true
    if (this.#cancelTimer !== undefined || queue.length === 0 || !isWanted) return
    const sinceLast = clock.monotonic() - this.#lastSentAt
    const delayMs = options.flushIntervalMs - (sinceLast % Math.max(1, options.flushIntervalMs))
    this.#cancelTimer = clock.setTimeout(() => {
      this.#cancelTimer = undefined
      this.#isIntervalOver = true
      this.wake()
    }, delayMs)
  }

  async #run(signal: AbortSignal): Promise<void> {
    // The call that filled the batch returns first, and calls in the same breath come along.
    await undefined
    while (!signal.aborted && this.#isDue()) {
      const { queue, options, clock } = this.#ports
      this.#lastSentAt = clock.monotonic()
      const early = this.#early.shift()
      const events = early?.events ?? packBatch(queue.head(options.flushAt), this.#maxBatchBytes)
      this.#taken = events.length
      await this.#deliver(events, signal, early?.result)
      if (signal.aborted) return
      this.#isIntervalOver = clock.monotonic() - this.#lastSentAt >= options.flushIntervalMs
    }
    if (signal.aborted) return
    this.#isRunning = false
    this.#armTimer()
  }

  /** Settles all events of a batch: parts of it one after the other, where the server refuses it as a whole. */
  async #deliver(
    batch: readonly QueuedEvent[],
    signal: AbortSignal,
    early: Promise<SendResult> | undefined,
  ): Promise<void> {
    const parts = [batch]
    for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
      const refused = await this.#deliverPart(part, signal, part === batch ? early : undefined)
      if (signal.aborted) return
      const middle = Math.ceil(refused.length / 2)
      if (refused.length > 0) parts.push(refused.slice(middle), refused.slice(0, middle))
    }
  }

  /** Sends until the events are settled; returns those that must be sent in halves. */
  async #deliverPart(
    part: readonly QueuedEvent[],
    signal: AbortSignal,
    early: Promise<SendResult> | undefined,
  ): Promise<readonly QueuedEvent[]> {
    let events = part
    let sent = early
    let isLeaving = false
    while (events.length > 0) {
      const result = await (sent ?? this.#send(events, isLeaving, signal))
      sent = undefined
      if (signal.aborted) return []
      const decision = this.#decide(result, events.length)
      if (decision.kind !== 'retry' && decision.kind !== 'pause') this.#trouble = undefined
      switch (decision.kind) {
        case 'delivered':
          this.#widenBatches()
          this.#settle('delivered', events.length)
          return []
        case 'reject':
          this.#fail(events, decision.error)
          return []
        case 'split':
          this.#maxBatchBytes = Math.max(1, Math.min(this.#maxBatchBytes, Math.floor(batchBytes(events) / 2)))
          return events
        case 'bisect':
          return events
        default:
          this.#noteTrouble(decision)
          isLeaving = await this.#sleep(decision.afterMs, signal)
          if (signal.aborted) return []
          events = this.#failExpired(events, decision.error)
      }
    }
    return []
  }

  async #send(events: readonly QueuedEvent[], isLeaving: boolean, signal: AbortSignal): Promise<SendResult> {
    const body = writeBatch(events, this.#writeTime())
    try {
      return await this.#ports.transport.send({ body, bodyBytes: batchBytes(events), signal, isLeaving })
    } catch {
      return { kind: 'noAnswer', reason: 'network' }
    }
  }

  #decide(result: SendResult, eventCount: number): Decision {
    const { clock, options, random } = this.#ports
    // Counted across batches: when one gives up, the next does not start with short waits again.
    const earlierAttempts = this.#trouble?.attempts ?? 0
    return decideRetry(
      result,
      { earlierAttempts, eventCount, now: clock.now(), random: random() },
      options.retry,
    )
  }

  /** A pause is reported at once, for nobody but the user can end it; an outage that ends within a period is nobody's concern. */
  #noteTrouble({ kind, error }: Extract<Decision, { error: DeliveryError }>): void {
    const now = this.#ports.clock.monotonic()
    const { since = now, attempts = 0, reportedAt } = this.#trouble ?? {}
    const quietSince = reportedAt ?? (kind === 'pause' ? Number.NEGATIVE_INFINITY : since)
    const isDue = now - quietSince >= REPORT_PERIOD_MS
    this.#trouble = { since, attempts: attempts + 1, error, reportedAt: isDue ? now : reportedAt }
    if (isDue) this.#ports.reporter.error(error, 0, () => [])
  }

  /** The oldest events stand first. */
  #failExpired(events: readonly QueuedEvent[], error: DeliveryError): readonly QueuedEvent[] {
    const oldest = this.#ports.clock.monotonic() - this.#ports.options.retry.maxAgeMs
    const firstYoung = events.findIndex((event) => event.acceptedAt > oldest)
    const count = firstYoung === -1 ? events.length : firstYoung
    if (count > 0) this.#fail(events.slice(0, count), error)
    return events.slice(count)
  }

  /** What made a 413 may pass, so the limit is tried again little by little; being refused for it costs one request. */
  #widenBatches(): void {
    this.#maxBatchBytes = Math.min(this.#ports.options.maxBatchBytes, Math.ceil(this.#maxBatchBytes * 1.02))
  }

  #fail(events: readonly QueuedEvent[], error: DeliveryError): void {
    this.#ports.reporter.error(error, events.length, () => readMessages(events))
    this.#settle('failed', events.length)
  }

  #giveUp(events: readonly QueuedEvent[]): void {
    const { reporter } = this.#ports
    if (this.#trouble !== undefined) {
      reporter.error(this.#trouble.error, events.length, () => readMessages(events))
      this.#enter('failed', events.length)
      return
    }
    const message = 'the client was closed before the events were sent'
    reporter.drop({ kind: 'closed', message }, events.length, () => readMessages(events))
    this.#enter('dropped', events.length)
  }

  #settle(outcome: Outcome, count: number): void {
    this.#ports.queue.remove(count)
    this.#taken = Math.max(0, this.#taken - count)
    this.#enter(outcome, count)
  }

  #enter(outcome: Outcome, count: number): void {
    const { ledger } = this.#ports
    ledger.settle(outcome, count)
    for (const waiter of this.#waiters) if (waiter.target <= ledger.settled) waiter.end()
  }

  /** True when it was ended by the program's being left. */
  #sleep(delayMs: number, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (isLeaving: boolean): void => {
        cancel()
        this.#endSleep = undefined
        signal.removeEventListener('abort', endNow)
        resolve(isLeaving)
      }
      const endNow = (): void => end(false)
      const cancel = this.#ports.clock.setTimeout(endNow, delayMs)
      this.#endSleep = end
      signal.addEventListener('abort', endNow)
    })
  }

  #closedError(): FlushTimeoutError {
    const pending = this.#ports.queue.length
    return new FlushTimeoutError(
      `the client was closed; ${pending} events are kept for the next start`,
      pending,
    )
  }

  #timeoutError(timeoutMs: number): FlushTimeoutError {
    const pending = this.#ports.queue.length
    const cause = this.#trouble === undefined ? '' : `; last, ${this.#trouble.error.message}`
    return new FlushTimeoutError(`${pending} events are still pending after ${timeoutMs} ms${cause}`, pending)
  }
}

function readMessages(events: readonly QueuedEvent[]): EventMessage[] {
  return events.map((event) => JSON.parse(event.json))
}
