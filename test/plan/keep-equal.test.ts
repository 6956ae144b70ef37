// What of a new value is the old one: every part that is equal and stands where it stood, and nothing else.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepEqual } from '../../generator/src/plan/keep-equal.js'
import type { JsonObject, JsonValue } from '../../generator/src/plan/model.js'

const item = (title: string): JsonObject => ({ title, properties: { a: { type: 'string' } } })
const titles = (text: string) => text.split('').map(item)

describe('keepEqual', () => {
  it.each([
    { name: 'nothing changed', before: 'abc', next: 'abc', kept: 'abc' },
    { name: 'one changed', before: 'abc', next: 'axc', kept: 'ac' },
    { name: 'one came', before: 'abc', next: 'axbc', kept: 'abc' },
    { name: 'one left', before: 'abc', next: 'ac', kept: 'ac' },
    { name: 'one came at the end', before: 'ab', next: 'abc', kept: 'ab' },
    { name: 'one stands twice now', before: 'ab', next: 'aab', kept: 'ab' },
  ])('items of a list: $name', ({ before, next, kept }) => {
    const old = titles(before)
    const result = keepEqual(titles(next), old) as JsonObject[]
    expect(result).toEqual(titles(next))
    expect(result.filter((each) => old.includes(each)).map(({ title }) => title)).toEqual(kept.split(''))
  })

  it('keeps what did not change within what did', () => {
    const before = item('a')
    const result = keepEqual(item('b'), before) as JsonObject
    expect(result).toEqual(item('b'))
    expect(result.properties).toBe(before.properties)
  })

  it('takes another order of keys for a change', () => {
    expect(Object.keys(keepEqual({ b: 1, a: 1 }, { a: 1, b: 1 }) as JsonObject)).toEqual(['b', 'a'])
  })

  it('gives a value that reads the same, key for key, in which no object stands twice', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, next) => {
        const parse = (value: unknown): JsonValue => JSON.parse(JSON.stringify(value))
        const result = keepEqual(parse(next), parse(before))
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
})
