// Schemas to the text of their rules: what types say is left out, what they do not say is there.
// biome-ignore-all lint/suspicious/noThenProperty: JSON Schema has a keyword by that name
import { describe, expect, it } from 'vitest'
import type { Draft, JsonSchema } from '../../../generator/src/plan/model.js'
import { createSchemaResolver } from '../../../generator/src/typing/resolve/schema-resolver.js'
import { RulesWriter } from '../../../generator/src/typing/rules/rules-writer.js'

interface Case {
  readonly name: string
  readonly draft?: Draft
  readonly formatRules?: boolean
  readonly given: JsonSchema
  /** The rule's text, or undefined where there is none. */
  readonly want: string | undefined
  readonly declared?: readonly string[]
}

function write({ draft = '2020-12', formatRules = true, given }: Case): {
  rule: string | undefined
  declared: string[]
} {
  const resolver = createSchemaResolver(new Map([['plan:///event.json', { schema: given, draft }]]))
  const cursor = resolver.open('plan:///event.json')
  if (cursor === undefined) throw new Error('no schema')
  const writer = new RulesWriter(resolver, { formatRules })
  const written = writer.write(cursor, 'Order "1"')
  const rule = written && /^\{ event: "Order \\"1\\""; rule: (.*) \}$/s.exec(written.text)?.[1]
  const declared = writer
    .declarations(written === undefined ? [] : [written])
    .filter((statement) => !statement.startsWith('type Suspect_'))
  return { rule, declared }
}

const of = (schema: JsonSchema): JsonSchema => ({ properties: { x: schema } })
const x = (rule: string): string => `{ properties: { "x": ${rule} } }`
const DIGITS =
  'type Pattern_c08dab705f02 = { 0: { do: "two"; of: "0-9"; to: 1 }; 1: { do: "end"; end: "ok" } }'

const CASES: readonly Case[] = [
  { name: 'true', given: true, want: undefined },
  { name: 'false', given: false, want: '{ nothing: true }' },
  {
    name: 'what types say',
    given: { type: 'object', required: ['a'], properties: { a: { type: 'string' }, b: { enum: [1, 2] } } },
    want: undefined,
  },
  {
    name: 'bounds',
    given: of({ minimum: 1, exclusiveMaximum: 9, multipleOf: 0.5 }),
    want: x('{ minimum: 1; below: 9; multipleOf: 0.5 }'),
  },
  {
    name: 'strict bounds of draft 04',
    draft: '04',
    given: of({ minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false }),
    want: x('{ above: 1; maximum: 9 }'),
  },
  { name: 'integer', given: of({ type: ['integer', 'null'] }), want: x('{ integer: true }') },
  { name: 'integer or number', given: of({ type: ['integer', 'number'] }), want: undefined },
  { name: 'keywords of other types', given: of({ type: 'string', minimum: 1 }), want: undefined },
  { name: 'lengths', given: of({ minLength: 1, maxLength: 20 }), want: x('{ minLength: 1; maxLength: 20 }') },
  {
    name: 'a pattern',
    given: of({ pattern: '^\\d\\d$' }),
    want: x('{ pattern: ["^\\\\d\\\\d$", Pattern_c08dab705f02] }'),
    declared: [DIGITS],
  },
  {
    name: 'a format that is only an annotation',
    formatRules: false,
    given: of({ format: 'date' }),
    want: undefined,
  },
  { name: 'a format that is not known', given: of({ format: 'colour' }), want: undefined },
  {
    name: 'a closed object',
    given: { properties: { a: {}, b: {} }, additionalProperties: false },
    want: '{ others: [{ keys: "a" | "b" }, { nothing: true }] }',
  },
  {
    name: 'a closed object with patterns',
    given: { patternProperties: { '^\\d\\d$': {} }, additionalProperties: false },
    want: '{ others: [{ keys: never; patterns: [Pattern_c08dab705f02] }, { nothing: true }] }',
    declared: [DIGITS],
  },
  {
    name: 'a schema for other properties',
    given: { properties: { a: {} }, additionalProperties: { type: 'integer' } },
    want: '{ others: [{ keys: "a" }, { type: "number"; integer: true }] }',
  },
  {
    name: 'unevaluatedProperties',
    given: { properties: { a: {} }, allOf: [{ properties: { b: {} } }], unevaluatedProperties: false },
    want: '{ others: [{ keys: "a" | "b" }, { nothing: true }] }',
  },
  {
    name: 'unevaluatedProperties over a condition',
    given: { if: { required: ['a'] }, then: { properties: { b: {} } }, unevaluatedProperties: false },
    want: '{ others: [{ keys: never; when: [[{ required: "a" }, { keys: "b" }]] }, { nothing: true }] }',
  },
  {
    name: 'unevaluatedProperties before 2019-09',
    draft: '07',
    given: { unevaluatedProperties: false },
    want: undefined,
  },
  {
    name: 'counts and names',
    given: { minProperties: 1, maxProperties: 3, propertyNames: { maxLength: 9 } },
    want: '{ minProperties: 1; maxProperties: 3; names: { maxLength: 9 } }',
  },
  { name: 'dependentRequired, said by types', given: { dependentRequired: { a: ['b'] } }, want: undefined },
  {
    name: 'items',
    given: of({ items: { minimum: 0 }, minItems: 1, uniqueItems: true }),
    want: x('{ minItems: 1; uniqueItems: true; items: { minimum: 0 } }'),
  },
  {
    name: 'items after prefixItems',
    given: of({ prefixItems: [{ minimum: 0 }], items: { maximum: 0 } }),
    want: x('{ prefix: { "0": { minimum: 0 } }; rest: [{ keys: "0" }, { maximum: 0 }] }'),
  },
  {
    name: 'a list of items before 2020-12',
    draft: '07',
    given: of({ items: [{ minimum: 0 }], additionalItems: { maximum: 0 } }),
    want: x('{ prefix: { "0": { minimum: 0 } }; rest: [{ keys: "0" }, { maximum: 0 }] }'),
  },
  {
    name: 'contains',
    given: of({ contains: { const: 1 }, maxContains: 2 }),
    want: x('{ contains: [{ const: 1 }, 1, 2] }'),
  },
  { name: 'anyOf of types', given: of({ anyOf: [{ type: 'string' }, { type: 'null' }] }), want: undefined },
  {
    name: 'anyOf with a rule',
    given: of({ anyOf: [{ type: 'string', minLength: 1 }, { type: 'null' }] }),
    want: x('{ anyOf: [{ type: "string"; minLength: 1 }, { type: "null" }] }'),
  },
  {
    name: 'allOf',
    given: of({ allOf: [{ minimum: 1 }, { maximum: 2 }, { minimum: 0 }] }),
    want: x('{ allOf: [{ minimum: 1 }, { maximum: 2 }, { minimum: 0 }] }'),
  },
  {
    name: 'oneOf',
    given: of({ oneOf: [{ minimum: 1 }, { multipleOf: 2 }] }),
    want: x('{ oneOf: [{ minimum: 1 }, { multipleOf: 2 }] }'),
  },
  { name: 'not', given: of({ not: { const: 'none' } }), want: x('{ not: { const: "none" } }') },
  {
    name: 'if',
    given: { if: { properties: { a: { const: 1 } } }, then: { required: ['b'] } },
    want: '{ if: [{ properties: { "a": { const: 1 } } }, { required: "b" }, {}] }',
  },
  {
    name: 'deep values',
    given: of({ not: { enum: [{ a: [1] }, null] } }),
    want: x(
      '{ not: { anyOf: [{ const: null }, { type: "object"; properties: { "a": { type: "array"; minItems: 1; maxItems: 1; prefix: { "0": { const: 1 } } } }; others: [{ keys: "a" }, { nothing: true }]; required: "a" }] } }',
    ),
  },
  {
    name: 'a definition',
    given: { $ref: '#/$defs/a', $defs: { a: { minProperties: 1 } } },
    want: '{ minProperties: 1 }',
  },
  {
    name: 'siblings of $ref in draft 07',
    draft: '07',
    given: of({ $ref: '#/definitions/a', minimum: 1 }),
    want: undefined,
  },
  {
    name: 'recursion',
    given: { minProperties: 1, properties: { next: { $ref: '#' } } },
    want: 'Rule_9bfc585da4b8',
    declared: [
      'type Rule_9bfc585da4b8 = { minProperties: 1; properties: { "next": { again: Rule_9bfc585da4b8 } } }',
    ],
  },
]

describe('RulesWriter', () => {
  it.each(CASES)('writes $name', (each) => {
    expect(write(each)).toEqual({ rule: each.want, declared: each.declared ?? [] })
  })

  it('keeps hostile text within literals', () => {
    const { rule } = write({
      name: '',
      given: { properties: { '"; x': { pattern: '`"*/\u2028' } } },
      want: '',
    })
    expect(rule).toMatch(
      /^\{ properties: \{ "\\"; x": \{ pattern: \["`\\"\*\/\\u2028", Pattern_[0-9a-f]{12}\] \} \} \}$/,
    )
  })

  it('declares a pattern once for many events', () => {
    const schema = { properties: { a: { pattern: '^\\d\\d$' }, b: { pattern: '^\\d\\d$' } } }
    expect(write({ name: '', given: schema, want: '' }).declared).toEqual([DIGITS])
  })
})
