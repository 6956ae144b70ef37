// Decisions about single pairs of schemas: proofs, witnesses, and what is left open. `no` is always shown by a value.
// biome-ignore-all lint/suspicious/noThenProperty: JSON Schema has a keyword by that name
import { describe, expect, it } from 'vitest'
import {
  areDisjoint,
  isIncluded,
  type JudgedSchema,
} from '../../generator/src/compare/inclusion/compare-schemas.js'
import { createSchemaKeys } from '../../generator/src/compare/inclusion/schema-keys.js'
import { createPlanSide } from '../../generator/src/compare/plan-side.js'
import type { Draft, JsonSchema } from '../../generator/src/plan/model.js'

const URI = 'plan:///x.json'

function judge(schemas: readonly JsonSchema[], draft: Draft): JudgedSchema[] {
  const keys = createSchemaKeys()
  return schemas.map((schema) => {
    const side = createPlanSide(new Map([[URI, { schema, draft }]]), keys)
    const cursor = side.resolver.open(URI)
    if (cursor === undefined) throw new Error('The schema is not found.')
    return side.judge(cursor)
  })
}

interface Case {
  readonly name: string
  readonly a: JsonSchema
  readonly b: JsonSchema
  /** Of `a` in `b`, then of `b` in `a`. */
  readonly want: readonly [string, string]
  readonly draft?: Draft
}

const list = { properties: { next: { $ref: '#' }, value: { type: 'integer' } }, required: ['value'] }

const cases: readonly Case[] = [
  { name: 'nothing in anything', a: false, b: true, want: ['yes', 'no'] },
  { name: 'whole numbers in numbers', a: { type: 'integer' }, b: { type: 'number' }, want: ['yes', 'no'] },
  {
    name: 'a bound in other words',
    a: { type: 'integer', minimum: 1 },
    b: { type: 'integer', exclusiveMinimum: 0 },
    want: ['yes', 'yes'],
  },
  {
    name: 'the same of numbers with fractions',
    a: { type: 'number', minimum: 1 },
    b: { type: 'number', exclusiveMinimum: 0 },
    want: ['yes', 'no'],
  },
  {
    name: 'a strict bound of draft 04',
    a: { maximum: 3, exclusiveMaximum: true },
    b: { maximum: 3 },
    want: ['yes', 'no'],
    draft: '04',
  },
  {
    name: 'steps in steps',
    a: { type: 'number', multipleOf: 6 },
    b: { type: 'number', multipleOf: 2 },
    want: ['yes', 'no'],
  },
  {
    name: 'two steps in their common multiple',
    a: { type: 'integer', allOf: [{ multipleOf: 4 }, { multipleOf: 6 }] },
    b: { type: 'integer', multipleOf: 12 },
    want: ['yes', 'yes'],
  },
  {
    name: 'a step whose multiples floating-point numbers blur',
    a: { type: 'number', multipleOf: 0.03 },
    b: { type: 'number', multipleOf: 0.01 },
    want: ['unknown', 'no'],
  },
  {
    name: 'a range with a step in its list',
    a: { type: 'integer', minimum: 1, maximum: 3 },
    b: { enum: [1, 2, 3] },
    want: ['yes', 'yes'],
  },
  {
    name: 'a pattern in a wider one',
    a: { type: 'string', pattern: '^[a-c]+$' },
    b: { type: 'string', pattern: '^[a-z]*$' },
    want: ['yes', 'no'],
  },
  {
    name: 'a pattern and the length that it implies',
    a: { type: 'string', pattern: '^\\d{3}$' },
    b: { type: 'string', minLength: 3, maxLength: 3 },
    want: ['yes', 'no'],
  },
  {
    name: 'a format in a pattern',
    a: { type: 'string', format: 'date' },
    b: { type: 'string', pattern: '^\\d{4}-' },
    want: ['yes', 'no'],
  },
  {
    name: 'a list in a pattern',
    a: { enum: ['ab', 'ac'] },
    b: { type: 'string', pattern: '^a' },
    want: ['yes', 'no'],
  },
  {
    name: 'a pattern with any character, in itself',
    a: { pattern: '^a.c$' },
    b: { pattern: '^a.c$' },
    want: ['yes', 'yes'],
  },
  { name: 'const in other words', a: { const: { a: [1] } }, b: { enum: [{ a: [1] }] }, want: ['yes', 'yes'] },
  {
    name: 'a closed object in one that has more',
    a: { properties: { a: {} }, additionalProperties: false },
    b: { properties: { a: {}, b: {} }, additionalProperties: false },
    want: ['yes', 'no'],
  },
  {
    name: 'a new optional property where others were admitted',
    a: { type: 'object' },
    b: { type: 'object', properties: { a: { type: 'string' } } },
    want: ['no', 'yes'],
  },
  {
    name: 'names by pattern',
    a: { type: 'object', additionalProperties: false, patternProperties: { '^x_': {} } },
    b: { type: 'object', propertyNames: { pattern: '^x' } },
    want: ['yes', 'no'],
  },
  {
    name: 'a name that pattern and list both know',
    a: { properties: { ab: { type: 'string' } }, patternProperties: { '^a': { type: 'integer' } } },
    b: { properties: { ab: false } },
    want: ['yes', 'no'],
  },
  {
    name: 'as many properties as there are names',
    a: { type: 'object', properties: { a: {}, b: {} }, additionalProperties: false, minProperties: 3 },
    b: false,
    want: ['yes', 'yes'],
  },
  {
    name: 'what depends on a property',
    a: { dependentRequired: { a: ['b'] } },
    b: { if: { required: ['a'] }, then: { required: ['b'] } },
    want: ['yes', 'yes'],
  },
  {
    name: 'variants told apart by a literal',
    a: { type: 'object', properties: { kind: { const: 'a' } }, required: ['kind'] },
    b: {
      type: 'object',
      oneOf: [
        { properties: { kind: { const: 'a' } }, required: ['kind'] },
        { properties: { kind: { const: 'b' } }, required: ['kind'] },
      ],
    },
    want: ['yes', 'no'],
  },
  {
    name: 'closing by unevaluatedProperties',
    a: { type: 'object', allOf: [{ properties: { a: {} } }], unevaluatedProperties: false },
    b: { type: 'object', properties: { a: {} }, additionalProperties: false },
    want: ['yes', 'yes'],
  },
  {
    name: 'items of a list',
    a: { type: 'array', items: { type: 'integer' }, maxItems: 2 },
    b: { type: 'array', items: { type: 'number' } },
    want: ['yes', 'no'],
  },
  {
    name: 'a tuple in a list',
    a: { type: 'array', prefixItems: [{ const: 1 }], items: false },
    b: { type: 'array', items: { type: 'integer' }, maxItems: 1 },
    want: ['yes', 'no'],
  },
  {
    name: 'a tuple of an older draft',
    a: { type: 'array', items: [{ const: 1 }], additionalItems: false },
    b: { type: 'array', items: { type: 'integer' }, maxItems: 1 },
    want: ['yes', 'no'],
    draft: '07',
  },
  {
    name: 'different items, of one at most',
    a: { type: 'array', maxItems: 1 },
    b: { type: 'array', uniqueItems: true },
    want: ['yes', 'no'],
  },
  {
    name: 'a list that must hold something',
    a: { type: 'array', items: { const: 1 }, minItems: 1 },
    b: { type: 'array', contains: { type: 'integer' } },
    want: ['yes', 'no'],
  },
  {
    name: 'counts of items',
    a: { type: 'array', contains: { const: 1 }, maxContains: 2 },
    b: { type: 'array', contains: { const: 1 }, maxContains: 3 },
    want: ['yes', 'no'],
  },
  {
    name: 'a schema that refers to itself, wider in its depth',
    a: list,
    b: { ...list, properties: { ...list.properties, value: { type: 'number' } } },
    want: ['yes', 'no'],
  },
  {
    name: 'what no finite value satisfies',
    a: { type: 'object', properties: { a: { $ref: '#' } }, required: ['a'] },
    b: false,
    want: ['yes', 'yes'],
  },
  {
    name: 'a reference in place of what it names',
    a: { $ref: '#/$defs/x', $defs: { x: { type: 'string' } } },
    b: { type: 'string' },
    want: ['yes', 'yes'],
  },
  {
    name: 'a reference that narrows what it is nested in',
    a: { type: 'object', properties: { a: { $ref: '#/$defs/x' } }, $defs: { x: { type: 'integer' } } },
    b: { type: 'object', properties: { a: { $ref: '#/$defs/x' } }, $defs: { x: { type: 'number' } } },
    want: ['yes', 'no'],
  },
  {
    name: 'a keyword of another draft, which the validator heeds',
    a: { type: 'string' },
    b: { type: 'string', const: 'a' },
    want: ['no', 'yes'],
    draft: '04',
  },
  {
    name: 'not of not',
    a: { not: { not: { type: 'string' } } },
    b: { type: 'string' },
    want: ['yes', 'yes'],
  },
]

describe('isIncluded', () => {
  it.each(cases)('decides $name', ({ a, b, want, draft = '2020-12' }) => {
    const [left, right] = judge([a, b], draft)
    if (left === undefined || right === undefined) throw new Error('There are two schemas.')
    const [forth, back] = [isIncluded(left, right), isIncluded(right, left)]
    expect([forth.kind, back.kind]).toEqual(want)
    for (const [verdict, inner, outer] of [
      [forth, left, right],
      [back, right, left],
    ] as const) {
      if (verdict.kind !== 'no') continue
      expect([inner.isValid(verdict.witness), outer.isValid(verdict.witness)]).toEqual([true, false])
    }
  })
})

describe('areDisjoint', () => {
  const disjoint: { name: string; a: JsonSchema; b: JsonSchema; want: boolean }[] = [
    { name: 'two types', a: { type: 'string' }, b: { type: 'number' }, want: true },
    {
      name: 'two ranges',
      a: { type: 'number', maximum: 1 },
      b: { type: 'number', exclusiveMinimum: 1 },
      want: true,
    },
    {
      name: 'a required property of two types',
      a: { required: ['a'], type: 'object', properties: { a: { type: 'string' } } },
      b: { properties: { a: { type: 'number' } } },
      want: true,
    },
    {
      name: 'an optional one',
      a: { type: 'object', properties: { a: { type: 'string' } } },
      b: { properties: { a: { type: 'number' } } },
      want: false,
    },
  ]
  it.each(disjoint)('says of $name $want', ({ a, b, want }) => {
    const [left, right] = judge([a, b], '2020-12')
    expect(left && right && areDisjoint(left, right)).toBe(want)
  })
})
