// Owns the port through which the runtime sees time. Nothing else in core reads a clock or sets a timer.

export interface Clock {
  /** Milliseconds since 1970. May jump; only for what is written into events. */
  now(): number
  /** Milliseconds that never go backward; for every interval and age. */
  monotonic(): number
  /** Runs `task` once after `delayMs`; the result cancels it. A waiting timer must not keep a process alive. */
  setTimeout(task: () => void, delayMs: number): () => void
}

/** The longest wait that platforms' timers take; they run a longer one at once. */
export const LONGEST_TIMER_MS = 2_147_483_647

/** ISO text of a time; the text of a millisecond is made once. */
export function createTimeWriter(clock: Clock): () => string {
  let lastTime = Number.NaN
  let lastText = ''
  return () => {
    const time = clock.now()
    if (time !== lastTime) {
      lastText = new Date(time).toISOString()
      lastTime = time
    }
    return lastText
  }
}
