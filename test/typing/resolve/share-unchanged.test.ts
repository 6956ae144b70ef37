// What did not change keeps its object; what comes out is equal to what was given, in the same order.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../../generator/src/plan/model.js'
import { shareUnchanged } from '../../../generator/src/typing/resolve/share-unchanged.js'

const copyOf = <T extends JsonValue>(value: T): T => JSON.parse(JSON.stringify(value))

describe('shareUnchanged', () => {
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
