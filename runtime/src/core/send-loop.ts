// Owns the one loop that sends: one request at a time, oldest events first, so that events end in the order in which they
// were accepted. When a batch is due is decided in schedule.ts, what becomes of it in delivery.ts.
import { packBatch } from './batch.js'
import type { Delivery } from './delivery.js'
import type { Ledger } from './ledger.js'
import type { QueuedEvent } from './queue.js'
import { createSchedule, type SchedulePorts } from './schedule.js'
import type { SendResult } from './transport.js'

export interface SendLoopPorts extends Omit<SchedulePorts, 'maxBatchBytes' | 'wake'> {
  readonly ledger: Ledger
  readonly delivery: Delivery
}

export interface SendLoop {
  /** To be called after events have come into the queue. Costs the same whatever the queue's length. */
  wake(): void
  /**
   * Hands the waiting events to the transport at once, as many batches as a browser has connections, for the program
   * may end before the answers come. The answers are taken in order, as if the batches had left one after the other.
   */
  sendAllNow(): void
  /** Ends the run that is under way: its request, its wait. The next wake() begins another. */
  endRun(): void
}

const MAX_EARLY_BATCHES = 6

/** A batch that left ahead of its turn. */
interface EarlyBatch {
  readonly events: readonly QueuedEvent[]
  readonly result?: Promise<SendResult>
}

export function createSendLoop(ports: SendLoopPorts): SendLoop {
  const { options, queue, ledger, delivery, isHeld } = ports
  let stop = new AbortController()
  let isRunning = false
  /** Number of settled events at which the run has done with its batch. */
  let busyUntil = 0
  let early: EarlyBatch[] = []
  const schedule = createSchedule({
    ...ports,
    isAwaited: () => ports.isAwaited() || early.length > 0,
    maxBatchBytes: () => delivery.maxBatchBytes,
    wake,
  })

  function wake(): void {
    if (isRunning) return
    isRunning = schedule.isDue()
    if (isRunning) start(stop.signal)
    else schedule.arm()
  }

  function start(signal: AbortSignal): void {
    schedule.disarm()
    // A rejection here is a bug; the events are still queued, so the timer gives them another chance.
    sendBatches(signal).catch(() => rest(signal))
  }

  async function sendBatches(signal: AbortSignal): Promise<void> {
    // The call that filled the batch returns first, and calls in the same breath come along.
    await undefined
    while (!signal.aborted && schedule.isDue()) {
      schedule.begin()
      const { events, result }: EarlyBatch = early.shift() ?? { events: pack(queue.head(options.flushAt)) }
      busyUntil = ledger.settled + events.length
      await delivery.deliver(events, signal, result)
      if (!signal.aborted) schedule.end()
    }
    rest(signal)
  }

  /** The run is over, unless it was ended and another has begun. */
  function rest(signal: AbortSignal): void {
    if (signal.aborted) return
    isRunning = false
    busyUntil = 0
    schedule.arm()
  }

  function pack(events: readonly QueuedEvent[]): readonly QueuedEvent[] {
    return packBatch(events.slice(0, options.flushAt), delivery.maxBatchBytes)
  }

  function sendAllNow(): void {
    if (isHeld?.()) return
    delivery.endWait(true)
    const taken = Math.max(0, busyUntil - ledger.settled)
    const known = early.flatMap(({ events }) => events).length
    let waiting = queue.head(queue.length).slice(taken + known)
    while (waiting.length > 0 && early.length < MAX_EARLY_BATCHES) {
      const events = pack(waiting)
      early.push({ events, result: delivery.send(events, true, stop.signal) })
      waiting = waiting.slice(events.length)
    }
    wake()
  }

  function endRun(): void {
    stop.abort()
    delivery.endWait(false)
    stop = new AbortController()
    isRunning = false
    busyUntil = 0
    early = []
    schedule.disarm()
  }

  return { wake, sendAllNow, endRun }
}
