// Schemas of the sizes that real plans reach, with their rules: the compiler does not give up, takes what is valid, also a
// variable of the type, and refuses what is not.
import { beforeAll, describe, expect, it } from 'vitest'
import type { JsonObject, JsonSchema, JsonValue } from '../../generator/src/plan/model.js'
import { checkUnits, type Verdict, writeInstance } from '../conformance/check-types.js'
import { declareChecked } from './declare-checked.js'

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

function members(count: number, make: (index: number) => readonly [string, JsonValue]): JsonObject {
  return Object.fromEntries(times(count, make))
}

function variant(index: number, isClosed: boolean): JsonObject {
  return {
    type: 'object',
    required: ['kind', `value${index}`],
    properties: {
      kind: { const: `k${index}` },
      [`value${index}`]: { type: 'string', format: 'date-time' },
      ...members(8, (each) => [`p${each}`, { type: ['string', 'null'] }]),
    },
    ...(isClosed ? { additionalProperties: false } : {}),
  }
}

function kind(index: number): JsonObject {
  const any = { $ref: '#/$defs/any' }
  return {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string' },
      size: { type: 'integer', minimum: 0 },
      ...members(5, (each) => [`part${index + each}`, any]),
      parts: { type: 'array', items: any },
    },
  }
}

interface LargeSchema {
  readonly name: string
  readonly given: JsonSchema
  readonly valid: JsonValue
  /** What the plain type refuses. */
  readonly invalid: JsonValue
  /** What a rule alone refuses. */
  readonly breaking?: JsonValue
}

const CASES: readonly LargeSchema[] = [
  {
    name: 'oneOf of 300 closed cases',
    given: { oneOf: times(300, (index) => variant(index, true)) },
    valid: { kind: 'k7', value7: '2026-01-31T12:00:00Z' },
    invalid: { kind: 'k7', value8: 'a' },
  },
  {
    name: 'a property with oneOf of 200 closed cases',
    given: {
      type: 'object',
      properties: { one: { oneOf: times(200, (index) => variant(index, true)) } },
    },
    valid: { one: { kind: 'k7', value7: '2026-01-31T12:00:00Z' } },
    invalid: { one: { kind: 'k7', value8: 'a' } },
    breaking: { one: { kind: 'k7', value7: 'yesterday' } },
  },
  {
    name: 'anyOf of 300 open cases',
    given: { anyOf: times(300, (index) => variant(index, false)) },
    valid: { kind: 'k7', value7: '2026-01-31T12:00:00Z' },
    invalid: { kind: 'k7', value8: 'a' },
  },
  {
    name: 'oneOf of 60 cases that nothing tells apart',
    given: {
      oneOf: times(60, (index) => ({
        type: 'object',
        properties: { [`a${index}`]: { type: 'string' } },
        required: [`a${index}`],
      })),
    },
    valid: { a7: 'a' },
    invalid: { a7: 1 },
  },
  {
    name: 'allOf of unions',
    given: {
      allOf: times(12, (index) => ({ anyOf: times(4, (each) => ({ required: [`a${index}${each}`] })) })),
    },
    valid: members(12, (index) => [`a${index}0`, 1]),
    invalid: {},
  },
  {
    name: '60 conditions on one discriminator',
    given: {
      type: 'object',
      required: ['kind'],
      properties: { kind: { type: 'string' } },
      allOf: times(60, (index) => ({
        if: { properties: { kind: { const: `k${index}` } }, required: ['kind'] },
        // biome-ignore lint/suspicious/noThenProperty: JSON Schema has a keyword by that name
        then: { required: [`v${index}`] },
      })),
    },
    valid: { kind: 'k3', v3: 1 },
    invalid: { kind: 3 },
  },
  {
    name: 'an enum of 5000 values',
    given: { enum: times(5000, (index) => `value ${index}`) },
    valid: 'value 4999',
    invalid: 'value 5000',
  },
  {
    name: '3000 properties',
    given: {
      type: 'object',
      properties: members(3000, (index) => [`p${index}`, { type: 'string' }]),
      additionalProperties: false,
    },
    valid: { p2999: 'a' },
    invalid: { p3000: 'a' },
  },
  {
    name: 'a chain of 1000 references',
    given: {
      $ref: '#/$defs/d0',
      $defs: members(1001, (index) => [
        `d${index}`,
        index === 1000 ? { type: 'string' } : { $ref: `#/$defs/d${index + 1}` },
      ]),
    },
    valid: 'a',
    invalid: 1,
  },
  {
    name: 'objects 300 deep: the type widens on the way',
    given: {
      $ref: '#/$defs/d0',
      $defs: members(301, (index) => [
        `d${index}`,
        index === 300
          ? { type: 'object' }
          : { type: 'object', properties: { next: { $ref: `#/$defs/d${index + 1}` } }, required: ['next'] },
      ]),
    },
    valid: times(301, () => 0).reduce<JsonObject>((next) => ({ next }), {}),
    invalid: { next: 1 },
  },
  {
    name: 'a graph with 2^40 paths',
    given: {
      $ref: '#/$defs/d0',
      $defs: members(41, (index) => [
        `d${index}`,
        index === 40
          ? { type: 'string' }
          : {
              anyOf: [
                { type: 'array', items: { $ref: `#/$defs/d${index + 1}` } },
                { type: 'object', additionalProperties: { $ref: `#/$defs/d${index + 1}` } },
              ],
            },
      ]),
    },
    valid: [{ a: [] }],
    invalid: [1],
  },
  {
    name: 'forty kinds of objects that hold each other',
    given: {
      $ref: '#/$defs/any',
      $defs: {
        any: { anyOf: times(40, (index) => ({ $ref: `#/$defs/kind${index}` })) },
        ...members(40, (index) => [`kind${index}`, kind(index)]),
      },
    },
    valid: { name: 'a', part3: { name: 'b', parts: [{ name: 'c', size: 1 }] } },
    invalid: { name: 1 },
    breaking: { name: 'a', parts: [{ name: 'b', size: -1 }] },
  },
  {
    name: 'unevaluatedProperties over more branches than are told apart',
    given: {
      type: 'object',
      unevaluatedProperties: false,
      allOf: times(8, (index) => ({
        anyOf: times(4, (each) => ({ properties: { [`a${index}${each}`]: { type: 'string' } } })),
      })),
    },
    valid: { a01: 'x', a72: 'y' },
    invalid: [],
  },
]

describe('large schemas', () => {
  let verdicts: Map<string, Verdict>

  beforeAll(() => {
    const units = CASES.map(({ name, given, valid, invalid, breaking = invalid }) => ({
      id: name,
      declarations: declareChecked(given, '2020-12'),
      statements: [
        `const a: T = ${writeInstance(valid)}`,
        `const b: T = ${writeInstance(invalid)}`,
        'declare const wide: T; const c: T = wide',
        `check(${writeInstance(valid)})`,
        `check(${writeInstance(breaking)})`,
        'check(wide)',
      ],
    }))
    verdicts = checkUnits(units, import.meta.dirname)
  })

  it.each(CASES)('$name', ({ name }) => {
    expect(verdicts.get(name)).toEqual({ kind: 'checked', refused: [false, true, false, false, true, false] })
  })
})
