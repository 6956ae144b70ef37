// What was made of an object is made again only where something else that it was made of is another.
import { expect, it } from 'vitest'
import { Derived } from '../../generator/src/memory/derived.js'

it('makes a result again where what was given is another', () => {
  const derived = new Derived<object, object>()
  const make = () => ({})
  const source = {}
  const first = derived.of(source, [1, undefined], make)
  expect(derived.of(source, [1, undefined], make)).toBe(first)
  expect(derived.of({}, [1, undefined], make)).not.toBe(first)
  const second = derived.of(source, [2, undefined], make)
  expect(second).not.toBe(first)
  expect(derived.of(source, [2, undefined], make)).toBe(second)
})
