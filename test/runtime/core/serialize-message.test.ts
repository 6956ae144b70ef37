import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { serializeMessage, toPlainObject } from '../../../runtime/src/core/serialize-message.js'

const circular: Record<string, unknown> = { a: 1 }
circular.self = circular
const shared = { x: 1 }
const throwing = {
  before: 1,
  get bad(): never {
    throw new Error('no')
  },
  after: 2,
}

function nest(levels: number): object {
  let value: object = { end: true }
  for (let level = 0; level < levels; level++) value = { in: value }
  return value
}

const rows: { name: string; given: unknown; want: string }[] = [
  {
    name: 'plain values',
    given: { a: [1, 'x', true, null, { b: 2.5 }] },
    want: '{"a":[1,"x",true,null,{"b":2.5}]}',
  },
  { name: 'a date', given: { at: new Date(0) }, want: '{"at":"1970-01-01T00:00:00.000Z"}' },
  { name: 'an invalid date', given: { at: new Date(Number.NaN) }, want: '{"at":null}' },
  {
    name: 'an invalid date beside a Map',
    given: { at: new Date(Number.NaN), m: new Map() },
    want: '{"at":null,"m":{}}',
  },
  {
    name: 'an address',
    given: { url: new URL('https://a.example/b') },
    want: '{"url":"https://a.example/b"}',
  },
  {
    name: 'NaN and infinities',
    given: { a: Number.NaN, b: Infinity, c: -Infinity },
    want: '{"a":null,"b":null,"c":null}',
  },
  {
    name: 'undefined, functions and symbols',
    given: { a: undefined, b: () => 1, c: Symbol('c'), d: [undefined, () => 1] },
    want: '{"d":[null,null]}',
  },
  {
    name: 'the same beside a bigint',
    given: { a: undefined, b: () => 1, c: Symbol('c'), d: [undefined, () => 1], e: 1n },
    want: '{"d":[null,null],"e":"1"}',
  },
  {
    name: 'a bigint',
    given: { n: 12345678901234567890n, list: [1n] },
    want: '{"n":"12345678901234567890","list":["1"]}',
  },
  {
    name: 'a Map',
    given: {
      m: new Map<unknown, unknown>([
        ['a', 1],
        [2, new Set([3])],
      ]),
    },
    want: '{"m":{"2":[3],"a":1}}',
  },
  { name: 'a Set', given: { s: new Set(['a', 'b']) }, want: '{"s":["a","b"]}' },
  {
    name: 'typed arrays',
    given: { u: new Uint8Array([1, 2]), b: new BigInt64Array([3n]) },
    want: '{"u":[1,2],"b":["3"]}',
  },
  {
    name: 'boxed values beside a Map',
    given: { n: Object(1), t: Object('x'), b: Object(false), m: new Map() },
    want: '{"n":1,"t":"x","b":false,"m":{}}',
  },
  { name: 'a cycle', given: { c: circular }, want: '{"c":{"a":1,"self":"[Circular]"}}' },
  {
    name: 'one object twice, which is no cycle',
    given: { a: shared, b: shared, n: 1n },
    want: '{"a":{"x":1},"b":{"x":1},"n":"1"}',
  },
  { name: 'a getter that throws', given: { t: throwing }, want: '{"t":{"before":1,"after":2}}' },
  {
    name: 'a toJSON that throws',
    given: {
      a: {
        toJSON: () => {
          throw new Error('no')
        },
      },
      list: [
        {
          toJSON: () => {
            throw new Error('no')
          },
        },
      ],
    },
    want: '{"list":[null]}',
  },
  {
    name: 'a toJSON that returns itself',
    given: {
      a: {
        b: 1,
        toJSON() {
          return this
        },
      },
      n: 1n,
    },
    want: '{"a":{"b":1},"n":"1"}',
  },
  {
    name: 'holes of an array',
    given: { list: Object.assign([1], { 2: 3 }), n: 1n },
    want: '{"list":[1,null,3],"n":"1"}',
  },
  {
    name: 'half of a surrogate pair',
    given: { a: '\ud83d', b: '\udc00x', '\ud800': 1 },
    want: '{"a":"\ufffd","b":"\ufffdx","\ufffd":1}',
  },
  {
    name: 'a whole pair, and text that looks like half of one',
    given: { a: '😀', b: '\\ud83d' },
    want: '{"a":"😀","b":"\\\\ud83d"}',
  },
  {
    name: '__proto__ as a key',
    given: JSON.parse('{"__proto__":{"x":1},"constructor":{"prototype":1}}'),
    want: '{"__proto__":{"x":1},"constructor":{"prototype":1}}',
  },
  {
    name: '__proto__ beside a bigint',
    given: Object.assign(JSON.parse('{"__proto__":{"x":1}}'), { n: 1n }),
    want: '{"__proto__":{"x":1},"n":"1"}',
  },
  {
    name: 'an object without prototype',
    given: Object.assign(Object.create(null), { a: 1 }),
    want: '{"a":1}',
  },
  {
    name: 'a proxy that throws',
    given: {
      p: new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('no')
          },
        },
      ),
      a: 1,
    },
    want: '{"a":1}',
  },
]

describe('serializeMessage', () => {
  for (const { name, given, want } of rows) {
    it(`writes ${name}`, () => expect(serializeMessage(given as object)).toBe(want))
  }

  it('ends at a depth that no destination reads', () => {
    const text = serializeMessage({ deep: nest(50_000), n: 1n })
    expect(text).toContain('"[Too deep]"')
    expect(text.length).toBeLessThan(2_000)
  })

  it('writes what JSON.stringify writes wherever all is plain', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(serializeMessage({ value })).toBe(JSON.stringify({ value }))
        expect(JSON.stringify(toPlainObject({ value }))).toBe(JSON.stringify({ value }))
      }),
    )
  })

  it('writes JSON whatever it is given, and pollutes nothing', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withMap: true,
          withSet: true,
          withDate: true,
          withTypedArray: true,
          withSparseArray: true,
          withNullPrototype: true,
        }),
        (value) => {
          expect(() => JSON.parse(serializeMessage({ value }))).not.toThrow()
        },
      ),
    )
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})
