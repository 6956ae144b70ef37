// Owns the last flush of a process that ends by itself. Signals and process.exit() are not its business.
import type { Client } from '../core/client-interface.js'

/** One listener for all clients: Node warns of a leak at the eleventh. */
const openClients = new Set<() => void>()

function flushAll(): void {
  for (const flush of openClients) flush()
}

/** The same client, flushed when the process has nothing left to do, until it is closed. */
export function deliverAtExit(client: Client, timeoutMs: number): Client {
  // Node asks again after whatever this starts has ended, so that events tracked by other listeners are seen too.
  const flush = (): void => {
    if (client.stats().pending === 0) return
    client.flush({ timeoutMs }).catch(() => client.close({ timeoutMs: 0 }))
  }
  if (openClients.size === 0) process.on('beforeExit', flushAll)
  openClients.add(flush)
  const close: Client['close'] = async (options) => {
    await client.close(options)
    openClients.delete(flush)
    if (openClients.size === 0) process.off('beforeExit', flushAll)
  }
  return { ...client, close, [Symbol.asyncDispose]: () => close() }
}
