// Owns the question whether a batch is due: by count, bytes, the interval, or because somebody waits. Sends nothing.
import type { Clock } from './clock.js'
import type { ResolvedClientOptions } from './options.js'
import type { Queue } from './queue.js'

export interface SchedulePorts {
  readonly options: ResolvedClientOptions
  readonly queue: Queue
  readonly clock: Clock
  /** 'always': by count, bytes and interval. 'on-flush': only while somebody waits. */
  readonly sends: 'always' | 'on-flush'
  /** True while nothing may be sent at all, not even by flush(). */
  isHeld?(): boolean
  /** True while somebody waits for events to be sent. */
  isAwaited(): boolean
  maxBatchBytes(): number
  /** The interval is over. */
  wake(): void
}

export interface Schedule {
  isDue(): boolean
  /** Sets the timer, where events wait for it. It counts from the last batch, so that none waits longer than the interval. */
  arm(): void
  disarm(): void
  /** A batch leaves. */
  begin(): void
  /** All of its events have ended. */
  end(): void
}

export function createSchedule(ports: SchedulePorts): Schedule {
  const { options, queue, clock, sends, isAwaited } = ports
  const { flushAt, flushIntervalMs } = options
  let lastSentAt = clock.monotonic()
  let isIntervalOver = flushIntervalMs === 0
  let cancel: (() => void) | undefined
  const maySend = (): boolean => queue.length > 0 && ports.isHeld?.() !== true
  const sinceLast = (): number => clock.monotonic() - lastSentAt
  const disarm = (): void => {
    cancel?.()
    cancel = undefined
  }
  return {
    isDue() {
      if (!maySend()) return false
      if (isAwaited()) return true
      const isFull = queue.length >= flushAt || queue.bytes >= ports.maxBatchBytes()
      return sends === 'always' && (isFull || isIntervalOver)
    },
    arm() {
      if (cancel !== undefined || !maySend() || (sends !== 'always' && !isAwaited())) return
      cancel = clock.setTimeout(
        () => {
          disarm()
          isIntervalOver = true
          ports.wake()
        },
        flushIntervalMs - (sinceLast() % Math.max(1, flushIntervalMs)),
      )
    },
    disarm,
    begin() {
      lastSentAt = clock.monotonic()
    },
    end() {
      isIntervalOver = sinceLast() >= flushIntervalMs
    },
  }
}
