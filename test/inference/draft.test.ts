// What is guessed from recorded payloads, as whole files with their evidence.
import { describe, expect, it } from 'vitest'
import { draftFrom, draftOf, times } from './draft-from.js'

const HEAD = (seen: string) => `# Seen ${seen} times.\ntitle: E\nx-event: {}\ntype: object\n`

const CASES = [
  {
    name: 'an event without properties is closed',
    given: [null, {}],
    want: `${HEAD('2')}additionalProperties: false\n`,
  },
  {
    name: 'required is what every event has, and null is a type',
    given: [
      { a: 1, b: null, c: null },
      { a: 2, b: 'x' },
    ],
    want: `${HEAD('2')}required: [a, b]
properties:
  # seen 2 of 2; 1 to 2
  a:
    type: integer
  # seen 2 of 2; string 1, null 1
  b:
    type: [string, "null"]
  # seen 1 of 2; always null, so that its type is not known
  c: {}
additionalProperties: false
`,
  },
  {
    name: 'one fraction makes a number, and ranges stay open',
    given: [{ total: 10 }, { total: 12.5 }],
    want: `${HEAD('2')}required: [total]
properties:
  # seen 2 of 2; 10 to 12.5
  total:
    type: number
additionalProperties: false
`,
  },
  {
    name: 'types that differ stand side by side, without the format of one of them',
    given: [{ a: 'x@y.zz' }, { a: 1 }, { a: true }, { a: [1] }],
    want: `${HEAD('4')}required: [a]
properties:
  # seen 4 of 4; string 1, integer 1, boolean 1, array 1; always 1
  a:
    type: [string, integer, boolean, array]
    # 1 item; always 1
    items:
      type: integer
additionalProperties: false
`,
  },
  {
    name: 'a format only where all texts agree',
    given: [
      {
        at: '2026-01-02T03:04:05.678Z',
        id: '7d444840-9dc0-11d1-b245-5ffdce74fad2',
        day: '2024-02-29',
        url: 'https://a.example/b?c=%20',
      },
      { at: '2026-01-02T03:04:05+01:00', id: 'ord_1', day: '2023-02-28', url: 'http://localhost:80' },
    ],
    want: `${HEAD('2')}required: [at, day, id, url]
properties:
  # seen 2 of 2; each of format date-time
  at:
    type: string
    format: date-time
  # seen 2 of 2; each of format date
  day:
    type: string
    format: date
  # seen 2 of 2
  id:
    type: string
  # seen 2 of 2; each of format uri
  url:
    type: string
    format: uri
additionalProperties: false
`,
  },
  {
    name: 'an enum where few values came often, with null where it came',
    given: [...times(1000, { a: 'b' }), ...times(500, { a: 'a' }), { a: null }],
    want: `${HEAD('1,501')}required: [a]
properties:
  # seen 1,501 of 1,501; string 1,500, null 1; "b" 1,000, "a" 500
  a:
    type: [string, "null"]
    enum: [a, b, null]
additionalProperties: false
`,
  },
  {
    name: 'no enum of values that came rarely, nor of one alone',
    given: [...times(39, { a: 'x', b: 'x' }), ...times(2, { a: 'x', b: 'y' })],
    want: `${HEAD('41')}required: [a, b]
properties:
  # seen 41 of 41; always "x"
  a:
    type: string
  # seen 41 of 41
  b:
    type: string
additionalProperties: false
`,
  },
  {
    name: 'objects and lists within each other',
    given: [{ items: [{ sku: 'a', price: 1 }, { sku: 'b' }] }, { items: [], from: { page: { n: 1 } } }],
    want: `${HEAD('2')}required: [items]
properties:
  # seen 1 of 2
  from:
    type: object
    required: [page]
    properties:
      # seen 1 of 1
      page:
        type: object
        required: [n]
        properties:
          # seen 1 of 1; always 1
          n:
            type: integer
  # seen 2 of 2
  items:
    type: array
    # 2 items
    items:
      type: object
      required: [sku]
      properties:
        # seen 1 of 2; always 1
        price:
          type: integer
        # seen 2 of 2
        sku:
          type: string
additionalProperties: false
`,
  },
  {
    name: 'a map from ids keeps the keys that all of its objects have',
    given: Array.from({ length: 300 }, (_, index) => ({ map: { [`id-${index}`]: 1, total: index } })),
    want: `${HEAD('300')}required: [map]
properties:
  # seen 300 of 300; keys differ, as in a map
  map:
    type: object
    required: [total]
    properties:
      # seen 300 of 300; 0 to 299
      total:
        type: integer
additionalProperties: false
`,
  },
  {
    name: 'a payload of ever new keys stays open',
    given: Array.from({ length: 250 }, (_, index) => ({ [`id-${index}`]: 1, total: 1 })),
    want: `${HEAD('250')}required: [total]
properties:
  # seen 250 of 250; always 1
  total:
    type: integer
# more different keys than are listed here
additionalProperties: true
`,
  },
  {
    name: 'keys and texts that YAML or JavaScript would take for something else',
    given: times(20, JSON.parse('{ "__proto__": 1, "a: b # c": "x\\n\\u2028- y", "": true }')),
    want: `${HEAD('20')}required: ["", __proto__, "a: b # c"]
properties:
  # seen 20 of 20
  "":
    type: boolean
  # seen 20 of 20; always 1
  __proto__:
    type: integer
  # seen 20 of 20; always "x\\n\\u2028- y"
  "a: b # c":
    type: string
additionalProperties: false
`,
  },
]

describe('a drafted event', () => {
  it.each(CASES)('$name', ({ given, want }) => {
    expect(draftOf(given)).toBe(want)
  })

  it('is one a call and name, with traits where the call has them', () => {
    const files = draftFrom([
      { type: 'page', name: 'Home' },
      { type: 'page', properties: { url: 'x' } },
      { type: 'screen', name: 'Home' },
      { type: 'identify', context: { traits: { a: 1 } } },
      { type: 'identify', traits: { b: 1 } },
      { type: 'group', groupId: 'g', traits: { c: 1 } },
      { type: 'alias', previousId: 'p' },
      { batch: [{ type: 'track', event: 'In a body' }] },
    ])
    expect(files.map(({ path }) => path)).toEqual([
      'events/in-a-body.yaml',
      'pages/home.yaml',
      'pages/page.yaml',
      'plan.yaml',
      'screens/home.yaml',
      'users/alias.yaml',
      'users/group.yaml',
      'users/identify.yaml',
    ])
    expect(files.at(-1)?.text).toContain('  # seen 1 of 2; always 1\n  a:')
  })
})
