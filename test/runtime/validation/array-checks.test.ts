import { describe, expect, it } from 'vitest'
import { uniqueItems } from '../../../runtime/src/validation/index.js'

const cases: { name: string; given: unknown[]; want: boolean }[] = [
  { name: 'scalars of different types', given: [1, '1', true, 'true', null, 'null'], want: true },
  { name: 'a scalar twice', given: ['a', 1, 'a'], want: false },
  { name: 'a text like an object', given: [{ a: 1 }, '{"a":1}', [1], '[1]'], want: true },
  {
    name: 'equal objects, members in any order',
    given: [
      { a: 1, b: [2] },
      { b: [2], a: 1 },
    ],
    want: false,
  },
  { name: 'objects that differ in the type of a member', given: [{ a: '1' }, { a: 1 }], want: true },
  { name: 'values that JSON has not', given: [{ a: 1n }, { a: 2n }, { a: undefined }], want: true },
]

describe('uniqueItems', () => {
  it.each(cases)('$name', ({ given, want }) => {
    expect(uniqueItems(given)).toBe(want)
  })
})
