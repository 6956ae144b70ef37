import { describe, expect, it } from 'vitest'
import { FlushTimeoutError } from '../../../runtime/src/core/errors.js'
import { createMemoryQueue } from '../../../runtime/src/core/queue.js'
import type { SendResult } from '../../../runtime/src/core/transport.js'
import { answer, createTestClient, expectBalance, OK, type SentBatch, type Server } from '../test-client.js'

const names = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, index) => `e${index + from}`)
const NETWORK: SendResult = { kind: 'noAnswer', reason: 'network' }

/** Refuses as the gateway does: the whole batch, for one event. */
function refusing(status: number, isBad: (name: string) => boolean): Server {
  return ({ names }) => (names.some((name) => isBad(name ?? '')) ? answer(status) : OK)
}

/** A server that answers when it is told to. */
function createSlowServer() {
  const waiting: ((result: SendResult) => void)[] = []
  const server: Server = () => new Promise((resolve) => waiting.push(resolve))
  return { server, waiting, answer: (result = OK) => waiting.shift()?.(result) }
}

describe('when a batch is sent', () => {
  it('500 ms after the last one, with all that waits', async () => {
    const test = createTestClient()
    await test.clock.advance(200)
    test.track('a')
    await test.clock.advance(100)
    test.track('b')
    await test.clock.advance(199)
    expect(test.batches).toEqual([])
    await test.clock.advance(1)
    test.track('c')
    await test.clock.advance(499)
    expect(test.batches.map(({ at, names }) => ({ at, names }))).toEqual([{ at: 500, names: ['a', 'b'] }])
    await test.clock.advance(1)
    expect(test.batches.map(({ at, names }) => ({ at, names }))[1]).toEqual({ at: 1_000, names: ['c'] })
    expectBalance(test)
  })

  it('at 100 events, without waiting, and never more in one', async () => {
    const test = createTestClient()
    test.track(...names(250))
    expect(test.batches).toEqual([])
    await test.clock.advance(0)
    expect(test.batches.map((batch) => batch.events.length)).toEqual([100, 100])
    await test.clock.advance(500)
    expect(test.delivered()).toEqual(names(250))
    expectBalance(test)
  })

  it('at once with an interval of 0', async () => {
    const test = createTestClient(undefined, { flushIntervalMs: 0 })
    test.track('a')
    await test.clock.advance(0)
    expect(test.delivered()).toEqual(['a'])
  })

  it('when maxBatchBytes wait, and no longer than that', async () => {
    const test = createTestClient(undefined, { maxBatchBytes: 2_000 })
    for (const event of names(20))
      test.client.track({ userId: 'u', event, properties: { text: '漢😀'.repeat(20) } })
    await test.clock.advance(500)
    expect(test.delivered()).toEqual(names(20))
    for (const { body, bodyBytes } of test.batches) {
      expect(Buffer.byteLength(body)).toBe(bodyBytes)
      expect(bodyBytes).toBeLessThanOrEqual(2_000)
    }
    expect(test.batches.length).toBeGreaterThan(1)
  })

  it('right after a request that took longer than the interval', async () => {
    const { server, answer } = createSlowServer()
    const test = createTestClient(server)
    test.track('a')
    await test.clock.advance(500)
    test.track('b')
    await test.clock.advance(2_000)
    answer()
    await test.clock.advance(0)
    expect(test.batches.map(({ at, names }) => ({ at, names }))[1]).toEqual({ at: 2_500, names: ['b'] })
  })

  it('one at a time, so that order is kept', async () => {
    const { server, waiting, answer } = createSlowServer()
    const test = createTestClient(server, { flushAt: 1 })
    test.track('a', 'b')
    await test.clock.advance(1_000)
    expect(waiting).toHaveLength(1)
    answer()
    await test.clock.advance(0)
    expect(test.batches.map((batch) => batch.names)).toEqual([['a'], ['b']])
  })

  it('only by flush() where the platform has no time of its own', async () => {
    const test = createTestClient(undefined, {}, { sends: 'on-flush' })
    test.track(...names(150))
    await test.clock.advance(10_000)
    expect(test.batches).toEqual([])
    await test.client.flush()
    expect(test.delivered()).toEqual(names(150))
  })

  it('again after the wall clock went back a day', async () => {
    const test = createTestClient()
    test.clock.jump(-86_400_000)
    test.track('a')
    await test.clock.advance(500)
    expect(test.delivered()).toEqual(['a'])
    expect(test.batches[0]?.events[0]?.sentAt).toBe('2026-01-01T03:04:06.178Z')
  })
})

describe('flush', () => {
  it('settles when all before it is stored, though more comes', async () => {
    const { server, answer } = createSlowServer()
    const test = createTestClient(server)
    test.track('a')
    const order: string[] = []
    const flushed = test.client.flush().then(() => order.push('flushed'))
    await test.clock.advance(0)
    test.track('b')
    await test.clock.advance(100)
    expect(order).toEqual([])
    answer()
    await flushed
    expect(test.delivered()).toEqual(['a'])
  })

  it('sends what came during a request right after it', async () => {
    const { server, answer } = createSlowServer()
    const test = createTestClient(server)
    test.track('a')
    await test.clock.advance(500)
    test.track('b')
    const flushed = test.client.flush()
    answer()
    await test.clock.advance(0)
    answer()
    await flushed
    expect(test.batches.map(({ at, names }) => ({ at, names }))).toEqual([
      { at: 500, names: ['a'] },
      { at: 500, names: ['b'] },
    ])
  })

  it('may be called by many at once, and with close()', async () => {
    const test = createTestClient()
    test.track(...names(250))
    await Promise.all([test.client.flush(), test.client.flush(), test.client.flush(), test.client.close()])
    expect(test.delivered()).toEqual(names(250))
    expectBalance(test)
  })

  it('has nothing to do when nothing waits', async () => {
    const test = createTestClient()
    await test.client.flush({ timeoutMs: 0 })
    expect(test.batches).toEqual([])
  })

  it('rejects after its timeout, says why, and keeps the events', async () => {
    let isUp = false
    const test = createTestClient(() => (isUp ? OK : answer(401, 'Invalid write key')))
    test.track('a', 'b')
    const flushed = test.client.flush({ timeoutMs: 5_000 }).catch((error: unknown) => error)
    await test.clock.advance(5_000)
    const error = await flushed
    expect(error).toBeInstanceOf(FlushTimeoutError)
    expect(error).toMatchObject({
      message:
        '2 events are still pending after 5000 ms; last, the data plane answered 401: Invalid write key',
      pending: 2,
    })
    isUp = true
    await test.clock.advance(30_000)
    expect(test.delivered()).toEqual(['a', 'b'])
    expectBalance(test)
  })

  it('holds the program open while it waits, and not longer', async () => {
    let held = 0
    const holdOpen = () => {
      held++
      return () => void held--
    }
    const { server } = createSlowServer()
    const test = createTestClient(server, {}, { holdOpen })
    test.track('a')
    expect(held).toBe(0)
    const flushed = test.client.flush({ timeoutMs: 100 }).catch(() => undefined)
    expect(held).toBe(1)
    await test.clock.advance(100)
    await flushed
    expect(held).toBe(0)
  })
})

describe('close', () => {
  it('delivers first', async () => {
    const test = createTestClient()
    test.track('a')
    await test.client[Symbol.asyncDispose]()
    expect(test.delivered()).toEqual(['a'])
    expect(test.client.close()).toBe(test.client.close())
  })

  it('gives up what a silent server has not taken in time', async () => {
    const { server } = createSlowServer()
    const test = createTestClient(server)
    test.track('a', 'b')
    const closed = test.client.close({ timeoutMs: 1_000 })
    await test.clock.advance(1_000)
    await closed
    expect(test.drops).toMatchObject([
      {
        reason: { kind: 'closed', message: 'the client is closed' },
        events: [{ event: 'a' }, { event: 'b' }],
      },
    ])
    await test.clock.advance(100_000)
    expect(test.batches).toHaveLength(1)
    expectBalance(test)
  })

  it('aborts the request, and counts nothing twice when its answer comes after all', async () => {
    const { server, answer } = createSlowServer()
    const test = createTestClient(server)
    test.track('a')
    const closed = test.client.close({ timeoutMs: 1_000 })
    await test.clock.advance(1_000)
    await closed
    expect(test.batches[0]?.signal.aborted).toBe(true)
    answer()
    await test.clock.advance(0)
    expect(test.client.stats()).toMatchObject({ accepted: 1, delivered: 0, dropped: 1, pending: 0 })
  })

  it('leaves to a store what that keeps: a flush() under way and a later one say so', async () => {
    const { server } = createSlowServer()
    const bounds = { maxQueueSize: 10, maxQueueBytes: 10_000 }
    const memory = createMemoryQueue(bounds)
    const queue = { ...memory, close: () => [] }
    for (const name of ['length', 'bytes'] as const)
      Object.defineProperty(queue, name, { get: () => memory[name] })
    const test = createTestClient(server, {}, { queue })
    test.track('a')
    const kept = '1 events are kept for the next start: the client is closed'
    const flushed = expect(test.client.flush()).rejects.toThrow(kept)
    const closed = test.client.close({ timeoutMs: 0 })
    await test.clock.advance(0)
    await Promise.all([closed, flushed])
    await expect(test.client.flush()).rejects.toThrow(kept)
    expect([test.errors, test.drops, test.client.stats().pending]).toEqual([[], [], 1])
  })

  it('hands over what is left with the error that held it up', async () => {
    const test = createTestClient(() => answer(401, 'invalid write key'))
    test.track('a')
    const closed = test.client.close()
    await test.clock.advance(10_000)
    await closed
    expect(
      test.errors.map(({ error, events }) => [error.status, events.map((event) => event.event)]),
    ).toEqual([
      [401, []],
      [401, ['a']],
    ])
    expect(test.drops).toEqual([])
    expectBalance(test)
  })
})

describe('a batch that is refused', () => {
  it('for one event loses that one only, in few requests', async () => {
    for (const bad of names(100)) {
      const test = createTestClient(refusing(400, (name) => name === bad))
      test.track(...names(100))
      await test.client.flush()
      expect(test.delivered()).toEqual(names(100).filter((name) => name !== bad))
      expect(
        test.errors.map(({ error, events }) => [
          error.kind,
          error.status,
          events.map((event) => event.event),
        ]),
      ).toEqual([['invalid-event', 400, [bad]]])
      expect(test.batches.length - 1).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(100)) + 1)
      expectBalance(test)
    }
  })

  it('for every event reports each', async () => {
    const test = createTestClient(() => answer(400, 'Invalid JSON'))
    test.track(...names(10))
    await test.client.flush()
    expect(test.errors.flatMap((each) => each.events.map((event) => event.event))).toEqual(names(10))
    expectBalance(test)
  })

  it('as too long is split, and no batch is made so long again', async () => {
    const test = createTestClient(({ bodyBytes }) => (bodyBytes > 5_000 ? answer(413) : OK))
    test.track(...names(100))
    await test.client.flush()
    expect(test.delivered()).toEqual(names(100))
    const earlier = test.batches.length
    test.track(...names(100, 100))
    await test.client.flush()
    expect(test.delivered()).toEqual(names(200))
    expect(test.batches.slice(earlier).every((batch) => batch.bodyBytes <= 5_000)).toBe(true)
    expectBalance(test)
  })

  it('as too long loses only what is too long alone', async () => {
    const test = createTestClient(({ bodyBytes }) => (bodyBytes > 5_000 ? answer(413) : OK))
    for (const event of names(20)) {
      test.client.track({ userId: 'u', event, properties: { text: 'x'.repeat(event === 'e7' ? 6_000 : 10) } })
    }
    await test.client.flush()
    expect(test.delivered()).toEqual(names(20).filter((name) => name !== 'e7'))
    expect(test.errors.map(({ error, events }) => [error.kind, events.map((event) => event.event)])).toEqual([
      ['too-large', ['e7']],
    ])
    expectBalance(test)
  })
})

describe('trouble', () => {
  it('ends without a word when it is short, with the same event and a new sentAt', async () => {
    const results = [
      NETWORK,
      answer(503),
      answer(500),
      { kind: 'noAnswer', reason: 'timeout' } as const,
      answer(429),
    ]
    const test = createTestClient((_, index) => results[index] ?? OK)
    test.track('a')
    const flushed = test.client.flush()
    await test.clock.advance(60_000)
    await flushed
    expect(test.errors).toEqual([])
    const events = test.batches.flatMap((batch) => batch.events)
    expect(events).toHaveLength(6)
    expect(new Set(events.map((event) => event.messageId)).size).toBe(1)
    expect(new Set(events.map((event) => event.sentAt)).size).toBe(6)
    expect(new Set(test.batches.map(withoutSentAt)).size).toBe(1)
    expectBalance(test)
  })

  it('is told after a minute, and once a minute', async () => {
    const test = createTestClient(() => NETWORK)
    test.track('a')
    await test.clock.advance(59_000)
    expect(test.errors).toEqual([])
    await test.clock.advance(240_000)
    expect(test.errors.length).toBeGreaterThanOrEqual(2)
    expect(test.errors.length).toBeLessThanOrEqual(4)
    expect(test.errors.every(({ error, events }) => error.kind === 'network' && events.length === 0)).toBe(
      true,
    )
    expectBalance(test)
  })

  it('that somebody must end is told at once, is not hammered at, and loses nothing', async () => {
    for (const [status, kind] of [
      [401, 'unauthorized'],
      [404, 'unknown-source'],
      [302, 'redirect'],
    ] as const) {
      let isUp = false
      const test = createTestClient(() => (isUp ? OK : answer(status)))
      test.track(...names(300))
      await test.clock.advance(30_000)
      expect(test.errors.map(({ error, events }) => [error.kind, error.retryable, events.length])).toEqual([
        [kind, true, 0],
      ])
      expect(test.batches.length).toBeLessThanOrEqual(7)
      isUp = true
      await test.clock.advance(60_000)
      expect(test.delivered()).toEqual(names(300))
      expectBalance(test)
    }
  })

  it('that comes back is told again', async () => {
    let isUp = false
    const test = createTestClient(() => (isUp ? OK : answer(401)), {}, { random: () => 0.5 })
    for (const up of [false, true, false]) {
      isUp = up
      test.track('a')
      await test.clock.advance(10_000)
    }
    expect(test.errors.map(({ error, events }) => [error.status, events.length])).toEqual([
      [401, 0],
      [401, 0],
    ])
  })

  it('waits as long as the server asks', async () => {
    const test = createTestClient((_, index) => (index === 0 ? answer(429, '', '5') : OK))
    test.track('a')
    const flushed = test.client.flush()
    await test.clock.advance(4_999)
    expect(test.batches).toHaveLength(1)
    await test.clock.advance(1_000)
    await flushed
    expect(test.delivered()).toEqual(['a'])
  })

  it('of ten minutes loses nothing, with one probe at a time', async () => {
    let isUp = false
    const test = createTestClient(() => (isUp ? OK : NETWORK))
    for (let second = 0; second < 600; second++) {
      test.track(`e${second}`)
      await test.clock.advance(1_000)
    }
    expect(test.batches.length).toBeLessThan(80)
    isUp = true
    await test.clock.advance(60_000)
    expect(test.delivered()).toEqual(names(600))
    expectBalance(test)
  })

  it('beyond maxAgeMs hands over what is too old, and only that', async () => {
    const test = createTestClient(() => answer(503), { retry: { maxAgeMs: 60_000 } })
    test.track('old')
    await test.clock.advance(45_000)
    test.track('young')
    await test.clock.advance(50_000)
    expect(
      test.errors
        .filter((each) => each.events.length > 0)
        .map(({ error, events }) => [error.status, events.map((event) => event.event)]),
    ).toEqual([[503, ['old']]])
    expect(test.client.stats().pending).toBe(1)
    expectBalance(test)
  })

  it('with maxAgeMs 0 is tried once', async () => {
    const test = createTestClient(() => NETWORK, { retry: { maxAgeMs: 0 } })
    test.track('a')
    const flushed = test.client.flush()
    await test.clock.advance(1_000)
    await flushed
    expect(test.batches).toHaveLength(1)
    expect(test.errors).toMatchObject([{ events: [{ event: 'a' }] }])
  })

  it('is survived when the transport itself throws', async () => {
    const test = createTestClient((_, index) => {
      if (index === 0) throw new Error('bug')
      return OK
    })
    test.track('a')
    const flushed = test.client.flush()
    await test.clock.advance(1_000)
    await flushed
    expect(test.delivered()).toEqual(['a'])
  })
})

function withoutSentAt({ body }: SentBatch): string {
  return body.replace(/"sentAt":"[^"]+"/g, '')
}
