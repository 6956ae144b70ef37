// Owns what browsers and workers have in common: time, ids, lengths and compression from web standards.
import type { Clock } from './clock.js'
import type { Gzip } from './transport.js'

export const webClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimeout(task, delayMs) {
    const timer = setTimeout(task, delayMs)
    return () => clearTimeout(timer)
  },
}

/** Not `crypto.randomUUID`, which pages without https do not have. Every 0 becomes any digit, the 8 one of 8, 9, a and b. */
export function newUuid(): string {
  const random = crypto.getRandomValues(new Uint8Array(31))
  let next = 0
  return '00000000-0000-4000-8000-000000000000'.replace(/[08]/g, (digit) =>
    (Number(digit) ^ ((random[next++] ?? 0) & (15 >> (Number(digit) / 4)))).toString(16),
  )
}

/** Half a surrogate pair counts as U+FFFD, as it is sent. */
export function utf8Length(text: string): number {
  return new TextEncoder().encode(text).byteLength
}

/** undefined where the platform has no CompressionStream. */
export function webGzip(): Gzip | undefined {
  if (typeof CompressionStream === 'undefined') return undefined
  return async (text) => {
    const zipped = new Response(text).body?.pipeThrough(new CompressionStream('gzip'))
    return new Uint8Array(await new Response(zipped).arrayBuffer())
  }
}
