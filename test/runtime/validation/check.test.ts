// A guard answers, whatever it is given.
import { describe, expect, it } from 'vitest'
import {
  admits,
  properties,
  type Schema,
  string,
  uniqueItems,
} from '../../../runtime/src/validation/index.js'

const loop: { self?: object } = {}
loop.self = loop

const tree: Schema = (reference) => [properties([['self', reference(0)]])]

const values: { name: string; schema: Schema; given: unknown; want: boolean }[] = [
  { name: 'a value that keeps its rules', schema: () => [string], given: 'a', want: true },
  {
    name: 'different elements, one of which is inside itself',
    schema: () => [uniqueItems],
    given: [loop, 1],
    want: false,
  },
  { name: 'an object inside itself, by a schema inside itself', schema: tree, given: loop, want: false },
  {
    name: 'a getter that throws',
    schema: tree,
    given: Object.defineProperty({}, 'self', {
      enumerable: true,
      get() {
        throw new Error('of the program')
      },
    }),
    want: false,
  },
]

describe('admits', () => {
  it.each(values)('$name: $want', ({ schema, given, want }) => expect(admits(schema, given)).toBe(want))
})
