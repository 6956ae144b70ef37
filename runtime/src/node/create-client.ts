// Owns what Node adds to the core: compression, the User-Agent, timers that let a process end, and a last flush when it does.
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { createCoreClient } from '../core/client.js'
import type { Client } from '../core/client-interface.js'
import type { Clock } from '../core/clock.js'
import { createKyTransport } from '../core/ky-transport.js'
import { LIBRARY } from '../core/library.js'
import { type ClientOptions, readMs, resolveOptions } from '../core/options.js'
import { createMemoryQueue } from '../core/queue.js'
import { deliverAtExit } from './deliver-at-exit.js'
import { holdOpen } from './hold-open.js'

export interface NodeClientOptions extends ClientOptions {
  /**
   * Milliseconds that a process which has nothing else left to do waits for its last events; what is left then is
   * reported. 0 ends at once. `process.exit()` and signals are not covered: close the client before. @default 5000
   */
  exitTimeoutMs?: number | undefined
}

/**
 * A client for servers and scripts: one for the life of the process. Every call says who it is about.
 * @throws OptionError
 */
export function createClient(options: NodeClientOptions): Client {
  const resolved = resolveOptions(options)
  const exitTimeoutMs = readMs(options.exitTimeoutMs, 'exitTimeoutMs', 5_000)
  const transport = createKyTransport({
    ...resolved,
    gzip: resolved.gzip ? gzipText : undefined,
    // No AnonymousId header, by which the gateway keeps requests in order: each request is stored before the next one
    // leaves, and the header would give one user a different key in every process.
    headers: { 'user-agent': `${LIBRARY.name}/${LIBRARY.version}` },
  })
  const client = createCoreClient(resolved, {
    channel: 'server',
    clock: nodeClock,
    transport,
    queue: createMemoryQueue(resolved),
    sends: 'always',
    byteLength: Buffer.byteLength,
    newId: randomUUID,
    remembered: () => undefined,
    holdOpen,
  })
  return deliverAtExit(client, exitTimeoutMs)
}

const gzipBuffer = promisify(gzip)

/** Level 1: a tenth longer than the default level, and cheaper; batches are text that repeats itself. */
const gzipText = (text: string): Promise<Buffer<ArrayBuffer>> => gzipBuffer(text, { level: 1 })

const nodeClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimeout(task, delayMs) {
    const timer = setTimeout(task, delayMs)
    timer.unref()
    return () => clearTimeout(timer)
  },
}
