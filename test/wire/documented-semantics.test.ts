// Each statement of the documentation of RudderStack's server-side SDKs (Python's, as the most complete) in TypeScript's
// terms, against a real server. What each field becomes in detail is in test/runtime/core/client.test.ts.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Client, type ClientOptions, createClient } from '../../runtime/src/node/index.js'
import { type Answer, ok, type Plane, startPlane, text } from './plane.js'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function setUp(options: Partial<ClientOptions> = {}, answer: Answer = ok) {
  const plane = await startPlane(answer)
  const drops: string[] = []
  const errors: string[] = []
  const client = createClient({
    writeKey: 'key',
    dataPlaneUrl: plane.url,
    onError: (error, events) => errors.push(`${error.status} ${events.map((event) => event.messageId)}`),
    onDrop: (reason, events) => drops.push(`${reason.message}: ${events.map((event) => event.type)}`),
    ...options,
  })
  closers.push(() => client.close({ timeoutMs: 0 }), plane.close)
  return { plane, client, drops, errors }
}

const eventsOf = (plane: Plane) => plane.requests.flatMap(({ events }) => events)

/** The fields that the documentation gives to every call. */
const common = {
  anonymousId: 'anonymous',
  userId: 'user',
  context: { ip: '192.0.2.1' },
  integrations: { All: false, Amplitude: true },
  timestamp: new Date('2026-01-02T03:04:05.678Z'),
}
const onTheWire = { ...common, timestamp: '2026-01-02T03:04:05.678Z' }
const traits = { name: 'Mia', email: 'mia@example.com' }
const properties = { url: 'https://shop.example/', referrer: '' }

const calls: { name: string; given: (client: Client) => unknown; want: object }[] = [
  {
    name: 'identify takes anonymousId, userId, context, integrations, timestamp and traits',
    given: (client) => client.identify({ ...common, traits }),
    want: { ...onTheWire, type: 'identify', traits, context: { ...common.context, traits } },
  },
  {
    name: 'track takes an event and its properties besides',
    given: (client) => client.track({ ...common, event: 'Order Completed', properties }),
    want: { ...onTheWire, type: 'track', event: 'Order Completed', properties },
  },
  {
    name: 'page takes a name and properties such as url and referrer',
    given: (client) => client.page({ ...common, name: 'Home', properties }),
    want: { ...onTheWire, type: 'page', name: 'Home', properties },
  },
  {
    name: 'screen takes a name and properties',
    given: (client) => client.screen({ ...common, name: 'Main', properties }),
    want: { ...onTheWire, type: 'screen', name: 'Main', properties },
  },
  {
    name: 'group takes a groupId and traits',
    given: (client) => client.group({ ...common, groupId: 'g1', traits }),
    want: { ...onTheWire, type: 'group', groupId: 'g1', traits },
  },
  {
    name: 'alias takes a previousId and traits',
    given: (client) => client.alias({ ...common, previousId: 'old', traits }),
    want: { ...onTheWire, type: 'alias', previousId: 'old', context: { ...common.context, traits } },
  },
]

describe('the six calls', () => {
  for (const { name, given, want } of calls) {
    it(name, async () => {
      const { plane, client } = await setUp()
      given(client)
      await client.flush()
      expect(eventsOf(plane)).toMatchObject([want])
    })
  }

  it('need userId or anonymousId every time: either is enough, and nothing is remembered of an earlier call', async () => {
    const { plane, client, drops } = await setUp()
    client.identify({ userId: 'user', traits })
    client.track({ anonymousId: 'anonymous', event: 'A' })
    // @ts-expect-error: neither is given
    expect(client.track({ event: 'B' }).accepted).toBe(false)
    await client.flush()
    expect(eventsOf(plane).map(({ userId, anonymousId }) => [userId, anonymousId])).toEqual([
      ['user', undefined],
      [undefined, 'anonymous'],
    ])
    expect(JSON.stringify(eventsOf(plane)[1])).not.toContain('mia')
    expect(drops).toEqual(['track() needs a visible userId or anonymousId: track'])
  })

  it('require what is documented as required, in types and at run time', async () => {
    const { plane, client, drops } = await setUp()
    const who = { userId: 'user' }
    // @ts-expect-error: no event
    client.track(who)
    // @ts-expect-error: no name
    client.page(who)
    // @ts-expect-error: no name
    client.screen(who)
    // @ts-expect-error: no groupId
    client.group(who)
    // @ts-expect-error: no previousId
    client.alias(who)
    await client.flush()
    expect(plane.requests).toEqual([])
    expect(drops).toEqual([
      'track() needs the field event: track',
      'page() needs the field name: page',
      'screen() needs the field name: screen',
      'group() needs the field groupId: group',
      'alias() needs the field previousId: alias',
    ])
  })
})

describe('batching', () => {
  it('happens in the background: a call returns before anything is sent', async () => {
    const { plane, client } = await setUp()
    expect(client.track({ userId: 'user', event: 'A' })).toEqual({
      messageId: expect.any(String),
      accepted: true,
    })
    expect(plane.requests).toEqual([])
  })

  it('sends 100 events at once, and fewer half a second after the last batch, without being asked', async () => {
    const { plane, client } = await setUp()
    for (let index = 0; index < 130; index++) client.track({ userId: 'user', event: `E${index}` })
    while (eventsOf(plane).length < 130) await new Promise((resolve) => setTimeout(resolve, 10))
    expect(plane.requests.map(({ events }) => events.length)).toEqual([100, 30])
    const [first, second] = plane.requests.map(({ events }) => Date.parse(events[0]?.sentAt ?? ''))
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(490)
  })

  it('is controlled by maxQueueSize and flushIntervalMs', async () => {
    const { plane, client, drops } = await setUp({ maxQueueSize: 100, flushIntervalMs: 0, flushAt: 1_000 })
    for (let index = 0; index < 101; index++) client.track({ userId: 'user', event: `E${index}` })
    expect(drops).toEqual(['maxQueueSize or maxQueueBytes is reached: track'])
    while (eventsOf(plane).length < 100) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(client.stats()).toMatchObject({ accepted: 100, refused: 1 })
  })

  it('ends with flush(): no event is left in the queue when it settles', async () => {
    const { plane, client } = await setUp({ flushIntervalMs: 2_000_000_000 }, (response, request, index) =>
      setTimeout(() => ok(response, request, index), 20),
    )
    for (let index = 0; index < 250; index++) client.track({ userId: 'user', event: `E${index}` })
    await client.flush()
    expect([plane.stored.length, client.stats().pending]).toEqual([250, 0])
  })
})

/** The table of responses; what the error says is in node-client.test.ts. */
const responses = [
  { name: 'OK', status: 200, want: [] },
  { name: 'Request neither has anonymousId nor userId', status: 400, want: ['400 m'] },
  { name: 'Invalid write key', status: 401, want: ['401 ', '401 m'] },
  { name: 'Invalid JSON', status: 400, want: ['400 m'] },
]

describe('onError', () => {
  for (const { name, status, want } of responses) {
    it(`is told of what the request to the gateway met: ${status} ${name}`, async () => {
      const { client, errors } = await setUp({}, text(status, `${name}\n`))
      client.track({ userId: 'user', event: 'A', messageId: 'm' })
      // Nothing but another key ends a 401, so that flush() would wait for it.
      if (status === 401) await vi.waitFor(() => expect(errors).toHaveLength(1), { timeout: 20_000 })
      else await client.flush()
      await client.close({ timeoutMs: 0 })
      expect(errors).toEqual(want)
    })
  }

  it('is told of HTTP only: what a call was refused for goes to onDrop', async () => {
    const { client, errors, drops } = await setUp()
    client.track({ userId: '', event: 'A' })
    await client.flush()
    expect([errors, drops.length]).toEqual([[], 1])
  })
})
