import { describe, expect, test } from 'vitest'
import type { Verdict } from '../../generator/src/inspector/model.js'
import { createEventValidator } from '../../generator/src/inspector/validate-event.js'
import type { Draft, JsonObject, JsonSchema } from '../../generator/src/plan/model.js'
import { type GivenRule, planOf } from './plan-of.js'

function verdict(
  rules: readonly GivenRule[],
  message: JsonObject,
  others?: Record<string, JsonSchema>,
): Verdict {
  return createEventValidator(planOf(rules, others))(message)
}

function verdictOf(schema: JsonSchema, properties: JsonObject, draft: Draft = '2020-12'): Verdict {
  return verdict([{ schema, draft }], { type: 'track', event: 'E', properties })
}

const valid: Verdict = { kind: 'valid' }
const invalid = (pointer: string, rule: string, message: string): Verdict => ({
  kind: 'invalid',
  violations: [{ pointer, rule, message }],
})

const needs = (key: string): JsonSchema => ({ type: 'object', required: [key] })

describe('which rule judges an event', () => {
  const rules: GivenRule[] = [
    { call: 'track', name: 'Seen', schema: needs('seen') },
    { call: 'page', name: 'Home', schema: needs('home') },
    { call: 'page', name: '', schema: needs('path') },
    { call: 'identify', name: '', schema: needs('email') },
    { call: 'group', name: 'Company', schema: needs('plan') },
  ]
  test.each([
    {
      name: 'a track by its event',
      given: { type: 'track', event: 'Seen', properties: {} },
      want: invalid('/seen', 'required', 'seen is required'),
    },
    {
      name: 'a track that is not planned',
      given: { type: 'track', event: 'seen' },
      want: { kind: 'unplanned' },
    },
    { name: 'a track without an event', given: { type: 'track' }, want: { kind: 'unplanned' } },
    {
      name: 'a page by its name',
      given: { type: 'page', name: 'Home', properties: { path: '/' } },
      want: invalid('/home', 'required', 'home is required'),
    },
    {
      name: 'another page by the nameless rule',
      given: { type: 'page', name: 'Cart', properties: { path: '/cart' } },
      want: valid,
    },
    {
      name: 'a page without properties',
      given: { type: 'page' },
      want: invalid('/path', 'required', 'path is required'),
    },
    { name: 'a call without a rule', given: { type: 'screen', name: 'Home' }, want: { kind: 'unplanned' } },
    { name: 'a type that is none of the six', given: { type: 'record' }, want: { kind: 'unplanned' } },
    {
      name: 'an identify by its traits',
      given: { type: 'identify', traits: { email: 'a@b.c' } },
      want: valid,
    },
    {
      name: 'an identify by the traits of its context',
      given: { type: 'identify', context: { traits: { email: 'a@b.c' } } },
      want: valid,
    },
    {
      name: 'an identify by its own traits where it has both',
      given: { type: 'identify', traits: {}, context: { traits: { email: 'a@b.c' } } },
      want: invalid('/email', 'required', 'email is required'),
    },
    {
      name: 'a group by the rule of the call, whatever its title',
      given: { type: 'group', groupId: 'g', traits: {} },
      want: invalid('/plan', 'required', 'plan is required'),
    },
  ] satisfies { name: string; given: JsonObject; want: Verdict }[])('$name', ({ given, want }) => {
    expect(verdict(rules, given)).toEqual(want)
  })
})

describe('several versions of one event', () => {
  const rules: GivenRule[] = [
    { version: '2', schema: needs('two') },
    { version: '10', schema: needs('ten') },
  ]
  const message = (properties: JsonObject) => ({ type: 'track', event: 'E', properties })
  test('any of them may accept', () => {
    expect(verdict(rules, message({ two: 1 }))).toEqual(valid)
    expect(verdict(rules, message({ ten: 1 }))).toEqual(valid)
  })
  test('the newest tells what is wrong', () => {
    expect(verdict(rules, message({}))).toEqual(invalid('/ten', 'required', 'ten is required'))
  })
})

describe('the sentence of each rule', () => {
  const of = (key: string, schema: JsonSchema): JsonSchema => ({ properties: { [key]: schema } })
  test.each([
    {
      name: 'pattern',
      schema: of('currency', { pattern: '^[A-Z]{3}$' }),
      given: { currency: 'secret' },
      want: invalid('/currency', 'pattern', 'currency must match pattern ^[A-Z]{3}$'),
    },
    {
      name: 'format',
      schema: of('at', { format: 'date-time' }),
      given: { at: 'secret' },
      want: invalid('/at', 'format', 'at must be a valid date-time'),
    },
    {
      name: 'enum',
      schema: of('size', { enum: ['S', 'M', null] }),
      given: { size: 'secret' },
      want: invalid('/size', 'enum', 'size must be one of "S", "M", null'),
    },
    {
      name: 'a long enum',
      schema: of('n', { enum: [1, 2, 3, 4, 5, 6, 7, 8, 9] }),
      given: { n: 0 },
      want: invalid('/n', 'enum', 'n must be one of 1, 2, 3, 4, 5, 6, 7, 8 … (9 values)'),
    },
    {
      name: 'const',
      schema: of('kind', { const: 'order' }),
      given: { kind: 'secret' },
      want: invalid('/kind', 'const', 'kind must be "order"'),
    },
    {
      name: 'type',
      schema: of('total', { type: ['number', 'null'] }),
      given: { total: 'secret' },
      want: invalid('/total', 'type', 'total must be number or null'),
    },
    {
      name: 'a range, deep in an array',
      schema: of('products', { items: of('price', { minimum: 0 }) }),
      given: { products: [{ price: 1 }, { price: -1 }] },
      want: invalid('/products/1/price', 'minimum', 'products[1].price must be >= 0'),
    },
    {
      name: 'a key that the plan does not know, with characters of a pointer',
      schema: { properties: { a: {} }, additionalProperties: false },
      given: { 'x/y~z': 'secret' },
      want: invalid('/x~1y~0z', 'additionalProperties', 'x/y~z is not in the plan'),
    },
    {
      name: 'a dependency',
      schema: { dependentRequired: { coupon: ['discount'] } },
      given: { coupon: 'secret' },
      want: invalid('/discount', 'dependentRequired', 'discount is required when coupon is present'),
    },
    {
      name: 'the whole object',
      schema: { minProperties: 1 },
      given: {},
      want: invalid('', 'minProperties', 'properties must NOT have fewer than 1 properties'),
    },
    {
      name: 'a condition, without an echo of it',
      schema: { if: { required: ['x'] }, else: { required: ['b'] } },
      given: { a: 'secret' },
      want: invalid('/b', 'required', 'b is required'),
    },
    {
      name: 'a pattern that parses only without the Unicode flag',
      schema: of('mail', { pattern: '^\\w+\\@\\w+$' }),
      given: { mail: 'secret' },
      want: invalid('/mail', 'pattern', 'mail must match pattern ^\\w+\\@\\w+$'),
    },
  ] satisfies { name: string; schema: JsonSchema; given: JsonObject; want: Verdict }[])(
    '$name',
    ({ schema, given, want }) => {
      expect(verdictOf(schema, given)).toEqual(want)
    },
  )

  test('all violations are told, not only the first', () => {
    expect(verdictOf({ required: ['a', 'b'] }, {})).toEqual({
      kind: 'invalid',
      violations: [
        { pointer: '/a', rule: 'required', message: 'a is required' },
        { pointer: '/b', rule: 'required', message: 'b is required' },
      ],
    })
  })
})

describe('each draft by its own rules', () => {
  // What one draft refuses and another would let through, or the other way round.
  test.each([
    {
      draft: '04',
      name: 'exclusiveMinimum is a flag',
      schema: { properties: { n: { minimum: 1, exclusiveMinimum: true } } },
      given: { n: 1 },
      want: invalid('/n', 'minimum', 'n must be > 1'),
    },
    {
      draft: '06',
      name: 'exclusiveMinimum is a number',
      schema: {
        $schema: 'http://json-schema.org/draft-06/schema#',
        properties: { n: { exclusiveMinimum: 1 } },
      },
      given: { n: 1 },
      want: invalid('/n', 'exclusiveMinimum', 'n must be > 1'),
    },
    {
      draft: '07',
      name: 'if is known',
      schema: { if: false, else: { required: ['a'] } },
      given: {},
      want: invalid('/a', 'required', 'a is required'),
    },
    {
      draft: '07',
      name: 'a $ref hides what is beside it',
      schema: { definitions: { any: {} }, properties: { n: { $ref: '#/definitions/any', minimum: 5 } } },
      given: { n: 1 },
      want: valid,
    },
    {
      draft: '2019-09',
      name: 'a $ref counts with what is beside it',
      schema: { $defs: { any: {} }, properties: { n: { $ref: '#/$defs/any', minimum: 5 } } },
      given: { n: 1 },
      want: invalid('/n', 'minimum', 'n must be >= 5'),
    },
    {
      draft: '2019-09',
      name: 'items may be a list',
      schema: { properties: { l: { items: [{ type: 'string' }] } } },
      given: { l: [1] },
      want: invalid('/l/0', 'type', 'l[0] must be string'),
    },
    {
      draft: '2020-12',
      name: 'prefixItems is known',
      schema: { properties: { l: { prefixItems: [{ type: 'string' }] } } },
      given: { l: [1] },
      want: invalid('/l/0', 'type', 'l[0] must be string'),
    },
    {
      draft: '2020-12',
      name: 'unevaluatedProperties sees through allOf',
      schema: { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false },
      given: { a: 1, b: 1 },
      want: invalid('/b', 'unevaluatedProperties', 'b is not in the plan'),
    },
  ] satisfies { draft: Draft; name: string; schema: JsonSchema; given: JsonObject; want: Verdict }[])(
    '$draft: $name',
    ({ draft, schema, given, want }) => {
      expect(verdictOf(schema, given, draft)).toEqual(want)
    },
  )
})

test('files of several drafts in one plan are each read by their own', () => {
  const rules: GivenRule[] = [
    {
      name: 'Old',
      draft: '04',
      schema: {
        $schema: 'http://json-schema.org/draft-04/schema#',
        id: 'https://example.com/old',
        properties: { n: { minimum: 1, exclusiveMinimum: true }, id: { type: 'string' } },
      },
    },
    {
      name: 'New',
      schema: {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: 'https://example.com/new',
        properties: { n: { exclusiveMinimum: 1 } },
      },
    },
  ]
  for (const event of ['Old', 'New']) {
    const { kind } = verdict(rules, { type: 'track', event, properties: { n: 1, id: 'x' } })
    expect([event, kind]).toEqual([event, 'invalid'])
    expect(verdict(rules, { type: 'track', event, properties: { n: 2, id: 'x' } })).toEqual(valid)
  }
})

describe('references', () => {
  const message = { type: 'track', event: 'E', properties: { price: { currency: 'eur' } } }
  const wrong = invalid('/price/currency', 'pattern', 'price.currency must match pattern ^[A-Z]{3}$')
  const money = { properties: { currency: { pattern: '^[A-Z]{3}$' } } }

  test.each(['04', '06', '07', '2019-09', '2020-12'] satisfies Draft[])(
    'to another file, draft %s',
    (draft) => {
      const schema = { properties: { price: { $ref: 'parts/money.json' } } }
      expect(verdict([{ schema, draft }], message, { 'parts/money.json': money })).toEqual(wrong)
    },
  )

  test('to a definition in another file', () => {
    const schema = { properties: { price: { $ref: 'parts.json#/$defs/Money' } } }
    expect(verdict([{ schema }], message, { 'parts.json': { $defs: { Money: money } } })).toEqual(wrong)
  })

  test('from an event inside a file of all events', () => {
    const inner = { properties: { price: { $ref: '#/$defs/Money' } } }
    const file = { events: [{ schema: inner }], $defs: { Money: money } }
    const plan = planOf([{ schema: file }])
    const events = plan.events.map((event) => ({
      ...event,
      schema: inner,
      schemaUri: 'plan:///0.json#/events/0/schema',
    }))
    expect(createEventValidator({ ...plan, events })(message)).toEqual(wrong)
  })

  test('by the $id of a schema that the plan lists under both names', () => {
    const shared = { $id: 'https://example.com/money', ...money }
    const plan = planOf([{ schema: { properties: { price: { $ref: 'https://example.com/money' } } } }])
    const resources = new Map([
      ...plan.resources,
      ['plan:///money.json', { schema: shared, draft: '2020-12' as const }],
      ['https://example.com/money', { schema: shared, draft: '2020-12' as const }],
    ])
    expect(createEventValidator({ ...plan, resources })(message)).toEqual(wrong)
  })

  test('that lead nowhere make the event invalid, and say so', () => {
    const schema = { properties: { price: { $ref: 'missing.json' } } }
    expect(verdict([{ schema }], message)).toEqual(
      invalid(
        '',
        'schema',
        "the plan's schema cannot be used: can't resolve reference missing.json from id plan:///0.json",
      ),
    )
  })
})
