import { expect, test } from 'vitest'
import type { ReceivedEvent } from '../../generator/src/inspector/model.js'
import { createReceivedLog } from '../../generator/src/inspector/received-log.js'

function received(event: string): ReceivedEvent {
  return {
    message: { type: 'track', event },
    verdict: { kind: 'valid' },
    receivedAt: '2026-01-02T03:04:05.678Z',
  }
}

test.each([
  { name: 'nothing', given: [], want: [] },
  { name: 'fewer than fit', given: ['a', 'b'], want: ['a', 'b'] },
  { name: 'as many as fit', given: ['a', 'b', 'c'], want: ['a', 'b', 'c'] },
  { name: 'one more', given: ['a', 'b', 'c', 'd'], want: ['b', 'c', 'd'] },
  { name: 'twice around', given: ['a', 'b', 'c', 'd', 'e', 'f'], want: ['d', 'e', 'f'] },
])('keeps the last three, oldest first: $name', ({ given, want }) => {
  const log = createReceivedLog({ events: 3, characters: 1000 })
  for (const event of given) log.add(received(event))
  expect(log.events().map(({ message }) => message.event)).toEqual(want)
  expect(log.counts().map(({ name }) => name)).toEqual(given)
})

test('names beyond the bound are counted together', () => {
  const log = createReceivedLog({ events: 1, characters: 1000 })
  for (let i = 0; i < 10_005; i++) log.add(received(`e${i}`))
  log.add(received('e0'))
  const counts = log.counts()
  expect(counts.length).toBe(10_001)
  expect([counts[0], counts.at(-1)]).toEqual([
    { call: 'track', name: 'e0', received: 2, valid: 2, invalid: 0, unplanned: 0 },
    { call: '', name: '(other)', received: 5, valid: 5, invalid: 0, unplanned: 0 },
  ])
})

test('forgets the oldest beyond a number of characters, but never the newest', () => {
  const log = createReceivedLog({ events: 100, characters: 200 })
  for (const size of [10, 60, 60, 1000, 5]) log.add(received('x'.repeat(size)))
  expect(log.events().map(({ message }) => String(message.event).length)).toEqual([5])
  log.add(received('x'.repeat(60)))
  expect(log.events().map(({ message }) => String(message.event).length)).toEqual([5, 60])
  log.add(received('x'.repeat(1000)))
  expect(log.events().map(({ message }) => String(message.event).length)).toEqual([1000])
  expect(log.counts().every(({ name }) => name.length <= 500)).toBe(true)
})
