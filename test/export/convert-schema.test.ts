// Schemas of one draft said in another, and what is told where that cannot be.
import { describe, expect, it } from 'vitest'
import { convertSchema } from '../../generator/src/export/convert-schema.js'
import type { Draft, JsonSchema } from '../../generator/src/plan/model.js'

const CASES: {
  name: string
  from: Draft
  to: Draft
  given: JsonSchema
  want: JsonSchema
  lost?: string[]
}[] = [
  {
    name: 'the same draft as it is',
    from: '07',
    to: '07',
    given: { const: 1, $ref: '#/$defs/a' },
    want: { const: 1, $ref: '#/$defs/a' },
  },
  {
    name: 'tuples',
    from: '2020-12',
    to: '2019-09',
    given: { prefixItems: [{ type: 'string' }], items: false },
    want: { items: [{ type: 'string' }], additionalItems: false },
  },
  {
    name: 'tuples, the other way',
    from: '2019-09',
    to: '2020-12',
    given: { items: [true], additionalItems: { type: 'null' } },
    want: { prefixItems: [true], items: { type: 'null' } },
  },
  {
    name: 'what depends on a property, and what stands beside a reference',
    from: '2019-09',
    to: '07',
    given: {
      $ref: '#/$defs/a',
      dependentRequired: { a: ['b'] },
      dependentSchemas: { c: { minProperties: 1 } },
    },
    want: { dependencies: { a: ['b'], c: { minProperties: 1 } }, allOf: [{ $ref: '#/$defs/a' }] },
  },
  {
    name: 'what is unevaluated, where that is what is additional',
    from: '2019-09',
    to: '07',
    given: { properties: { a: {} }, unevaluatedProperties: false },
    want: { properties: { a: {} }, additionalProperties: false },
  },
  {
    name: 'what is unevaluated, where other subschemas count',
    from: '2019-09',
    to: '07',
    given: { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false, unevaluatedItems: false },
    want: { allOf: [{ properties: { a: {} } }] },
    lost: ['unevaluatedProperties', 'unevaluatedItems'],
  },
  {
    name: 'what was ignored beside a reference',
    from: '07',
    to: '2019-09',
    given: { properties: { a: { $ref: '#/$defs/a', minLength: 3 } } },
    want: { properties: { a: { $ref: '#/$defs/a' } } },
  },
  {
    name: 'conditions, constants, exclusive bounds and booleans in draft 4',
    from: '07',
    to: '04',
    given: {
      properties: {
        a: { const: 1 },
        b: { minimum: 1, exclusiveMinimum: 1 },
        c: { maximum: 1, exclusiveMaximum: 5 },
        d: true,
        e: false,
      },
      required: [],
      if: { required: ['a'] },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
      then: { required: ['b'] },
      else: { required: ['c'] },
    },
    want: {
      properties: {
        a: { enum: [1] },
        b: { minimum: 1, exclusiveMinimum: true },
        c: { maximum: 1 },
        d: {},
        e: { not: {} },
      },
      allOf: [
        { anyOf: [{ not: { required: ['a'] } }, { required: ['b'] }] },
        { anyOf: [{ required: ['a'] }, { required: ['c'] }] },
      ],
    },
  },
  {
    name: 'keywords that draft 4 has no words for',
    from: '2020-12',
    to: '04',
    given: { contains: {}, minContains: 2, propertyNames: { pattern: 'a' }, examples: [1], readOnly: true },
    want: {},
    lost: ['minContains', 'readOnly', 'contains', 'propertyNames', 'examples'],
  },
  {
    name: 'exclusive bounds of draft 4',
    from: '04',
    to: '2019-09',
    given: { minimum: 1, exclusiveMinimum: true, maximum: 2, exclusiveMaximum: false },
    want: { exclusiveMinimum: 1, maximum: 2 },
  },
]

describe('convertSchema', () => {
  it.each(CASES)('says $name', ({ from, to, given, want, lost = [] }) => {
    const told: string[] = []
    expect(convertSchema(given, from, to, (keyword) => told.push(keyword))).toEqual(want)
    expect(told).toEqual(lost)
  })
})
