// The schema of an event specification's source, narrowed: what is joined, and what stands side by side.
import { describe, expect, test } from 'vitest'
import { narrowSchema } from '../../../generator/src/plan/formats/snowplow/narrow-schema.js'
import type { JsonObject } from '../../../generator/src/plan/model.js'

const cases: { name: string; source: JsonObject; narrowing: JsonObject; want: JsonObject }[] = [
  { name: 'nothing', source: { type: 'object' }, narrowing: {}, want: { type: 'object' } },
  {
    name: 'types and values that are left',
    source: { type: ['string', 'null', 'number'], enum: ['a', 'b', null, 1] },
    narrowing: { type: ['string', 'integer'], enum: ['a', 'c', 1] },
    want: { type: ['string', 'integer'], enum: ['a', 1] },
  },
  {
    name: 'the tighter of two bounds',
    source: { minimum: 1, maxLength: 5, minItems: 3, uniqueItems: true },
    narrowing: { minimum: 2, maxLength: 9, minItems: 1, uniqueItems: false },
    want: { minimum: 2, maxLength: 5, minItems: 3, uniqueItems: true },
  },
  {
    name: 'members, required names and closing, deep down',
    source: {
      required: ['a'],
      additionalProperties: false,
      properties: { a: { type: 'object', properties: { x: { type: ['string', 'null'] } } }, b: {} },
    },
    narrowing: {
      required: ['b', 'a'],
      additionalProperties: true,
      properties: { a: { properties: { x: { type: 'string' } } } },
    },
    want: {
      required: ['a', 'b'],
      additionalProperties: false,
      properties: {
        a: { type: 'object', properties: { x: { type: 'string' } } },
        b: {},
      },
    },
  },
  {
    name: 'a member that a closed source does not know is refused by it',
    source: { additionalProperties: false, properties: { a: {} } },
    narrowing: { properties: { constructor: { type: 'null' } } },
    want: {
      additionalProperties: false,
      properties: { a: {} },
      allOf: [{ properties: { constructor: { type: 'null' } } }],
    },
  },
  {
    name: 'a closed narrowing leaves the members that it names',
    source: { properties: { a: { type: 'string' }, b: {} }, required: ['a'] },
    narrowing: { properties: { a: { maxLength: 2 } }, additionalProperties: false },
    want: {
      properties: { a: { type: 'string', maxLength: 2 } },
      required: ['a'],
      additionalProperties: false,
    },
  },
  {
    name: 'words of the narrower one',
    source: { description: 'wide', items: { minimum: 0 } },
    narrowing: { description: 'narrow', items: { maximum: 1 } },
    want: { description: 'narrow', items: { minimum: 0, maximum: 1 } },
  },
  {
    name: 'two patterns hold side by side',
    source: { type: 'string', pattern: '^a', allOf: [{}] },
    narrowing: { pattern: 'b$', description: 'x' },
    want: { type: 'string', pattern: '^a', allOf: [{}, { pattern: 'b$' }] },
  },
  {
    name: 'types that have nothing in common hold side by side, so that nothing is valid',
    source: { type: 'string' },
    narrowing: { type: 'number' },
    want: { type: 'string', allOf: [{ type: 'number' }] },
  },
  {
    name: 'a bound and whether it is exclusive stay together',
    source: { minimum: 5, exclusiveMinimum: true },
    narrowing: { minimum: 6 },
    want: { minimum: 5, exclusiveMinimum: true, allOf: [{ minimum: 6 }] },
  },
]

describe('narrowSchema', () => {
  test.each(cases)('$name', ({ source, narrowing, want }) => {
    expect(narrowSchema(source, narrowing)).toEqual(want)
  })
})
