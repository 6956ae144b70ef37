// What did not change keeps its object; what comes out is equal to what was given, in the same order.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shareUnchanged } from '../../generator/src/memory/share-unchanged.js'
import type { JsonObject, JsonValue } from '../../generator/src/plan/model.js'

const copyOf = <T extends JsonValue>(value: T): T => JSON.parse(JSON.stringify(value))

const item = (title: string): JsonObject => ({ title, properties: { a: { type: 'string' } } })
const titles = (text: string) => text.split('').map(item)

describe('shareUnchanged', () => {
  it.each([
    { name: 'nothing changed', before: 'abc', next: 'abc', kept: 'abc' },
    { name: 'one changed', before: 'abc', next: 'axc', kept: 'ac' },
    { name: 'one came', before: 'abc', next: 'axbc', kept: 'abc' },
    { name: 'one left', before: 'abc', next: 'ac', kept: 'ac' },
    { name: 'one came at the end', before: 'ab', next: 'abc', kept: 'ab' },
    { name: 'one stands twice now', before: 'ab', next: 'aab', kept: 'ab' },
  ])('items of a list: $name', ({ before, next, kept }) => {
    const old = titles(before)
    const result = shareUnchanged(old, titles(next)) as JsonObject[]
    expect(result).toEqual(titles(next))
    expect(result.filter((each) => old.includes(each)).map(({ title }) => title)).toEqual(kept.split(''))
  })

  it('keeps what did not change within what did', () => {
    const before = item('a')
    const result = shareUnchanged(before, item('b')) as JsonObject
    expect(result).toEqual(item('b'))
    expect(result.properties).toBe(before.properties)
  })

  it('takes another order of keys for a change', () => {
    expect(Object.keys(shareUnchanged({ a: 1, b: 1 }, { b: 1, a: 1 }) as JsonObject)).toEqual(['b', 'a'])
  })

  it('gives a value that reads the same, key for key, in which no object stands twice', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, next) => {
        const parse = (value: unknown): JsonValue => JSON.parse(JSON.stringify(value))
        const result = shareUnchanged(parse(before), parse(next))
        expect(JSON.stringify(result)).toBe(JSON.stringify(next))
        const seen = new Set<JsonValue>()
        const visit = (value: JsonValue): void => {
          if (typeof value !== 'object' || value === null) return
          expect(seen.has(value)).toBe(false)
          seen.add(value)
          for (const child of Object.values(value)) visit(child)
        }
        visit(result)
      }),
    )
  })

  it('gives what is equal to the new value, to the order of its members', () => {
    const value = fc.jsonValue() as fc.Arbitrary<JsonValue>
    fc.assert(
      fc.property(value, value, (before, after) => {
        const want = JSON.stringify(after)
        expect(JSON.stringify(shareUnchanged(before, after))).toBe(want)
        expect(JSON.stringify(shareUnchanged({ a: before, b: [before] }, { b: [after], a: before }))).toBe(
          JSON.stringify({ b: [after], a: before }),
        )
      }),
    )
  })

  it('gives the old value where nothing changed', () => {
    const before = { a: [{ b: 1 }], c: { d: null } }
    expect(shareUnchanged(before, copyOf(before))).toBe(before)
  })

  it('takes another order of members for a change', () => {
    expect(JSON.stringify(shareUnchanged({ a: 1, b: 2 }, { b: 2, a: 1 }))).toBe('{"b":2,"a":1}')
  })

  it.each([
    ['put in', (list: JsonValue[]) => list.splice(1, 0, { id: 'new' })],
    ['taken out', (list: JsonValue[]) => list.splice(1, 1)],
    ['changed', (list: JsonValue[]) => list.splice(1, 1, { id: 'changed' })],
  ])('keeps the others of a list where one is %s', (_, edit) => {
    const before: JsonValue[] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
    const after = copyOf(before)
    edit(after)
    const shared = shareUnchanged(before, after) as JsonValue[]
    expect(shared).toEqual(after)
    expect(shared[0]).toBe(before[0])
    expect(shared.at(-1)).toBe(before[2])
  })
})
