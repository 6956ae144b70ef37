import { describe, expect, it } from 'vitest'
import { createVirtualClock } from './virtual-clock.js'

describe('the virtual clock', () => {
  it('runs timers in order, at their time', async () => {
    const clock = createVirtualClock()
    const seen: [string, number][] = []
    clock.setTimeout(() => seen.push(['late', clock.monotonic()]), 20)
    clock.setTimeout(() => clock.setTimeout(() => seen.push(['nested', clock.monotonic()]), 5), 10)
    clock.setTimeout(() => seen.push(['cancelled', 0]), 1)()
    await clock.advance(30)
    expect(seen).toEqual([
      ['nested', 15],
      ['late', 20],
    ])
  })
})
