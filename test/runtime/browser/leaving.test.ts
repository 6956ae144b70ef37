// What the sender does when a page is left and when consent is withdrawn, on virtual time and a scripted transport.
import { describe, expect, it } from 'vitest'
import { type Consent, createCoreClient } from '../../../runtime/src/core/client.js'
import type { EventMessage, OptionalIdentity } from '../../../runtime/src/core/message.js'
import { resolveOptions } from '../../../runtime/src/core/options.js'
import { createMemoryQueue } from '../../../runtime/src/core/queue.js'
import type { SendRequest, SendResult } from '../../../runtime/src/core/transport.js'
import { answer, OK } from '../test-client.js'
import { createVirtualClock, settle } from '../virtual-clock.js'

interface Sent {
  readonly names: string[]
  readonly contexts: unknown[]
  readonly isLeaving: boolean
  readonly signal: AbortSignal
  end(result: SendResult): void
}

function createLeavingClient() {
  const clock = createVirtualClock()
  const sent: Sent[] = []
  const drops: string[] = []
  const state: { consent: Consent } = { consent: 'granted' }
  const resolved = resolveOptions({
    writeKey: 'key',
    dataPlaneUrl: 'http://plane.example',
    flushAt: 2,
    onError: () => undefined,
    onDrop: ({ kind }, events) => drops.push(`${kind} ${events.map((event) => event.event)}`),
  })
  let id = 0
  const send = ({ body, isLeaving, signal }: SendRequest): Promise<SendResult> =>
    new Promise((resolve) => {
      const events: EventMessage[] = JSON.parse(body).batch
      const names = events.map((event) => String(event.event))
      const contexts = events.map((event) => event.context)
      sent.push({ names, contexts, isLeaving, signal, end: resolve })
    })
  const core = createCoreClient<OptionalIdentity>(resolved, {
    channel: 'web',
    clock,
    transport: { send },
    queue: createMemoryQueue(resolved),
    sends: 'always',
    byteLength: Buffer.byteLength,
    newId: () => `id-${++id}`,
    random: () => 0.5,
    remembered: () => ({ anonymousId: 'a' }),
    surroundingContext: () => ({ page: { path: '/' }, locale: 'de' }),
    consent: () => state.consent,
  })
  const { client } = core
  const track = (...names: string[]) => names.map((event) => client.track({ event }).accepted)
  const batches = () => sent.map(({ names, isLeaving }) => `${names}${isLeaving ? ' leaving' : ''}`)
  const setConsent = (consent: Consent) => {
    state.consent = consent
    core.followConsent()
  }
  return { core, client, clock, sent, drops, track, batches, setConsent }
}

describe('sendAllNow', () => {
  it('hands every waiting event over at once, beside what is under way, and takes the answers in order', async () => {
    const { core, client, sent, track, batches } = createLeavingClient()
    track('A', 'B', 'C', 'D', 'E')
    await settle()
    expect(batches()).toEqual(['A,B'])
    core.sendAllNow()
    expect(batches()).toEqual(['A,B', 'C,D leaving', 'E leaving'])
    core.sendAllNow()
    expect(sent).toHaveLength(3)
    sent[2]?.end(OK)
    await settle()
    expect(client.stats().delivered).toBe(0)
    sent[0]?.end(OK)
    sent[1]?.end(OK)
    await client.flush()
    expect(client.stats()).toMatchObject({ accepted: 5, delivered: 5, pending: 0 })
    expect(sent).toHaveLength(3)
  })

  it('leaves the first of calls in the same breath to the same request', async () => {
    const { core, track, batches } = createLeavingClient()
    track('A')
    core.sendAllNow()
    track('B')
    core.sendAllNow()
    await settle()
    expect(batches()).toEqual(['A leaving', 'B leaving'])
  })

  it('tries a batch again that waits for its next attempt, and sends what early requests did not deliver', async () => {
    const { core, client, clock, sent, track, batches } = createLeavingClient()
    track('A', 'B', 'C')
    await settle()
    sent[0]?.end(answer(503))
    await settle()
    core.sendAllNow()
    await settle()
    expect(batches()).toEqual(['A,B', 'C leaving', 'A,B leaving'])
    sent[1]?.end(answer(503))
    sent[2]?.end(OK)
    await settle()
    await clock.advance(60_000)
    expect(batches().slice(3)).toEqual(['C'])
    sent[3]?.end(OK)
    await client.flush()
    expect(client.stats()).toMatchObject({ accepted: 3, delivered: 3, pending: 0 })
  })

  it('halves a batch that left early and is refused', async () => {
    const { core, client, sent, track, batches } = createLeavingClient()
    track('A')
    core.sendAllNow()
    sent[0]?.end(OK)
    await client.flush()
    track('B', 'C')
    core.sendAllNow()
    await settle()
    sent[1]?.end(answer(400))
    await settle()
    sent[2]?.end(answer(400))
    await settle()
    sent[3]?.end(OK)
    await client.flush()
    expect(batches()).toEqual(['A leaving', 'B,C leaving', 'B', 'C'])
    expect(client.stats()).toMatchObject({ accepted: 3, delivered: 2, failed: 1 })
  })

  it('does nothing after close()', async () => {
    const { core, client, sent } = createLeavingClient()
    await client.close()
    core.sendAllNow()
    expect(sent).toEqual([])
  })
})

describe('consent', () => {
  it('pending holds even flush(), sendAllNow() and a full batch; granted lets all go', async () => {
    const { core, client, clock, sent, track, batches, setConsent } = createLeavingClient()
    setConsent('pending')
    expect(track('A', 'B', 'C')).toEqual([true, true, true])
    const flushed = client.flush()
    core.sendAllNow()
    await clock.advance(60_000)
    expect(sent).toEqual([])
    setConsent('granted')
    await settle()
    sent[0]?.end(OK)
    await settle()
    sent[1]?.end(OK)
    await flushed
    expect(batches()).toEqual(['A,B', 'C'])
  })

  it('denied ends what is under way, drops what waits, refuses what comes, until it is granted again', async () => {
    const { client, sent, drops, track, batches, setConsent } = createLeavingClient()
    track('A', 'B', 'C')
    await settle()
    const flushed = client.flush()
    setConsent('denied')
    await flushed
    expect(sent[0]?.signal.aborted).toBe(true)
    expect(track('D')).toEqual([false])
    expect(drops).toEqual(['consent A,B,C', 'consent D'])
    expect(client.stats()).toMatchObject({ accepted: 3, dropped: 3, refused: 1, pending: 0 })
    setConsent('granted')
    expect(track('E', 'F')).toEqual([true, true])
    await settle()
    // The answer to the request that was ended comes after all, and is nobody's.
    sent[0]?.end(OK)
    await settle()
    sent[1]?.end(OK)
    await client.flush()
    expect(batches()).toEqual(['A,B', 'E,F'])
    expect(client.stats()).toMatchObject({ accepted: 5, delivered: 2, dropped: 3, refused: 1, pending: 0 })
  })

  it('pending does not hold up close()', async () => {
    const { client, clock, drops, track, setConsent } = createLeavingClient()
    setConsent('pending')
    track('A')
    const closed = client.close()
    await clock.advance(0)
    await closed
    expect(drops).toEqual(['closed A'])
  })
})

it('puts what surrounds an event below the context of the call', async () => {
  const { client, sent } = createLeavingClient()
  client.track({ event: 'A', context: { locale: 'fr', app: 1 } })
  client.identify({ userId: 'u', traits: { plan: 'pro' } })
  await settle()
  const library = { name: '@trackwright/runtime', version: expect.any(String) }
  expect(sent[0]?.contexts).toEqual([
    { page: { path: '/' }, locale: 'fr', app: 1, library },
    { page: { path: '/' }, locale: 'de', traits: { plan: 'pro' }, library },
  ])
})
