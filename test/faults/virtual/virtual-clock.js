// Owns time that passes only when told: everything due runs in order, and so do the promises behind it.

/** @returns a Clock of the runtime, with `advance` and `jump` */
export function createVirtualClock(start = Date.UTC(2026, 0, 2, 3, 4, 5, 678)) {
  let elapsed = 0
  let offset = 0
  const timers = new Set()
  const nextDue = (end) => {
    let next
    for (const timer of timers)
      if (timer.due <= end && (next === undefined || timer.due < next.due)) next = timer
    return next
  }
  return {
    now: () => start + Math.floor(elapsed) + offset,
    monotonic: () => elapsed,
    setTimeout(task, delayMs) {
      const timer = { due: elapsed + delayMs, task }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    async advance(ms) {
      const end = elapsed + ms
      await settle()
      for (let timer = nextDue(end); timer !== undefined; timer = nextDue(end)) {
        timers.delete(timer)
        elapsed = Math.max(elapsed, timer.due)
        timer.task()
        await settle()
      }
      elapsed = end
    },
    /** Moves the wall clock alone. */
    jump(ms) {
      offset += ms
    },
  }
}

/** Lets every promise that can go on, go on. */
export function settle() {
  return new Promise((resolve) => setImmediate(resolve))
}
