// Owns the one loop that sends: when a batch leaves and what is in it. One request at a time, oldest events first, so that
// events end in the order in which they were accepted. What becomes of a batch is decided in delivery.ts.
import { packBatch } from './batch.js'
import type { Clock } from './clock.js'
import { createDelivery, type Delivery, readMessages } from './delivery.js'
import { createFlushWaiters, type FlushWaiters } from './flush-waiters.js'
import type { Ledger, Outcome } from './ledger.js'
import type { ResolvedClientOptions } from './options.js'
import type { Queue, QueuedEvent } from './queue.js'
import type { DropReason, Reporter } from './reporter.js'
import type { SendResult, Transport } from './transport.js'
import { createTrouble, type Trouble } from './trouble.js'

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
const CLOSED: DropReason = { kind: 'closed', message: 'the client was closed before the events were sent' }

/** A batch that left ahead of its turn. */
interface EarlyBatch {
  readonly events: readonly QueuedEvent[]
  readonly result: Promise<SendResult>
}

export class Sender {
  readonly #ports: SenderPorts
  readonly #trouble: Trouble
  readonly #waiters: FlushWaiters
  readonly #delivery: Delivery
  /** Ends the run that is under way: its request, its wait, its loop. */
  #run = new AbortController()
  #isStopped = false
  #isRunning = false
  /** Events at the queue's head that the run is busy with. */
  #taken = 0
  #early: EarlyBatch[] = []
  #cancelTimer: (() => void) | undefined
  #lastSentAt: number
  #isIntervalOver = false

  constructor(ports: SenderPorts) {
    const { clock, reporter } = ports
    const trouble = createTrouble(clock, reporter)
    this.#ports = ports
    this.#trouble = trouble
    this.#waiters = createFlushWaiters({ ...ports, trouble })
    this.#delivery = createDelivery({
      ...ports,
      trouble,
      settle: (outcome, count) => this.#settle(outcome, count),
    })
    this.#lastSentAt = clock.monotonic()
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
    const { ledger } = this.#ports
    if (ledger.settled >= ledger.accepted) return Promise.resolve()
    const flushed = this.#waiters.add(timeoutMs)
    if (this.#isStopped) this.#waiters.giveUp()
    this.wake()
    return flushed
  }

  /**
   * Hands the waiting events to the transport at once, as many batches as a browser has connections, for the program
   * may end before the answers come. The answers are taken in order, as if the batches had left one after the other.
   */
  sendAllNow(): void {
    const { queue, options, isHeld } = this.#ports
    if (this.#isStopped || isHeld?.() === true) return
    this.#delivery.endWait(true)
    const known = this.#early.reduce((count, { events }) => count + events.length, this.#taken)
    let waiting = queue.head(queue.length).slice(known)
    while (waiting.length > 0 && this.#early.length < MAX_EARLY_BATCHES) {
      const events = packBatch(waiting.slice(0, options.flushAt), this.#delivery.maxBatchBytes)
      this.#early.push({ events, result: this.#delivery.send(events, true, this.#run.signal) })
      waiting = waiting.slice(events.length)
    }
    this.wake()
  }

  /** Ends the wait before the next attempt: something has changed. */
  retryNow(): void {
    this.#delivery.endWait(false)
  }

  /** Gives up what waits or is under way, and goes on with what comes later. */
  erase(reason: DropReason): void {
    this.#endRun()
    this.#trouble.end()
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
    this.#waiters.giveUp()
  }

  #endRun(): void {
    this.#run.abort()
    this.#run = new AbortController()
    this.#isRunning = false
    this.#taken = 0
    this.#early = []
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
  }

  #isDue(): boolean {
    const { queue, options, sends, isHeld } = this.#ports
    if (queue.length === 0 || isHeld?.() === true) return false
    if (this.#waiters.size > 0 || this.#early.length > 0) return true
    if (sends === 'on-flush') return false
    const isFull = queue.length >= options.flushAt || queue.bytes >= this.#delivery.maxBatchBytes
    return isFull || this.#isIntervalOver || options.flushIntervalMs === 0
  }

  #start(): void {
    this.#isRunning = true
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
    const { signal } = this.#run
    // A rejection here is a bug; the events are still queued, so the timer gives them another chance.
    this.#sendBatches(signal).catch(() => this.#rest(signal))
  }

  async #sendBatches(signal: AbortSignal): Promise<void> {
    // The call that filled the batch returns first, and calls in the same breath come along.
    await undefined
    while (!signal.aborted && this.#isDue()) {
      const { queue, options, clock } = this.#ports
      this.#lastSentAt = clock.monotonic()
      const early = this.#early.shift()
      const events = early?.events ?? packBatch(queue.head(options.flushAt), this.#delivery.maxBatchBytes)
      this.#taken = events.length
      await this.#delivery.deliver(events, signal, early?.result)
      if (signal.aborted) return
      this.#isIntervalOver = clock.monotonic() - this.#lastSentAt >= options.flushIntervalMs
    }
    this.#rest(signal)
  }

  /** The run is over, unless another has begun by now. */
  #rest(signal: AbortSignal): void {
    if (signal.aborted) return
    this.#isRunning = false
    this.#taken = 0
    this.#armTimer()
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

  #giveUp(events: readonly QueuedEvent[]): void {
    const { reporter } = this.#ports
    const { error } = this.#trouble
    if (error === undefined) reporter.drop(CLOSED, events.length, () => readMessages(events))
    else reporter.error(error, events.length, () => readMessages(events))
    this.#enter(error === undefined ? 'dropped' : 'failed', events.length)
  }

  #settle(outcome: Outcome, count: number): void {
    this.#ports.queue.remove(count)
    this.#taken = Math.max(0, this.#taken - count)
    this.#enter(outcome, count)
  }

  #enter(outcome: Outcome, count: number): void {
    this.#ports.ledger.settle(outcome, count)
    this.#waiters.release()
  }
}
