// Owns the last flush of a process that ends by itself. Signals are deliver-at-signal.ts; nothing can be done at process.exit().
import type { Client } from '../core/client-interface.js'

/** One listener for all clients: Node warns of a leak at the eleventh. */
const flushes = new Set<() => void>()

function flushAll(): void {
  for (const flush of flushes) flush()
}

/**
 * Flushes the client when the process has nothing left to do, until the result is called. After `timeoutMs` the client
 * is closed, so that a data plane that is down holds up the end once and no longer.
 */
export function deliverAtExit(client: Client, timeoutMs: number): () => void {
  // Node asks again after whatever this starts has ended, so that events tracked by other listeners are seen too.
  const flush = (): void => {
    if (client.stats().pending === 0) return
    client.flush({ timeoutMs }).catch(() => {
      forget()
      return client.close({ timeoutMs: 0 })
    })
  }
  const forget = (): void => {
    flushes.delete(flush)
    if (flushes.size === 0) process.off('beforeExit', flushAll)
  }
  if (flushes.size === 0) process.on('beforeExit', flushAll)
  flushes.add(flush)
  return forget
}
