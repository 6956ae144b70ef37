// What platforms write into schemas, and what it means in the schema's draft.
import { describe, expect, test } from 'vitest'
import { cleanPayload, cleanSchema } from '../../../generator/src/plan/formats/clean-schema.js'
import type { Draft, JsonObject } from '../../../generator/src/plan/model.js'

const cases: { name: string; draft?: Draft; given: JsonObject; want: JsonObject }[] = [
  {
    name: 'ids on nodes',
    given: { id: '/a', properties: { id: { $id: 'x' } } },
    want: { properties: { id: {} } },
  },
  { name: 'lists of one type', given: { type: ['string'] }, want: { type: 'string' } },
  { name: 'lists of more types', given: { type: ['string', 'null'] }, want: { type: ['string', 'null'] } },
  { name: 'empty required lists and descriptions', given: { required: [], description: '' }, want: {} },
  {
    name: 'members that nobody knows',
    given: { key: 1, 'x-pii': true },
    want: { 'x-key': 1, 'x-pii': true },
  },
  { name: 'keywords of a later draft', draft: '04', given: { const: 1 }, want: { 'x-const': 1 } },
  {
    name: 'bounds of draft 4 in draft 7',
    given: { minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false },
    want: { exclusiveMinimum: 1, maximum: 9 },
  },
  { name: 'a bound of draft 4 without its number', given: { exclusiveMinimum: true }, want: {} },
  {
    name: 'bounds of draft 7 in draft 4',
    draft: '04',
    given: { exclusiveMinimum: 0, maximum: 5, exclusiveMaximum: true },
    want: { minimum: 0, exclusiveMinimum: true, maximum: 5, exclusiveMaximum: true },
  },
  {
    name: 'nulls, empty lists',
    given: { pattern: null, type: [], enum: [], anyOf: [], items: [] },
    want: {},
  },
  {
    name: 'a null that is a value',
    given: { const: null, default: null },
    want: { const: null, default: null },
  },
  {
    name: 'any type',
    given: { properties: { a: { type: 'any' }, b: { type: ['any', 'null'] } } },
    want: { properties: { a: {}, b: {} } },
  },
  {
    name: 'the same twice',
    given: { enum: ['a', 'a', 1], required: ['x', 'x'] },
    want: { enum: ['a', 1], required: ['x'] },
  },
  {
    name: 'required as draft 3 had it',
    given: { required: ['b'], properties: { a: { required: true }, b: { required: false } } },
    want: { required: ['b', 'a'], properties: { a: { 'x-required': true }, b: { 'x-required': false } } },
  },
  { name: 'a pattern of Java', given: { pattern: '(?i)^a++$' }, want: { 'x-pattern': '(?i)^a++$' } },
  {
    name: 'names by a pattern of Java',
    given: { patternProperties: { '(?i)a': {} }, additionalProperties: false },
    want: { 'x-patternProperties': { '(?i)a': {} } },
  },
  {
    name: 'data is left alone',
    given: { enum: [{ id: 1, required: [] }], default: { type: ['a'] } },
    want: { enum: [{ id: 1, required: [] }], default: { type: ['a'] } },
  },
]

describe('cleanSchema', () => {
  test.each(cases)('$name', ({ draft = '07', given, want }) => {
    expect(cleanSchema(given, draft)).toEqual(want)
  })
})

describe('cleanPayload', () => {
  test.each([
    {
      name: 'words that the event has are not said twice',
      given: { title: 'A', description: 'b', properties: {} },
      want: { type: 'object', properties: {} },
    },
    {
      name: 'other words are kept as notes',
      given: { title: 'T', description: 'D', type: ['object', 'null'] },
      want: { type: 'object', 'x-title': 'T', 'x-description': 'D' },
    },
  ])('$name', ({ given, want }) => {
    expect(cleanPayload(given, '07', { name: 'A', description: 'b' })).toEqual(want)
  })
})
