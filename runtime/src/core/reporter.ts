// Owns the way to the user's callbacks: whatever they do, delivery goes on; where there are none, a warning is printed.
import type { DeliveryError } from './errors.js'
import type { EventMessage } from './message.js'

/** Why events were refused or given up without an answer of the data plane. */
export interface DropReason {
  /**
   * - 'invalid': the call breaks the contract, for example has no id
   * - 'queue-full': `maxQueueSize` or `maxQueueBytes` is reached
   * - 'too-large': the event alone is longer than `maxBatchBytes`
   * - 'consent': the visitor has not consented, or no longer does
   * - 'closed': the client was closed before the call, or before the event could be sent
   */
  readonly kind: 'invalid' | 'queue-full' | 'too-large' | 'consent' | 'closed'
  /** A sentence without anything of the event. */
  readonly message: string
}

/** `events` will not be delivered. Empty: nothing is lost yet, delivery is being tried again. */
export type OnError = (error: DeliveryError, events: readonly EventMessage[]) => void
export type OnDrop = (reason: DropReason, events: readonly EventMessage[]) => void

export interface Callbacks {
  readonly onError: OnError | undefined
  readonly onDrop: OnDrop | undefined
}

export interface Reporter {
  error(error: DeliveryError, count: number, readEvents: () => readonly EventMessage[]): void
  drop(reason: DropReason, count: number, readEvents: () => readonly EventMessage[]): void
}

/** `readEvents` parses the kept text, and only where somebody listens. */
export function createReporter({ onError, onDrop }: Callbacks): Reporter {
  const warn = createWarner()
  let isDropping = false

  function tell<Reason extends DeliveryError | DropReason>(
    name: keyof Callbacks,
    callback: ((reason: Reason, events: readonly EventMessage[]) => unknown) | undefined,
    reason: Reason,
    count: number,
    readEvents: () => readonly EventMessage[],
  ): void {
    if (callback === undefined) {
      warn(reason.kind, `${reason.message} (${describeLoss(count)})`)
      return
    }
    const fail = () => warn(name, `${name} threw an error; delivery goes on`)
    try {
      const result = callback(reason, readEvents())
      // An async callback that nobody awaits would end the process with its rejection.
      if (result instanceof Promise) result.catch(fail)
    } catch {
      fail()
    }
  }

  return {
    error: (...given) => tell('onError', onError, ...given),
    drop(...given) {
      // What onDrop itself tracks may be dropped as well; to tell it of that would never end. stats() counts it.
      if (isDropping) return
      isDropping = true
      tell('onDrop', onDrop, ...given)
      isDropping = false
    },
  }
}

type Warn = (kind: string, text: string) => void

/** Prints the first, second, fourth, eighth … warning of a kind, so that an outage does not fill a log. */
function createWarner(): Warn {
  const counts = new Map<string, number>()
  return (kind, text) => {
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    if (count & (count - 1)) return
    try {
      console.warn(`trackwright: ${text}${count > 1 ? `, time ${count}` : ''}`)
    } catch {
      // A console that somebody replaced may throw; that must reach neither the caller nor the sender.
    }
  }
}

function describeLoss(count: number): string {
  return count === 0 ? 'nothing is lost yet' : `events lost: ${count}`
}
