// Owns a client on virtual time and a scripted transport, and the account that must be right after every test.
import { expect } from 'vitest'
import { createCoreClient, type Platform } from '../../runtime/src/core/client.js'
import type { Client } from '../../runtime/src/core/client-interface.js'
import type { DeliveryError } from '../../runtime/src/core/errors.js'
import type { EventMessage, Identity } from '../../runtime/src/core/message.js'
import { type ClientOptions, resolveOptions } from '../../runtime/src/core/options.js'
import { createMemoryQueue } from '../../runtime/src/core/queue.js'
import type { DropReason } from '../../runtime/src/core/reporter.js'
import type { SendResult } from '../../runtime/src/core/transport.js'
import { createVirtualClock, type VirtualClock } from './virtual-clock.js'

export interface SentEvent extends EventMessage {
  readonly sentAt: string
}

export interface SentBatch {
  /** Milliseconds since the start. */
  readonly at: number
  readonly body: string
  readonly bodyBytes: number
  readonly signal: AbortSignal
  readonly events: readonly SentEvent[]
  /** The names of the track events, which tests tell events apart by. */
  readonly names: readonly (string | undefined)[]
}

/** What the server does with a batch: a result at once, or a promise of one. */
export type Server = (batch: SentBatch, index: number) => SendResult | Promise<SendResult>

export interface TestClient {
  readonly client: Client
  readonly clock: VirtualClock
  readonly batches: SentBatch[]
  readonly errors: { error: DeliveryError; events: readonly EventMessage[] }[]
  readonly drops: { reason: DropReason; events: readonly EventMessage[] }[]
  /** Tracks events with these names. */
  track(...names: string[]): void
  /** Names of all events in the batches that were answered with 200. */
  delivered(): (string | undefined)[]
}

export const OK: SendResult = answer(200, 'ok')

export function answer(status: number, body = '', retryAfter?: string): SendResult {
  return { kind: 'answer', status, body, isHtml: false, retryAfter }
}

export function createTestClient(
  server: Server = () => OK,
  options: Partial<ClientOptions> = {},
  platform: Partial<Platform> = {},
): TestClient {
  const clock = createVirtualClock()
  const batches: SentBatch[] = []
  const answered: SentBatch[] = []
  const errors: TestClient['errors'] = []
  const drops: TestClient['drops'] = []
  const resolved = resolveOptions({
    writeKey: 'key',
    dataPlaneUrl: 'http://plane.example',
    onError: (error, events) => errors.push({ error, events }),
    onDrop: (reason, events) => drops.push({ reason, events }),
    ...options,
  })
  let id = 0
  const { client } = createCoreClient<Identity>(resolved, {
    channel: 'server',
    clock,
    transport: {
      async send({ body, bodyBytes, signal }) {
        const events: SentEvent[] = JSON.parse(body).batch
        const batch = {
          at: clock.monotonic(),
          body,
          bodyBytes,
          signal,
          events,
          names: events.map((event) => event.event),
        }
        batches.push(batch)
        const result = await server(batch, batches.length - 1)
        if (result.kind === 'answer' && result.status === 200) answered.push(batch)
        return result
      },
    },
    queue: createMemoryQueue(resolved),
    sends: 'always',
    byteLength: Buffer.byteLength,
    newId: () => `id-${++id}`,
    remembered: () => undefined,
    holdOpen: () => () => undefined,
    ...platform,
  })
  return {
    client,
    clock,
    batches,
    errors,
    drops,
    track(...names) {
      for (const event of names) client.track({ userId: 'u', event })
    },
    delivered: () => answered.flatMap((batch) => batch.names),
  }
}

/** accepted = delivered + failed + dropped + pending, and each reported once. */
export function expectBalance({ client, errors, drops }: TestClient): void {
  const { accepted, delivered, failed, dropped, pending, refused } = client.stats()
  expect(accepted).toBe(delivered + failed + dropped + pending)
  expect(failed).toBe(errors.flatMap((each) => each.events).length)
  expect(dropped + refused).toBe(drops.flatMap((each) => each.events).length)
}
