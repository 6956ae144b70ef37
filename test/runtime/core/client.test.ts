import { describe, expect, it } from 'vitest'
import type { Client } from '../../../runtime/src/core/client-interface.js'
import { createMemoryQueue } from '../../../runtime/src/core/queue.js'
import { createTestClient, expectBalance } from '../test-client.js'

const TIME = '2026-01-02T03:04:05.678Z'
const library = { name: '@trackwright/runtime', version: '0.1.0' }
/** What every event has. */
const base = {
  messageId: 'id-1',
  channel: 'server',
  originalTimestamp: TIME,
  integrations: { All: true },
  sentAt: TIME,
}

interface Call {
  name: string
  given: (client: Client) => unknown
  want: object
}

const calls: Call[] = [
  {
    name: 'identify puts traits where destinations and the warehouse look for them',
    given: (client) =>
      client.identify({ userId: 'u', traits: { email: 'a@b.c' }, context: { ip: '1.2.3.4' } }),
    want: {
      ...base,
      type: 'identify',
      userId: 'u',
      traits: { email: 'a@b.c' },
      context: { ip: '1.2.3.4', traits: { email: 'a@b.c' }, library },
    },
  },
  {
    name: 'identify adds to the traits of the context',
    given: (client) =>
      client.identify({ userId: 'u', traits: { a: 1 }, context: { traits: { a: 0, b: 2 } } }),
    want: {
      ...base,
      type: 'identify',
      userId: 'u',
      traits: { a: 1 },
      context: { traits: { a: 1, b: 2 }, library },
    },
  },
  {
    name: 'track',
    given: (client) => client.track({ userId: 'u', event: 'Ev', properties: { a: 1 } }),
    want: { ...base, type: 'track', userId: 'u', event: 'Ev', properties: { a: 1 }, context: { library } },
  },
  {
    name: 'track without properties has empty ones',
    given: (client) => client.track({ anonymousId: 'x', event: 'Ev' }),
    want: { ...base, type: 'track', anonymousId: 'x', event: 'Ev', properties: {}, context: { library } },
  },
  {
    name: 'page',
    given: (client) => client.page({ userId: 'u', name: 'Home', category: 'Cat', properties: { url: 'x' } }),
    want: {
      ...base,
      type: 'page',
      userId: 'u',
      name: 'Home',
      category: 'Cat',
      properties: { url: 'x' },
      context: { library },
    },
  },
  {
    name: 'screen',
    given: (client) => client.screen({ userId: 'u', name: 'Main' }),
    want: { ...base, type: 'screen', userId: 'u', name: 'Main', properties: {}, context: { library } },
  },
  {
    name: 'group',
    given: (client) => client.group({ userId: 'u', groupId: 7, traits: { name: 'G' } }),
    want: { ...base, type: 'group', userId: 'u', groupId: '7', traits: { name: 'G' }, context: { library } },
  },
  {
    name: 'alias',
    given: (client) => client.alias({ userId: 'new', previousId: 'old' }),
    want: { ...base, type: 'alias', userId: 'new', previousId: 'old', context: { library } },
  },
  {
    name: 'alias puts traits into the context',
    given: (client) => client.alias({ userId: 'new', previousId: 'old', traits: { a: 1 } }),
    want: {
      ...base,
      type: 'alias',
      userId: 'new',
      previousId: 'old',
      context: { traits: { a: 1 }, library },
    },
  },
  {
    name: 'numbers as ids become text, zero too',
    given: (client) => client.track({ userId: 0, anonymousId: 12, event: 'Ev' }),
    want: {
      ...base,
      type: 'track',
      userId: '0',
      anonymousId: '12',
      event: 'Ev',
      properties: {},
      context: { library },
    },
  },
  {
    name: 'a blank id beside a visible one is left out',
    given: (client) => client.track({ userId: ' ', anonymousId: 'x', event: 'Ev' }),
    want: { ...base, type: 'track', anonymousId: 'x', event: 'Ev', properties: {}, context: { library } },
  },
  {
    name: 'the caller decides on time, id and integrations',
    given: (client) =>
      client.track({
        userId: 'u',
        event: 'Ev',
        timestamp: new Date('2020-01-01T00:00:00Z'),
        originalTimestamp: '2020-01-01T00:00:01Z',
        messageId: 'mine',
        integrations: { All: false },
      }),
    want: {
      ...base,
      type: 'track',
      userId: 'u',
      event: 'Ev',
      properties: {},
      context: { library },
      timestamp: '2020-01-01T00:00:00.000Z',
      originalTimestamp: '2020-01-01T00:00:01Z',
      messageId: 'mine',
      integrations: { All: false },
    },
  },
  {
    name: 'an invalid date and a blank messageId count as left out',
    given: (client) =>
      client.track({ userId: 'u', event: 'Ev', timestamp: new Date(Number.NaN), messageId: ' ' }),
    want: { ...base, type: 'track', userId: 'u', event: 'Ev', properties: {}, context: { library } },
  },
  {
    name: 'the library is always ours',
    given: (client) => client.track({ userId: 'u', event: 'Ev', context: { library: { name: 'theirs' } } }),
    want: { ...base, type: 'track', userId: 'u', event: 'Ev', properties: {}, context: { library } },
  },
]

describe('the six calls on the wire', () => {
  for (const { name, given, want } of calls) {
    it(name, async () => {
      const test = createTestClient()
      given(test.client)
      await test.client.flush()
      expect(test.batches.flatMap((batch) => batch.events)).toEqual([want])
      expect(Object.keys(JSON.parse(test.batches[0]?.body ?? ''))).toEqual(['batch'])
      expectBalance(test)
    })
  }

  it('remembers nobody on a server, and takes who the platform remembers elsewhere', async () => {
    const test = createTestClient(
      undefined,
      {},
      { remembered: () => ({ userId: 'r', anonymousId: 'a' }), channel: 'web' },
    )
    test.client.track({ userId: 'given', event: 'Ev' })
    await test.client.flush()
    expect(test.batches[0]?.events[0]).toMatchObject({ userId: 'given', anonymousId: 'a', channel: 'web' })
  })
})

/** What TypeScript refuses reaches the client from programs without it. */
const wrong = (value: unknown): never => value as never

const refusals: { name: string; given: (client: Client) => unknown; want: string }[] = [
  {
    name: 'no id',
    given: (client) => client.track(wrong({ event: 'Ev' })),
    want: 'track() needs a visible userId or anonymousId',
  },
  ...['', ' ', '\u200b', '\u00a0\u2800\u3164'].map((userId) => ({
    name: `the id ${JSON.stringify(userId)}`,
    given: (client: Client) => client.track({ userId, event: 'Ev' }),
    want: 'track() needs a visible userId or anonymousId',
  })),
  ...[{}, false, null, Number.NaN, []].map((userId) => ({
    name: `the id ${String(userId)} of type ${typeof userId}`,
    given: (client: Client) => client.identify(wrong({ userId })),
    want: 'identify() needs a visible userId or anonymousId',
  })),
  {
    name: 'no event',
    given: (client) => client.track(wrong({ userId: 'u' })),
    want: 'track() needs the field event',
  },
  {
    name: 'a page without name',
    given: (client) => client.page({ userId: 'u', name: '' }),
    want: 'page() needs the field name',
  },
  {
    name: 'a screen without name',
    given: (client) => client.screen({ userId: 'u', name: '' }),
    want: 'screen() needs the field name',
  },
  {
    name: 'no groupId',
    given: (client) => client.group({ userId: 'u', groupId: '' }),
    want: 'group() needs the field groupId',
  },
  {
    name: 'no previousId',
    given: (client) => client.alias({ userId: 'u', previousId: '' }),
    want: 'alias() needs the field previousId',
  },
  {
    name: 'properties that are no object',
    given: (client) => client.track(wrong({ userId: 'u', event: 'Ev', properties: 'x' })),
    want: 'properties of track() must be an object',
  },
  {
    name: 'a context that is an array',
    given: (client) => client.track(wrong({ userId: 'u', event: 'Ev', context: [] })),
    want: 'context of track() must be an object',
  },
  {
    name: 'nothing at all',
    given: (client) => client.track(wrong(undefined)),
    want: 'track() needs a visible userId or anonymousId',
  },
]

describe('a call that must not be sent', () => {
  for (const { name, given, want } of refusals) {
    it(`is refused aloud: ${name}`, async () => {
      const test = createTestClient()
      expect(given(test.client)).toEqual({ messageId: 'id-1', accepted: false })
      await test.client.flush()
      expect(test.drops.map((drop) => drop.reason)).toEqual([{ kind: 'invalid', message: want }])
      expect(test.drops[0]?.events).toHaveLength(1)
      expect(test.batches).toEqual([])
      expectBalance(test)
    })
  }

  it('does not stop the others', async () => {
    const test = createTestClient()
    test.track('a')
    test.client.track({ userId: ' ', event: 'bad' })
    test.track('b')
    await test.client.flush()
    expect(test.delivered()).toEqual(['a', 'b'])
    expectBalance(test)
  })

  it('is refused when the queue is full: the new one, at once', async () => {
    const test = createTestClient(undefined, { maxQueueSize: 100 })
    const results = Array.from({ length: 105 }, (_, index) =>
      test.client.track({ userId: 'u', event: `e${index}` }),
    )
    expect(results.map((result) => result.accepted)).toEqual(
      Array.from({ length: 105 }, (_, index) => index < 100),
    )
    expect(test.drops.map((drop) => drop.events[0]?.event)).toEqual(['e100', 'e101', 'e102', 'e103', 'e104'])
    expect(test.drops[0]?.reason).toEqual({
      kind: 'queue-full',
      message: 'maxQueueSize or maxQueueBytes is reached',
    })
    await test.client.flush()
    expect(test.client.stats()).toMatchObject({
      accepted: 100,
      delivered: 100,
      failed: 0,
      dropped: 0,
      pending: 0,
      refused: 5,
    })
    expectBalance(test)
  })

  it('is refused when its text alone exceeds maxBatchBytes', () => {
    const test = createTestClient(undefined, { maxBatchBytes: 1_000 })
    test.client.track({ userId: 'u', event: 'Ev', properties: { text: '€'.repeat(400) } })
    expect(test.drops.map((drop) => drop.reason)).toEqual([
      { kind: 'too-large', message: 'the event exceeds maxBatchBytes' },
    ])
    expectBalance(test)
  })

  it('is refused after close()', async () => {
    const test = createTestClient()
    await test.client.close()
    test.track('late')
    expect(test.drops.map((drop) => drop.reason)).toEqual([
      { kind: 'closed', message: 'the client is closed' },
    ])
    expectBalance(test)
  })
})

describe('copying at the door', () => {
  it('sends what the values were at the call', async () => {
    const test = createTestClient()
    const properties = { list: [1] }
    const context = { traits: { email: 'alice@example.com' }, nested: { deep: 1 } }
    test.client.track({ userId: 'alice', event: 'Ev', properties, context })
    properties.list.push(2)
    context.nested.deep = 2
    await test.client.flush()
    expect(test.batches[0]?.events[0]).toMatchObject({
      properties: { list: [1] },
      context: { nested: { deep: 1 } },
    })
  })

  it('changes nothing of the caller, frozen or shared', async () => {
    const test = createTestClient()
    const context = Object.freeze({ ip: '1.2.3.4' })
    test.client.identify({ userId: 'alice', traits: Object.freeze({ email: 'alice@example.com' }), context })
    test.client.track({ userId: 'bob', event: 'Ev', context })
    await test.client.flush()
    expect(context).toEqual({ ip: '1.2.3.4' })
    expect(test.batches[0]?.events[1]?.context).toEqual({ ip: '1.2.3.4', library })
  })

  it('takes what it can of a message whose getters throw', async () => {
    const test = createTestClient()
    const message = {
      userId: 'u',
      event: 'Ev',
      get context(): never {
        throw new Error('no')
      },
    }
    expect(test.client.track(message).accepted).toBe(true)
    await test.client.flush()
    expect(test.batches[0]?.events[0]).toMatchObject({ userId: 'u', event: 'Ev', context: { library } })
  })
})

describe('a queue that comes with events', () => {
  it('is sent first, and counted', async () => {
    const queue = createMemoryQueue({ maxQueueSize: 10, maxQueueBytes: 1_000 })
    const json = '{"event":"old"}'
    queue.add({ json, bytes: json.length, acceptedAt: 0 })
    const test = createTestClient(undefined, {}, { queue })
    await test.clock.advance(500)
    expect(test.delivered()).toEqual(['old'])
    test.track('new')
    await test.client.flush()
    expect(test.delivered()).toEqual(['old', 'new'])
    expect(test.client.stats()).toMatchObject({ accepted: 2, delivered: 2, pending: 0 })
  })
})
