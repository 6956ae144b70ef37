// Rules to the text of the quick look at an argument; what the looks find, checked.test.ts shows of generated functions.
import { expect, it } from 'vitest'
import type { JsonSchema } from '../../../generator/src/plan/model.js'
import { createSchemaResolver } from '../../../generator/src/typing/resolve/schema-resolver.js'
import { RulesWriter } from '../../../generator/src/typing/rules/rules-writer.js'

/** The looks that are declared for an event, but for the way of every declaration; the event's own is the last. */
function look(schema: JsonSchema): string[] {
  const resolver = createSchemaResolver(new Map([['plan:///event.json', { schema, draft: '2020-12' }]]))
  const cursor = resolver.open('plan:///event.json')
  if (cursor === undefined) throw new Error('no schema')
  const writer = new RulesWriter(resolver, { formatRules: true })
  const written = writer.write(cursor, 'Order')
  return writer
    .declarations(written === undefined ? [] : [written])
    .filter((statement) => statement.startsWith('type Suspect_'))
    .map((statement) => statement.replace(/^.*?> = (?:V extends unknown \? (.*) : never$)?/, '$1'))
}

const X = 'V["x"]'

it.each<{ name: string; given: JsonSchema; want: string }>([
  { name: 'minimum 0', given: { minimum: 0 }, want: `Suspects.Negative<${X}>` },
  { name: 'minimum 1', given: { minimum: 1 }, want: `Suspects.BelowOne<${X}>` },
  { name: 'a minimum', given: { minimum: -2.5 }, want: `Suspects.Less<${X}, -2.5>` },
  { name: 'a maximum', given: { maximum: 100 }, want: `Suspects.Greater<${X}, 100>` },
  { name: 'exclusiveMinimum 0', given: { exclusiveMinimum: 0 }, want: `Suspects.NotPositive<${X}>` },
  {
    name: 'exclusive bounds',
    given: { exclusiveMinimum: 1, exclusiveMaximum: 9 },
    want: `Suspects.NotGreater<${X}, 1> | Suspects.NotLess<${X}, 9>`,
  },
  { name: 'an integer', given: { type: 'integer' }, want: `Suspects.NotInteger<${X}>` },
  {
    name: 'a few integers',
    given: { type: 'integer', minimum: 1.5, maximum: 4 },
    want: `Suspects.NotOneOf<${X}, 2 | 3 | 4>`,
  },
  {
    name: 'many integers',
    given: { type: 'integer', minimum: 0, maximum: 100 },
    want: `Suspects.NotNatural<${X}> | Suspects.Greater<${X}, 100>`,
  },
  {
    name: 'counts',
    given: { type: 'integer', minimum: 1 },
    want: `Suspects.NotCounting<${X}>`,
  },
  {
    name: 'integers from any bound',
    given: { type: 'integer', minimum: -4 },
    want: `Suspects.NotInteger<${X}> | Suspects.Less<${X}, -4>`,
  },
  { name: 'cents', given: { multipleOf: 0.01 }, want: `Suspects.NotDecimal<${X}, 0.01>` },
  { name: 'multipleOf', given: { multipleOf: 5 }, want: `Suspects.NotMultiple<${X}, 5>` },
  { name: 'minLength 1', given: { minLength: 1 }, want: `Suspects.Empty<${X}>` },
  {
    name: 'lengths',
    given: { minLength: 2, maxLength: 9 },
    want: `Suspects.Shorter<${X}, 2> | Suspects.Longer<${X}, 9>`,
  },
  { name: 'items', given: { items: { minimum: 0 } }, want: 'Suspects.Negative<V["x"][number]>' },
  {
    name: 'allOf',
    given: { allOf: [{ minimum: 0 }, { minimum: 1 }] },
    want: `Suspects.Negative<${X}> | Suspects.BelowOne<${X}>`,
  },
  {
    name: 'what has no quick look',
    given: { type: 'number', minimum: 0, not: { const: 7 } },
    want: `Suspects.Negative<${X}> | Suspects.Ask<${X}, { not: { const: 7 } }>`,
  },
])('writes $name', ({ given, want }) => {
  expect(look({ properties: { x: given } })).toEqual([want])
})

it('shares the look at objects that are alike', () => {
  const item = { properties: { price: { minimum: 0 } }, additionalProperties: false }
  const [first, own, ...others] = look({ properties: { a: item, b: { items: item } } })
  const name = own?.match(/Suspect_\w+/)?.[0]
  expect(first).toBe('Suspects.Negative<V["price"]> | (keyof V extends "price" ? never : 1)')
  expect(own).toBe(`${name}<V["a"]> | ${name}<V["b"][number]>`)
  expect(others).toEqual([])
})

it('asks the judge about a rule that leads back to itself', () => {
  const [own] = look({ minProperties: 1, properties: { next: { $ref: '#' } } })
  expect(own).toMatch(/^Suspects\.Ask<V, Rule_\w+>$/)
})

it.each([
  {
    name: 'a row of steps',
    pattern: '^ab[0-9]{3}$',
    want: /`\$\{"ab"\}\$\{infer R1\}` \? R1 extends `.*` \? A2 \| B2 \| C2 extends Suspects\.Characters<"0-9"> \? never : 1 : 1 : 1 : never$/,
  },
  {
    name: 'a way that divides',
    pattern: '^(a|bc)$',
    want: /: Suspects\.Mismatch<V, (Pattern_\w+), \1\[0\]> : never$/,
  },
  {
    name: 'a step that comes again',
    pattern: '^(ab)*$',
    want: /Suspects\.Mismatch<R2, (Pattern_\w+), \1\[0\]>/,
  },
])('looks at a text along $name', ({ pattern, want }) => {
  expect(look({ properties: { x: { pattern } } })[0]).toMatch(want)
})
