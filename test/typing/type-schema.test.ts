// Keyword by keyword: the whole declarations that a schema becomes.
// biome-ignore-all lint/suspicious/noThenProperty: JSON Schema has a keyword by that name
import { describe, expect, it } from 'vitest'
import type { Draft, JsonSchema } from '../../generator/src/plan/model.js'
import { typeSchema } from '../../generator/src/typing/type-schema.js'

interface Case {
  readonly name: string
  readonly given: JsonSchema
  /** The declarations, by line. */
  readonly want: readonly string[]
}

const TABLES: readonly { readonly draft: Draft; readonly cases: readonly Case[] }[] = [
  {
    draft: '04',
    cases: [
      {
        name: 'exclusiveMinimum as a boolean',
        given: { enum: [1, 2, 3], minimum: 1, exclusiveMinimum: true },
        want: ['/**', ' * @minimum 1', ' * @exclusiveMinimum', ' */', 'export type T = 2 | 3'],
      },
      {
        name: 'const is not a keyword yet',
        given: { const: 1 },
        want: ['export type T = unknown'],
      },
      {
        name: 'id',
        given: {
          id: 'http://x.test/root.json',
          type: 'object',
          properties: { a: { $ref: 'http://x.test/a.json' } },
          definitions: { a: { id: 'a.json', type: 'string' } },
          additionalProperties: false,
        },
        want: ['export interface T {', '  a?: string | undefined', '}'],
      },
    ],
  },
  {
    draft: '07',
    cases: [
      {
        name: 'true',
        given: true,
        want: ['export type T = unknown'],
      },
      {
        name: 'false',
        given: false,
        want: ['export type T = never'],
      },
      {
        name: 'no keyword',
        given: {},
        want: ['export type T = unknown'],
      },
      {
        name: 'type',
        given: { type: 'string' },
        want: ['export type T = string'],
      },
      {
        name: 'integer and null',
        given: { type: ['integer', 'null'] },
        want: ['export type T = number | null'],
      },
      {
        name: 'properties without a type say nothing of other kinds',
        given: { properties: { a: { type: 'string' } } },
        want: [
          'export type T = { a?: string | undefined; [Symbol.iterator]?: never; [k: string]: any } | readonly unknown[] | string | number | boolean | null',
        ],
      },
      {
        name: 'required without a type',
        given: { required: ['a'] },
        want: [
          'export type T = { a: unknown; [k: string]: any } | readonly unknown[] | string | number | boolean | null',
        ],
      },
      {
        name: 'const of any depth',
        given: { const: { a: [1, null] } },
        want: ['export interface T {', '  a: readonly [1, null]', '}'],
      },
      {
        name: 'enum of every kind',
        given: { enum: ['x', 1.5, null, true, [], {}] },
        want: ['export type T = { [k: string]: never } | readonly [] | "x" | 1.5 | true | null'],
      },
      {
        name: 'enum in the light of its siblings',
        given: { enum: ['a', 'ab', 'abc'], minLength: 2 },
        want: ['/** @minLength 2 */', 'export type T = "ab" | "abc"'],
      },
      {
        name: 'enum of numbers in the light of its siblings',
        given: { enum: [1, 2, 3, 4], multipleOf: 2 },
        want: ['/** @multipleOf 2 */', 'export type T = 2 | 4'],
      },
      {
        name: 'items',
        given: { type: 'array', items: { type: 'string' } },
        want: ['export type T = readonly string[]'],
      },
      {
        name: 'minItems',
        given: { type: 'array', minItems: 1, items: { type: 'string' } },
        want: ['/** @minItems 1 */', 'export type T = readonly [string, ...string[]]'],
      },
      {
        name: 'maxItems, few',
        given: { type: 'array', maxItems: 2 },
        want: ['/** @maxItems 2 */', 'export type T = readonly [unknown?, unknown?]'],
      },
      {
        name: 'maxItems, many',
        given: { type: 'array', maxItems: 50, items: { type: 'string' } },
        want: ['/** @maxItems 50 */', 'export type T = readonly string[]'],
      },
      {
        name: 'items as a list, closed',
        given: { type: 'array', items: [{ type: 'string' }, { type: 'number' }], additionalItems: false },
        want: ['export type T = readonly [string?, number?]'],
      },
      {
        name: 'items as a list, open',
        given: { type: 'array', items: [{ type: 'string' }], additionalItems: { type: 'number' } },
        want: ['export type T = readonly [string?, ...number[]]'],
      },
      {
        name: 'contains',
        given: { type: 'array', contains: { const: 1 } },
        want: [
          'export type T = readonly [1, ...unknown[]] | readonly [unknown, 1, ...unknown[]] | readonly [unknown, unknown, 1, ...unknown[]] | readonly [unknown, unknown, unknown, 1, ...unknown[]] | readonly [unknown, unknown, unknown, unknown, unknown, ...unknown[]]',
        ],
      },
      {
        name: 'uniqueItems over a small domain',
        given: {
          type: 'array',
          items: [{ type: 'boolean' }, { type: 'boolean' }],
          minItems: 2,
          additionalItems: false,
          uniqueItems: true,
        },
        want: [
          '/**',
          ' * @minItems 2',
          ' * @uniqueItems',
          ' */',
          'export type T = readonly [true, false] | readonly [false, true]',
        ],
      },
      {
        name: 'closed object',
        given: { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false },
        want: ['export interface T {', '  a?: string | undefined', '}'],
      },
      {
        name: 'closed empty object',
        given: { type: 'object', additionalProperties: false },
        want: ['export type T = { [k: string]: never }'],
      },
      {
        name: 'additionalProperties alone',
        given: { type: 'object', additionalProperties: { type: 'number' } },
        want: ['export type T = { [k: string]: number }'],
      },
      {
        name: 'additionalProperties beside declared ones',
        given: {
          type: 'object',
          properties: { a: { type: 'string' } },
          additionalProperties: { type: 'number' },
        },
        want: [
          'export interface T {',
          '  a?: string | undefined',
          '  [k: string]: number | string | undefined',
          '}',
        ],
      },
      {
        name: 'patternProperties, open',
        given: { type: 'object', patternProperties: { '^v': { type: 'number' } } },
        want: ['export type T = { [Symbol.iterator]?: never; [k: `v${string}`]: number; [k: string]: any }'],
      },
      {
        name: 'patternProperties, closed',
        given: {
          type: 'object',
          patternProperties: { '^v': { type: 'number' } },
          additionalProperties: false,
        },
        want: ['export type T = { [k: `v${string}`]: number }'],
      },
      {
        name: 'patternProperties that refuse',
        given: { type: 'object', patternProperties: { '^b': false } },
        want: ['export type T = { [Symbol.iterator]?: never; [k: `b${string}`]: never; [k: string]: any }'],
      },
      {
        name: 'patternProperties that no template says',
        given: {
          type: 'object',
          patternProperties: { '^[0-9]+$': { type: 'number' } },
          additionalProperties: false,
        },
        want: ['export type T = { [Symbol.iterator]?: never; [k: string]: any }'],
      },
      {
        name: 'patternProperties that overlap',
        given: {
          type: 'object',
          patternProperties: { '^.b': false, b$: { type: 'string' }, '^[a-c]+_': { type: 'number' } },
          additionalProperties: false,
        },
        want: ['export type T = { [k: `${string}b`]: string; [k: `${string}_${string}`]: string | number }'],
      },
      {
        name: 'patternProperties that spell a name',
        given: {
          type: 'object',
          patternProperties: { '^id$': { type: 'number' } },
          additionalProperties: false,
        },
        want: ['export interface T {', '  id?: number | undefined', '}'],
      },
      {
        name: 'patternProperties for every name',
        given: { type: 'object', patternProperties: { '.*': { type: 'number' } } },
        want: ['export type T = { [k: string]: number }'],
      },
      {
        name: 'propertyNames, listed',
        given: { type: 'object', propertyNames: { enum: ['a', 'b'] } },
        want: ['export interface T {', '  a?: unknown', '  b?: unknown', '}'],
      },
      {
        name: 'propertyNames false',
        given: { type: 'object', propertyNames: false },
        want: ['export type T = { [k: string]: never }'],
      },
      {
        name: 'propertyNames that a declared name lacks',
        given: { type: 'object', properties: { a: {}, bb: {} }, propertyNames: { maxLength: 1 } },
        want: ['export interface T {', '  a?: unknown', '  bb?: never', '  [k: string]: any', '}'],
      },
      {
        name: 'maxProperties 0',
        given: { type: 'object', maxProperties: 0 },
        want: ['/** @maxProperties 0 */', 'export type T = { [k: string]: never }'],
      },
      {
        name: 'maxProperties used up',
        given: { type: 'object', required: ['a'], maxProperties: 1 },
        want: ['/** @maxProperties 1 */', 'export interface T {', '  a: unknown', '}'],
      },
      {
        name: 'dependencies, names',
        given: { type: 'object', dependencies: { a: ['b'] } },
        want: [
          'export type T = { a?: never; [Symbol.iterator]?: never; [k: string]: any } | { b: unknown; [k: string]: any }',
        ],
      },
      {
        name: 'dependencies, schema',
        given: {
          type: 'object',
          dependencies: { a: { required: ['b'], properties: { b: { type: 'string' } } } },
        },
        want: [
          'export type T = { a?: never; [Symbol.iterator]?: never; [k: string]: any } | { a: unknown; b: string; [k: string]: any }',
        ],
      },
      {
        name: 'oneOf, open objects',
        given: { type: 'object', oneOf: [{ required: ['a'] }, { required: ['b'] }] },
        want: [
          'export type T = { a: unknown; b?: never; [k: string]: any } | { b: unknown; a?: never; [k: string]: any }',
        ],
      },
      {
        name: 'oneOf, closed object',
        given: {
          type: 'object',
          properties: { a: {}, b: {} },
          additionalProperties: false,
          oneOf: [{ required: ['a'] }, { required: ['b'] }],
        },
        want: ['export type T = { a: unknown; b?: never } | { a?: never; b: unknown }'],
      },
      {
        name: 'oneOf with too many matches',
        given: { oneOf: [true, true] },
        want: ['export type T = never'],
      },
      {
        name: 'anyOf',
        given: { anyOf: [{ type: 'string' }, { type: 'number' }] },
        want: ['export type T = string | number'],
      },
      {
        name: 'allOf of types',
        given: { allOf: [{ type: ['string', 'number'] }, { type: ['number', 'null'] }] },
        want: ['export type T = number'],
      },
      {
        name: 'allOf of objects',
        given: { type: 'object', allOf: [{ properties: { a: { type: 'string' } } }, { required: ['a'] }] },
        want: ['export interface T {', '  a: string', '  [k: string]: any', '}'],
      },
      {
        name: 'allOf that contradicts itself',
        given: { allOf: [{ type: 'string' }, { type: 'number' }] },
        want: ['export type T = never'],
      },
      {
        name: 'not a type',
        given: { not: { type: 'object' } },
        want: ['export type T = readonly unknown[] | string | number | boolean | null'],
      },
      {
        name: 'not a value',
        given: { enum: ['a', 'b', 'c'], not: { const: 'b' } },
        want: ['export type T = "a" | "c"'],
      },
      {
        name: 'not a property',
        given: { type: 'object', not: { required: ['a'] } },
        want: ['export interface T {', '  a?: never', '  [k: string]: any', '}'],
      },
      {
        name: 'not a type of property',
        given: { type: 'object', not: { properties: { a: { type: 'string' } } } },
        want: [
          'export interface T {',
          '  a: { [Symbol.iterator]?: never; [k: string]: any } | readonly unknown[] | number | boolean | null',
          '  [k: string]: any',
          '}',
        ],
      },
      {
        name: 'not not',
        given: { not: { not: { type: 'string' } } },
        want: ['export type T = string'],
      },
      {
        name: 'not a range: wider than the schema',
        given: { type: 'number', not: { minimum: 3 } },
        want: ['export type T = number'],
      },
      {
        name: 'if, then, else',
        given: {
          type: 'object',
          required: ['kind'],
          properties: { kind: { enum: ['a', 'b'] } },
          if: { properties: { kind: { const: 'a' } } },
          then: { required: ['x'] },
          else: { required: ['y'] },
        },
        want: [
          'export type T = { kind: "a"; x: unknown; [k: string]: any } | { kind: "b"; y: unknown; [k: string]: any }',
        ],
      },
      {
        name: 'names that every object inherits',
        given: { type: 'object', required: ['valueOf'], properties: { toString: { type: 'string' } } },
        want: [
          'export interface T {',
          '  toString?: string | Object["toString"] | undefined',
          '  valueOf: string | number | boolean | null | readonly unknown[] | { [k: string]: unknown }',
          '  [k: string]: any',
          '}',
        ],
      },
      {
        name: 'names that need quotes',
        given: {
          type: 'object',
          properties: { '1': {}, '': {}, 'a-b': {}, '"\u2028': {} },
          additionalProperties: false,
        },
        want: [
          'export interface T {',
          '  "1"?: unknown',
          '  ""?: unknown',
          '  "a-b"?: unknown',
          '  "\\"\\u2028"?: unknown',
          '}',
        ],
      },
      {
        name: 'recursion through an object',
        given: {
          definitions: { node: { type: 'object', properties: { next: { $ref: '#/definitions/node' } } } },
          $ref: '#/definitions/node',
        },
        want: ['export interface T {', '  next?: T | undefined', '  [k: string]: any', '}'],
      },
      {
        name: 'recursion through an array',
        given: {
          type: 'object',
          properties: { tree: { $ref: '#/definitions/tree' } },
          definitions: { tree: { type: 'array', items: { $ref: '#/definitions/tree' } } },
        },
        want: [
          'export interface T {',
          '  tree?: TTree | undefined',
          '  [k: string]: any',
          '}',
          'export type TTree = readonly TTree[]',
        ],
      },
      {
        name: 'a definition by its name',
        given: {
          type: 'object',
          properties: { a: { $ref: '#/definitions/money' }, b: { $ref: '#/definitions/money' } },
          definitions: {
            money: {
              type: 'object',
              required: ['amount'],
              properties: { amount: { type: 'number' } },
              additionalProperties: false,
            },
          },
          additionalProperties: false,
        },
        want: [
          'export interface T {',
          '  a?: TMoney | undefined',
          '  b?: TMoney | undefined',
          '}',
          'export interface TMoney {',
          '  amount: number',
          '}',
        ],
      },
      {
        name: 'nothing but itself',
        given: { $ref: '#' },
        want: ['export type T = unknown'],
      },
      {
        name: 'a $ref to nothing',
        given: { $ref: '#/definitions/missing' },
        want: ['export type T = unknown'],
      },
      {
        name: 'siblings of $ref',
        given: { $ref: '#/definitions/a', maxItems: 1, definitions: { a: { type: 'array' } } },
        want: ['export type T = readonly unknown[]'],
      },
      {
        name: 'a $ref in an enum is data',
        given: { enum: [{ $ref: '#' }] },
        want: ['export interface T {', '  $ref: "#"', '}'],
      },
    ],
  },
  {
    draft: '2019-09',
    cases: [
      {
        name: '$recursiveRef',
        given: {
          $id: 'https://x.test/strict',
          $recursiveAnchor: true,
          $ref: 'tree',
          unevaluatedProperties: false,
          $defs: {
            tree: {
              $id: 'tree',
              $recursiveAnchor: true,
              type: 'object',
              properties: { child: { $recursiveRef: '#' } },
            },
          },
        },
        want: ['export interface T {', '  child?: T | undefined', '}'],
      },
      {
        name: 'items as a list',
        given: { type: 'array', items: [{ type: 'string' }], additionalItems: false },
        want: ['export type T = readonly [string?]'],
      },
    ],
  },
  {
    draft: '2020-12',
    cases: [
      {
        name: 'prefixItems',
        given: { type: 'array', prefixItems: [{ type: 'string' }] },
        want: ['export type T = readonly [string?, ...unknown[]]'],
      },
      {
        name: 'prefixItems, closed',
        given: { type: 'array', prefixItems: [{ type: 'string' }], items: false },
        want: ['export type T = readonly [string?]'],
      },
      {
        name: 'minContains',
        given: { type: 'array', contains: { type: 'string' }, minContains: 2 },
        want: ['export type T = readonly [unknown, unknown, ...unknown[]]'],
      },
      {
        name: 'minContains 0',
        given: { type: 'array', items: { type: 'boolean' }, contains: true, minContains: 0 },
        want: ['export type T = readonly boolean[]'],
      },
      {
        name: 'dependentRequired',
        given: { type: 'object', dependentRequired: { a: ['b'] } },
        want: [
          'export type T = { a?: never; [Symbol.iterator]?: never; [k: string]: any } | { b: unknown; [k: string]: any }',
        ],
      },
      {
        name: 'dependentSchemas',
        given: { type: 'object', dependentSchemas: { a: false } },
        want: ['export interface T {', '  a?: never', '  [k: string]: any', '}'],
      },
      {
        name: 'siblings of $ref',
        given: { $ref: '#/$defs/a', maxItems: 1, $defs: { a: { type: 'array' } } },
        want: ['/** @maxItems 1 */', 'export type T = readonly [unknown?]'],
      },
      {
        name: 'unevaluatedProperties',
        given: {
          type: 'object',
          allOf: [{ properties: { a: { type: 'string' } } }],
          unevaluatedProperties: false,
        },
        want: ['export interface T {', '  a?: string | undefined', '}'],
      },
      {
        name: 'unevaluatedProperties over branches',
        given: {
          type: 'object',
          anyOf: [
            { properties: { a: { type: 'string' } }, required: ['a'] },
            { properties: { b: { type: 'string' } }, required: ['b'] },
          ],
          unevaluatedProperties: false,
        },
        want: [
          'export type T = { a: string; b?: never } | { b: string; a?: never } | { a: string; b: string }',
        ],
      },
      {
        name: 'unevaluatedItems',
        given: { type: 'array', allOf: [{ prefixItems: [{ type: 'string' }] }], unevaluatedItems: false },
        want: ['export type T = readonly [string?]'],
      },
      {
        name: 'unevaluatedItems after all items of a list of one type',
        given: {
          type: 'array',
          allOf: [{ type: 'array', items: { type: 'string' } }],
          unevaluatedItems: false,
        },
        want: ['export type T = readonly string[]'],
      },
      {
        name: 'lists that say the same under names of their own',
        given: {
          type: 'object',
          properties: {
            tags: { $ref: '#/$defs/tags' },
            labels: { $ref: '#/$defs/labels' },
            words: { type: 'array', items: { type: 'string', description: 'One.' }, description: 'All.' },
            counts: { type: 'array', items: { type: 'integer' } },
            few: { type: 'array', items: { type: 'string' }, maxItems: 1 },
          },
          additionalProperties: false,
          $defs: {
            tags: { type: 'array', items: { type: 'string' } },
            labels: { type: 'array', items: { type: 'string' } },
          },
        },
        want: [
          'export interface T {',
          '  tags?: TTags | undefined',
          '  labels?: TLabels | undefined',
          '  /** All. */',
          '  words?: readonly string[] | undefined',
          '  counts?: readonly number[] | undefined',
          '  /** @maxItems 1 */',
          '  few?: readonly [string?] | undefined',
          '}',
          'export type TTags = readonly string[]',
          'export type TLabels = readonly string[]',
        ],
      },
      {
        name: 'variants of RudderStack',
        given: {
          type: 'object',
          required: ['kind'],
          unevaluatedProperties: false,
          properties: { kind: { type: ['string'] }, count: { type: ['integer'] } },
          allOf: [
            {
              type: 'object',
              allOf: [
                {
                  if: { properties: { kind: { enum: ['case_1'] } }, required: ['kind'] },
                  then: { properties: { count: { type: ['integer'] } }, required: ['count'] },
                },
                {
                  if: { properties: { kind: { not: { enum: ['case_1'] } } }, required: ['kind'] },
                  then: { properties: { flag: { type: ['boolean'] } }, required: [] },
                },
              ],
            },
          ],
        },
        want: [
          'export type T = TCommon',
          'export interface TCommon {',
          '  kind: string',
          '  count?: number | undefined',
          '  flag?: boolean | undefined',
          '}',
        ],
      },
      {
        name: '$anchor and $id',
        given: {
          type: 'object',
          properties: { a: { $ref: '#here' }, b: { $ref: 'other.json' } },
          $defs: { x: { $anchor: 'here', type: 'string' }, y: { $id: 'other.json', type: 'number' } },
          additionalProperties: false,
        },
        want: ['export interface T {', '  a?: string | undefined', '  b?: number | undefined', '}'],
      },
      {
        name: '$dynamicRef',
        given: {
          $id: 'https://x.test/root',
          $ref: 'list',
          $defs: {
            foo: { $dynamicAnchor: 'items', type: 'string' },
            list: {
              $id: 'list',
              type: 'array',
              items: { $dynamicRef: '#items' },
              $defs: { items: { $dynamicAnchor: 'items' } },
            },
          },
        },
        want: ['export type T = readonly string[]'],
      },
    ],
  },
]

describe.each(TABLES)('typeSchema in draft $draft', ({ draft, cases }) => {
  it.each(cases)('types $name', ({ given, want }) => {
    const resources = new Map([['plan:///case.json', { schema: given, draft }]])
    const declarations = typeSchema(resources, 'plan:///case.json', 'T')
    expect(declarations.join('\n').split('\n')).toEqual(want)
  })
})
