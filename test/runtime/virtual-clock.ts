// Owns time for the tests: it moves only when told, and everything due runs in order.
import type { Clock } from '../../runtime/src/core/clock.js'

export interface VirtualClock extends Clock {
  /** Lets `ms` pass; runs what becomes due, and the promises behind it. */
  advance(ms: number): Promise<void>
  /** Moves the wall clock alone. */
  jump(ms: number): void
}

/** 2026-01-02T03:04:05.678Z */
export const START = Date.UTC(2026, 0, 2, 3, 4, 5, 678)

export function createVirtualClock(): VirtualClock {
  let elapsed = 0
  let offset = 0
  let timers: { due: number; task: () => void }[] = []
  const clock: VirtualClock = {
    now: () => START + elapsed + offset,
    monotonic: () => elapsed,
    setTimeout(task, delayMs) {
      const timer = { due: elapsed + delayMs, task }
      timers.push(timer)
      return () => {
        timers = timers.filter((each) => each !== timer)
      }
    },
    async advance(ms) {
      const end = elapsed + ms
      await settle()
      for (;;) {
        const next = timers.filter((timer) => timer.due <= end).sort((a, b) => a.due - b.due)[0]
        if (next === undefined) break
        timers = timers.filter((timer) => timer !== next)
        elapsed = Math.max(elapsed, next.due)
        next.task()
        await settle()
      }
      elapsed = end
      await settle()
    },
    jump(ms) {
      offset += ms
    },
  }
  return clock
}

/** Lets every promise that can go on, go on. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
