// The types against the compiler: valid instances compile, the listed invalid ones do not. One program for all cases.
// biome-ignore-all lint/suspicious/noThenProperty: JSON Schema has a keyword by that name
import { beforeAll, describe, expect, it } from 'vitest'
import type { Draft, JsonSchema, JsonValue } from '../../generator/src/plan/model.js'
import { typeSchema } from '../../generator/src/typing/type-schema.js'
import { checkUnits, type Verdict, writeInstance } from '../conformance/check-types.js'

interface Case {
  readonly name: string
  readonly draft?: Draft
  readonly given: JsonSchema
  readonly valid: readonly JsonValue[]
  readonly invalid: readonly JsonValue[]
}

const VARIANTS: JsonSchema = {
  type: 'object',
  required: ['kind'],
  unevaluatedProperties: false,
  properties: { kind: { type: ['string'] } },
  allOf: [
    {
      type: 'object',
      allOf: [
        {
          if: { properties: { kind: { enum: ['card'] } }, required: ['kind'] },
          then: { properties: { last4: { type: ['string'] } }, required: ['last4'] },
        },
        {
          if: { properties: { kind: { not: { enum: ['card'] } } }, required: ['kind'] },
          then: { properties: { iban: { type: ['string'] } }, required: ['iban'] },
        },
      ],
    },
  ],
}

const CASES: readonly Case[] = [
  {
    name: 'objects are not arrays',
    given: { type: 'object' },
    valid: [{}, { a: 1 }, { length: 1 }],
    invalid: [[], [1], 'a', 1, null],
  },
  {
    name: 'properties say nothing of other kinds',
    given: { properties: { a: { type: 'string' } } },
    valid: [{}, { a: '' }, { b: 1 }, [], 'a', 1, true, null],
    invalid: [{ a: 1 }, { a: null }],
  },
  {
    name: 'closed objects refuse what they do not declare, at any depth',
    given: {
      type: 'object',
      properties: { a: { type: 'object', properties: { b: {} }, additionalProperties: false } },
      additionalProperties: false,
    },
    valid: [{}, { a: {} }, { a: { b: [] } }],
    invalid: [{ c: 1 }, { a: { c: 1 } }, { a: { b: 1, c: 1 } }],
  },
  {
    name: 'names that every object inherits',
    given: { type: 'object', required: ['toString'], properties: { constructor: { type: 'number' } } },
    valid: [{ toString: 1 }, { toString: { length: 1 }, constructor: 1 }],
    invalid: [{}, { toString: 'a', constructor: 'b' }],
  },
  {
    name: 'template index signatures',
    given: {
      type: 'object',
      properties: { id: { type: 'string' } },
      patternProperties: { '^n_': { type: 'number' }, '^s_': { type: 'string' }, '^no_': false },
      additionalProperties: false,
    },
    valid: [{}, { id: 'a', n_a: 1, s_b: 'c' }],
    invalid: [{ n_a: 'a' }, { s_a: 1 }, { other: 1 }, { no_a: 1 }],
  },
  {
    name: 'tuples',
    given: {
      type: 'array',
      prefixItems: [{ type: 'string' }, { type: 'number' }],
      items: false,
      minItems: 1,
    },
    valid: [['a'], ['a', 1]],
    invalid: [[], [1], ['a', 'b'], ['a', 1, 2]],
  },
  {
    name: 'contains',
    given: { type: 'array', contains: { const: 'x' } },
    valid: [['x'], ['a', 'x'], ['a', 'b', 'c', 'd', 'e', 'f', 'x']],
    invalid: [[], ['a'], ['a', 'b']],
  },
  {
    name: 'oneOf of objects that overlap',
    given: { type: 'object', oneOf: [{ required: ['a'] }, { required: ['b'] }] },
    valid: [{ a: 1 }, { b: 1 }, { a: 1, c: 1 }],
    invalid: [{}, { a: 1, b: 1 }],
  },
  {
    name: 'a union of closed objects does not take the properties of two',
    given: {
      oneOf: [
        { type: 'object', properties: { a: {} }, required: ['a'], additionalProperties: false },
        { type: 'object', properties: { b: {} }, required: ['b'], additionalProperties: false },
      ],
    },
    valid: [{ a: 1 }, { b: 1 }],
    invalid: [{}, { a: 1, b: 1 }, { a: 1, c: 1 }],
  },
  {
    name: 'dependentRequired',
    given: { dependentRequired: { a: ['b'], b: ['c'] } },
    valid: [{}, { c: 1 }, { b: 1, c: 1 }, { a: 1, b: 1, c: 1 }, 1],
    invalid: [{ a: 1 }, { a: 1, b: 1 }, { b: 1 }],
  },
  {
    name: 'dependencies of draft 07',
    draft: '07',
    given: { type: 'object', dependencies: { a: ['b'], c: { properties: { d: { type: 'string' } } } } },
    valid: [{}, { a: 1, b: 1 }, { d: 1 }, { c: 1, d: 'a' }],
    invalid: [{ a: 1 }, { c: 1, d: 1 }],
  },
  {
    name: 'if, then, else by a discriminator',
    given: {
      type: 'object',
      required: ['kind'],
      properties: { kind: { enum: ['a', 'b'] } },
      if: { properties: { kind: { const: 'a' } } },
      then: { required: ['x'] },
      else: { properties: { x: false } },
    },
    valid: [{ kind: 'a', x: 1 }, { kind: 'b' }, { kind: 'b', y: 1 }],
    invalid: [{ kind: 'a' }, { kind: 'b', x: 1 }, { kind: 'c' }, {}],
  },
  {
    name: 'variants with a default branch',
    given: VARIANTS,
    valid: [
      { kind: 'card', last4: '1234' },
      { kind: 'transfer', iban: 'DE' },
    ],
    invalid: [{ kind: 'card' }, { kind: 'transfer' }, { kind: 'transfer', last4: '1234' }, { iban: 'DE' }],
  },
  {
    name: 'unevaluatedProperties over the branches that hold',
    given: {
      type: 'object',
      anyOf: [
        { properties: { a: { type: 'string' } }, required: ['a'] },
        { properties: { b: { type: 'string' } }, required: ['b'] },
      ],
      unevaluatedProperties: false,
    },
    valid: [{ a: '' }, { b: '' }, { a: '', b: '' }],
    invalid: [{}, { a: '', b: 1 }, { a: '', c: 1 }],
  },
  {
    name: 'recursion',
    given: {
      $ref: '#/$defs/node',
      $defs: {
        node: {
          type: 'object',
          required: ['value'],
          properties: {
            value: { type: 'number' },
            next: { anyOf: [{ $ref: '#/$defs/node' }, { type: 'null' }] },
          },
          additionalProperties: false,
        },
      },
    },
    valid: [{ value: 1 }, { value: 1, next: null }, { value: 1, next: { value: 2, next: { value: 3 } } }],
    invalid: [{}, { value: 1, next: {} }, { value: 1, next: { value: 2, next: { value: '3' } } }],
  },
  {
    name: 'not over properties',
    given: { not: { type: 'object', properties: { a: { type: 'string' } } } },
    valid: [1, 'a', [], { a: 1 }],
    invalid: [{}, { a: 'b' }, { b: 1 }],
  },
  {
    name: 'const and enum of any value',
    given: { enum: [{ a: [1, { b: null }] }, [true], -1.5, 'x', 1e300] },
    valid: [{ a: [1, { b: null }] }, [true], -1.5, 'x', 1e300],
    invalid: [{ a: [1, { b: 0 }] }, { a: [1] }, [false], [], 1.5, 'y', null],
  },
]

describe('types', () => {
  let verdicts: Map<string, Verdict>

  beforeAll(() => {
    const units = CASES.map(({ name, draft = '2020-12', given, valid, invalid }) => {
      const resources = new Map([['plan:///case.json', { schema: given, draft }]])
      const declarations = typeSchema(resources, 'plan:///case.json', 'T').join('\n')
      const statements = [...valid, ...invalid].map(
        (value, index) => `const x${index}: T = ${writeInstance(value)}`,
      )
      return { id: name, declarations, statements }
    })
    verdicts = checkUnits(units, import.meta.dirname)
  })

  it.each(CASES)('$name', ({ name, valid, invalid }) => {
    expect(verdicts.get(name)).toEqual({
      kind: 'checked',
      refused: [...valid.map(() => false), ...invalid.map(() => true)],
    })
  })
})
