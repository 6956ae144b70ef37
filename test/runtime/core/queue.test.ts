import { describe, expect, it } from 'vitest'
import { createMemoryQueue, type QueuedEvent } from '../../../runtime/src/core/queue.js'

function event(json: string): QueuedEvent {
  return { json, bytes: json.length, acceptedAt: 0 }
}

describe('createMemoryQueue', () => {
  it('keeps the order and gives the oldest', () => {
    const queue = createMemoryQueue({ maxQueueSize: 10, maxQueueBytes: 100 })
    for (const json of ['a', 'bb', 'ccc']) expect(queue.add(event(json))).toBe(true)
    expect(queue.head(2)).toEqual([event('a'), event('bb')])
    queue.remove(2)
    queue.add(event('d'))
    expect(queue.head(10)).toEqual([event('ccc'), event('d')])
    expect([queue.length, queue.bytes]).toEqual([2, 4])
  })

  const full = [
    {
      name: 'by number',
      bounds: { maxQueueSize: 2, maxQueueBytes: 100 },
      given: ['a', 'b', 'c'],
      want: [true, true, false],
    },
    {
      name: 'by bytes',
      bounds: { maxQueueSize: 100, maxQueueBytes: 3 },
      given: ['aa', 'bb', 'c', 'd'],
      want: [true, false, true, false],
    },
  ]
  for (const { name, bounds, given, want } of full) {
    it(`is full ${name}, and takes again what is made room for`, () => {
      const queue = createMemoryQueue(bounds)
      expect(given.map((json) => queue.add(event(json)))).toEqual(want)
      queue.remove(1)
      expect(queue.add(event('x'))).toBe(true)
    })
  }

  it('counts right through any order of adding and removing', () => {
    const queue = createMemoryQueue({ maxQueueSize: 1_000, maxQueueBytes: 1_000_000 })
    const model: QueuedEvent[] = []
    for (let step = 0; step < 2_000; step++) {
      if (step % 7 < 5) {
        const next = event('x'.repeat(step % 13))
        if (queue.add(next)) model.push(next)
      } else {
        queue.remove(step % 11)
        model.splice(0, step % 11)
      }
      expect(queue.length).toBe(model.length)
      expect(queue.bytes).toBe(model.reduce((sum, each) => sum + each.bytes, 0))
      expect(queue.head(3)).toEqual(model.slice(0, 3))
    }
  })
})
