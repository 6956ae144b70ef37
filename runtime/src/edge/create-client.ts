// Owns what a worker or edge function adds to the core: nothing that runs after the answer, unless the caller waits for it.
import { createCoreClient } from '../core/client.js'
import type { Client } from '../core/client-interface.js'
import { createKyTransport } from '../core/ky-transport.js'
import type { Identity } from '../core/message.js'
import { type ClientOptions, resolveOptions } from '../core/options.js'
import { createMemoryQueue } from '../core/queue.js'
import { newUuid, utf8Length, webClock, webGzip } from '../core/web-platform.js'

/** There is no interval: events leave by `flush()` only. */
export type EdgeClientOptions = Omit<ClientOptions, 'flushIntervalMs'>

/**
 * A client for one invocation: a worker may not wait for what another request began, so make it in the handler, give it
 * to the calls (`trackSignedUp(properties, { userId, client })`; the one that `setClient()` sets is the same for all
 * requests), and end with one `context.waitUntil(client.close())`. Nothing is sent before `flush()` or `close()`, and no
 * timer waits afterwards.
 * @throws OptionError
 */
export function createClient(options: EdgeClientOptions): Client {
  const resolved = resolveOptions(options)
  const transport = createKyTransport({
    ...resolved,
    gzip: resolved.gzip ? webGzip() : undefined,
    headers: {},
  })
  return createCoreClient<Identity>(resolved, {
    channel: 'server',
    clock: webClock,
    transport,
    queue: createMemoryQueue(resolved),
    sends: 'on-flush',
    byteLength: utf8Length,
    newId: newUuid,
    remembered: () => undefined,
  }).client
}
