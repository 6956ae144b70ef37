// Whole events: names, comments, definitions that events have in common, and hostile text.
import { describe, expect, it } from 'vitest'
import type { NamedEvent, NamedPlan } from '../../generator/src/naming/model.js'
import type { JsonObject, SchemaResource } from '../../generator/src/plan/model.js'
import { typePlan } from '../../generator/src/typing/type-plan.js'
import { checkUnits } from '../conformance/check-types.js'

const DRAFT = '2020-12'

type Schemas = Readonly<Record<string, JsonObject>>

function planOf(schemas: Schemas, others: Schemas = {}): NamedPlan {
  const resources = new Map<string, SchemaResource>()
  const events = Object.entries(schemas).map(([name, schema]): NamedEvent => {
    const schemaUri = `plan:///${name}.json`
    resources.set(schemaUri, { schema, draft: DRAFT })
    const location = { file: `${name}.json`, line: 1, column: 1 }
    const event = { call: 'track', name, schema, draft: DRAFT, schemaUri, location } as const
    return { event, functionName: `track${name}`, typeName: `${name}Properties`, rulesName: `${name}Rules` }
  })
  for (const [path, schema] of Object.entries(others))
    resources.set(`plan:///${path}`, { schema, draft: DRAFT })
  return { plan: { name: 'Test', events: events.map(({ event }) => event), resources }, events }
}

function declare(named: NamedPlan): string[] {
  const { typed } = typePlan(named, { literalRules: false })
  return typed.events.flatMap(({ declarations }) => declarations)
}

function closed(properties: JsonObject): JsonObject {
  return { type: 'object', properties, additionalProperties: false }
}

const ORDER_COMPLETED = {
  description: 'A customer completed checkout.',
  required: ['order_id', 'products'],
  ...closed({
    order_id: {
      type: 'string',
      description: 'The id of the order.',
      pattern: '^ord_',
      examples: ['ord_1'],
    },
    total: { type: 'number', minimum: 0, default: 0 },
    coupon: { type: ['string', 'null'], deprecated: true },
    products: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        description: 'One line of the order.',
        required: ['sku'],
        properties: { sku: { type: 'string' }, quantity: { type: 'integer' } },
      },
    },
    shipping: { ...closed({ method: { enum: ['post', 'courier'] } }), type: ['object', 'null'] },
  }),
}

describe('typePlan', () => {
  it('declares an event as a person would write it', () => {
    expect(declare(planOf({ OrderCompleted: ORDER_COMPLETED }))).toEqual([
      `/** A customer completed checkout. */
export interface OrderCompletedProperties {
  /**
   * The id of the order.
   * @pattern ^ord_
   * @example "ord_1"
   */
  order_id: string
  /**
   * @minimum 0
   * @default 0
   */
  total?: number | undefined
  /** @deprecated */
  coupon?: string | null | undefined
  /** @minItems 1 */
  products: readonly [OrderCompletedProduct, ...OrderCompletedProduct[]]
  shipping?: OrderCompletedShipping | null | undefined
}`,
      `/** One line of the order. */
export interface OrderCompletedProduct {
  sku: string
  /** @integer */
  quantity?: number | undefined
  [k: string]: any
}`,
      `export interface OrderCompletedShipping {
  method?: "post" | "courier" | undefined
}`,
    ])
  })

  it('declares a payload without properties as an open interface', () => {
    expect(declare(planOf({ A: { type: 'object' } }))).toEqual([
      'export interface AProperties {\n  [k: string]: any\n}',
    ])
  })

  it('declares a definition that events have in common once, by its own name', () => {
    const user = closed({ address: { $ref: 'shared.json#/$defs/address' } })
    const others = { 'shared.json': { $defs: { address: closed({ city: { type: 'string' } }) } } }
    expect(declare(planOf({ A: user, B: structuredClone(user) }, others))).toEqual([
      'export interface AProperties {\n  address?: Address | undefined\n}',
      'export interface Address {\n  city?: string | undefined\n}',
      'export interface BProperties {\n  address?: Address | undefined\n}',
    ])
  })

  it('names a definition of one event after the event', () => {
    const schema = {
      ...closed({ a: { $ref: '#/$defs/currency' } }),
      $defs: { currency: { enum: ['EUR', 'USD'] } },
    }
    expect(declare(planOf({ A: schema, B: structuredClone(schema) }))).toEqual([
      'export interface AProperties {\n  a?: ACurrency | undefined\n}',
      'export type ACurrency = "EUR" | "USD"',
      'export interface BProperties {\n  a?: BCurrency | undefined\n}',
      'export type BCurrency = "EUR" | "USD"',
    ])
  })

  it('gives a part another name where its own is taken', () => {
    const [properties, rules, PROPERTIES] = [1, 2, 3].map(() => closed({ a: { type: 'string' } }))
    const schema = closed({ properties: properties ?? {}, rules: rules ?? {}, PROPERTIES: PROPERTIES ?? {} })
    const names = declare(planOf({ A: schema })).map((text) => /(?:interface|type) (\w+)/.exec(text)?.[1])
    expect(names).toEqual(['AProperties', 'AProperties2', 'ARules2', 'AProperties3'])
  })

  it.each([
    { name: 'without required properties', given: { type: 'object', properties: { a: {} } }, want: true },
    { name: 'that are closed', given: closed({}), want: true },
    { name: 'with a required property', given: { required: ['a'] }, want: false },
    { name: 'that are never empty', given: { minProperties: 1 }, want: false },
  ])('tells whether payloads $name may be left out', ({ given, want }) => {
    const { typed } = typePlan(planOf({ A: given }), { literalRules: false })
    expect(typed.events[0]?.emptyAllowed).toBe(want)
  })

  it('warns of an event that no object satisfies', () => {
    const named = planOf({ Never: { type: 'object', required: ['a'], properties: { a: false } } })
    const { typed, diagnostics } = typePlan(named, { literalRules: false })
    expect(typed.events[0]?.declarations).toEqual(['export type NeverProperties = never'])
    expect(diagnostics).toMatchObject([
      {
        code: 'TW401',
        severity: 'warning',
        message: 'No object satisfies the schema of track "Never", so NeverProperties is never.',
        location: { file: 'Never.json', line: 1, column: 1 },
      },
    ])
  })

  it('lets no text of a plan become code', () => {
    const hostile = '*/ export const x = 1; /* `${y}` " \' \\ \u2028 \n@deprecated'
    const schema = {
      title: hostile,
      type: 'object',
      required: ['constructor'],
      properties: {
        [hostile]: { enum: [hostile], default: hostile, description: hostile },
        constructor: { $ref: `#/$defs/${encodeURIComponent('*/ Object')}` },
        ...JSON.parse('{ "__proto__": { "const": "__proto__" } }'),
      },
      patternProperties: { [`^${hostile.replace(/[$*{}\\]/g, '\\$&')}`]: { const: hostile } },
      additionalProperties: false,
      $defs: { '*/ Object': { type: 'object', properties: { [hostile]: { pattern: hostile } } } },
    }
    const declarations = declare(planOf({ A: schema }))
    const text = declarations.join('\n')
    expect(text.match(/^export \w+/gm)).toHaveLength(declarations.length)
    expect(text).not.toContain('\u2028')
    const verdicts = checkUnits([{ id: 'hostile', declarations: text, statements: [] }], import.meta.dirname)
    expect(verdicts.get('hostile')).toEqual({ kind: 'checked', refused: [] })
  })

  it('writes the same for the same plan', () => {
    const schema = { anyOf: [{ properties: { b: {}, a: {} } }, { required: ['c'] }] }
    expect(declare(planOf({ A: schema }))).toEqual(declare(planOf({ A: structuredClone(schema) })))
  })
})
