// Owns keeping a process alive while somebody awaits a flush. All other timers of the runtime let it end.

const LONG_MS = 2_147_483_647

export function holdOpen(): () => void {
  const timer = setInterval(() => undefined, LONG_MS)
  return () => clearInterval(timer)
}
