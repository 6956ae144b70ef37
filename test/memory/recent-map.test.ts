// What a round asks for is there in the next; what it does not ask for is gone after one more.
import { expect, it } from 'vitest'
import { RecentMap } from '../../generator/src/memory/recent-map.js'

it('forgets what a round did not set again', () => {
  const map = new RecentMap<string, number>()
  map.start()
  map.set('a', 1)
  map.set('b', 2)
  expect(map.get('a')).toBe(1)
  map.start()
  expect([map.get('a'), map.get('b')]).toEqual([1, 2])
  map.set('a', 3)
  map.start()
  expect([map.get('a'), map.get('b')]).toEqual([3, undefined])
})
