// Owns who waits for a flush(), and how each wait ends. Events end in the order in which they were accepted, so that what
// a flush waits for is a number of ended events.
import { type Clock, LONGEST_TIMER_MS } from './clock.js'
import { FlushTimeoutError } from './errors.js'
import type { Ledger } from './ledger.js'
import type { Queue } from './queue.js'
import type { Trouble } from './trouble.js'

export interface FlushWaiterPorts {
  readonly queue: Queue
  readonly ledger: Ledger
  readonly clock: Clock
  readonly trouble: Trouble
  /** Keeps the program running until the result is called. */
  holdOpen?(): () => void
}

export interface FlushWaiters {
  readonly size: number
  /** Waits for the events accepted so far. */
  add(timeoutMs: number | undefined): Promise<void>
  /** Ends the waits whose events have ended. */
  release(): void
  /** The client is closed, and a store keeps the events for the next run of the program. */
  giveUp(): void
}

interface Waiter {
  /** Number of ended events that it waits for. */
  readonly target: number
  end(problem?: string): void
}

export function createFlushWaiters({
  queue,
  ledger,
  clock,
  trouble,
  holdOpen,
}: FlushWaiterPorts): FlushWaiters {
  const waiters = new Set<Waiter>()
  const describeTimeout = (timeoutMs: number): string => {
    const cause = trouble.error === undefined ? '' : `; last, ${trouble.error.message}`
    return `are still pending after ${timeoutMs} ms${cause}`
  }
  return {
    get size() {
      return waiters.size
    },
    add: (timeoutMs) =>
      new Promise((resolve, reject) => {
        const letGo = holdOpen?.()
        const waiter: Waiter = {
          target: ledger.accepted,
          end(problem) {
            waiters.delete(waiter)
            cancelTimeout?.()
            letGo?.()
            if (problem === undefined) resolve()
            else reject(new FlushTimeoutError(`${queue.length} events ${problem}`, queue.length))
          },
        }
        const cancelTimeout =
          timeoutMs === undefined || timeoutMs > LONGEST_TIMER_MS
            ? undefined
            : clock.setTimeout(() => waiter.end(describeTimeout(timeoutMs)), timeoutMs)
        waiters.add(waiter)
      }),
    release() {
      for (const waiter of waiters) if (waiter.target <= ledger.settled) waiter.end()
    },
    giveUp() {
      for (const waiter of waiters) waiter.end('are kept for the next start: the client is closed')
    },
  }
}
