// Owns the sending of a client: puts together the loop, what becomes of batches, what troubles them and who waits for them;
// and ends it all. The queue is emptied here and nowhere else.
import { createDelivery, type DeliveryPorts, readMessages } from './delivery.js'
import { createFlushWaiters, type FlushWaiterPorts } from './flush-waiters.js'
import type { Outcome } from './ledger.js'
import type { EventMessage } from './message.js'
import type { QueuedEvent } from './queue.js'
import type { DropReason } from './reporter.js'
import { createSendLoop, type SendLoop, type SendLoopPorts } from './send-loop.js'
import { createTrouble } from './trouble.js'

export interface SenderPorts
  extends Omit<DeliveryPorts, 'trouble' | 'settle'>,
    Omit<FlushWaiterPorts, 'trouble'>,
    Omit<SendLoopPorts, 'delivery' | 'isAwaited'> {}

export interface Sender extends Pick<SendLoop, 'wake' | 'sendAllNow'> {
  /**
   * Settles when every event accepted before is delivered or reported.
   * @throws FlushTimeoutError after `timeoutMs`; the events stay and are tried further.
   */
  flush(timeoutMs: number | undefined): Promise<void>
  /** Ends the wait before the next attempt: something has changed. */
  retryNow(): void
  /** Gives up what waits or is under way, and goes on with what comes later. */
  erase(reason: DropReason): void
  /** Ends the loop and any request; what is left is reported: with the error that held it up, or as closed. */
  stop(): void
}

const CLOSED: DropReason = { kind: 'closed', message: 'the client is closed' }

export function createSender(ports: SenderPorts): Sender {
  const { queue, ledger, reporter, clock } = ports
  const trouble = createTrouble(clock, reporter)
  const waiters = createFlushWaiters({ ...ports, trouble })
  let isStopped = false
  const enter = (outcome: Outcome, count: number): void => {
    ledger.settle(outcome, count)
    waiters.release()
  }
  const delivery = createDelivery({
    ...ports,
    trouble,
    settle(outcome, count) {
      queue.remove(count)
      enter(outcome, count)
    },
  })
  // A client that is closed may keep events in its store, and sends them no more.
  const isHeld = (): boolean => isStopped || ports.isHeld?.() === true
  const loop = createSendLoop({ ...ports, delivery, isHeld, isAwaited: () => waiters.size > 0 })

  function giveUp(events: readonly QueuedEvent[], reason: DropReason): void {
    if (events.length === 0) return
    const { error } = trouble
    const read = (): EventMessage[] => readMessages(events)
    enter(error === undefined ? 'dropped' : 'failed', events.length)
    if (error === undefined) reporter.drop(reason, events.length, read)
    else reporter.error(error, events.length, read)
  }

  return {
    ...loop,
    flush(timeoutMs) {
      if (ledger.settled >= ledger.accepted) return Promise.resolve()
      const flushed = waiters.add(timeoutMs)
      if (isStopped) waiters.giveUp()
      loop.wake()
      return flushed
    },
    retryNow: () => delivery.endWait(false),
    erase(reason) {
      loop.endRun()
      trouble.end()
      const events = queue.head(queue.length)
      queue.remove(events.length)
      giveUp(events, reason)
    },
    stop() {
      if (isStopped) return
      isStopped = true
      loop.endRun()
      giveUp(queue.close(), CLOSED)
      waiters.giveUp()
    },
  }
}
