// Holds how the sender finds back: batches grow again after a 413, waits go on across batches, close() tries once more.
import { describe, expect, it } from 'vitest'
import { answer, createTestClient, expectBalance, OK, type SentBatch } from '../test-client.js'

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `event ${index}`)

describe('after trouble', () => {
  it('makes batches longer again, little by little, when what answered 413 is gone', async () => {
    let isOver = false
    const refuseLong = ({ bodyBytes }: SentBatch) => (isOver || bodyBytes <= 3_000 ? OK : answer(413))
    const test = createTestClient(refuseLong)
    const sizes: number[] = []
    for (let round = 0; round < 60; round++) {
      isOver ||= round === 1
      test.track(...names(100))
      const flushed = test.client.flush()
      await test.clock.advance(1_000)
      await flushed
      sizes.push(Math.max(...test.batches.slice(-3).map(({ events }) => events.length)))
    }
    expect(sizes[0]).toBeLessThan(15)
    expect(sizes.at(-1)).toBe(100)
    expect(test.delivered()).toHaveLength(6_000)
    expectBalance(test)
  })

  it('does not begin with short waits again when a batch is given up', async () => {
    const longestWaits = { random: () => 1 }
    const test = createTestClient(() => answer(503), { retry: { maxAgeMs: 60_000 } }, longestWaits)
    test.track(...names(500))
    await test.clock.advance(30 * 60_000)
    expect(test.client.stats()).toMatchObject({ failed: 500, pending: 0 })
    const gaps = test.batches.slice(1).map(({ at }, index) => at - (test.batches[index]?.at ?? 0))
    expect(gaps).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000])
    expectBalance(test)
  })

  it('tries once more at close(), although the wait is not over', async () => {
    const test = createTestClient((_, index) => (index === 0 ? answer(429, '', '300') : OK))
    test.track('held up')
    await test.clock.advance(10_000)
    const closed = test.client.close()
    await test.clock.advance(1_000)
    await closed
    expect(test.delivered()).toEqual(['held up'])
    expectBalance(test)
  })
})

describe('a console that throws', () => {
  it('reaches neither the caller nor the sender', async () => {
    const { warn } = console
    console.warn = () => {
      throw new Error('a console of the user')
    }
    try {
      const test = createTestClient(() => answer(400), { onError: undefined, onDrop: undefined })
      expect(test.client.track({ userId: ' ', event: 'refused' }).accepted).toBe(false)
      test.track('failed')
      const flushed = test.client.flush()
      await test.clock.advance(1_000)
      await flushed
      expect(test.client.stats()).toMatchObject({ accepted: 1, failed: 1, refused: 1, pending: 0 })
    } finally {
      console.warn = warn
    }
  })
})
