// Every kind of change, as two versions of a plan: what docs/diff.md lists, and what the comparison has to say of it.
// biome-ignore-all lint/suspicious/noThenProperty: JSON Schema has a keyword by that name
import { comparePlans } from '../../generator/src/compare/compare-plans.js'
import type { PlanComparison } from '../../generator/src/compare/model.js'
import { loadPlan } from '../../generator/src/plan/load-plan.js'
import type { JsonObject, TrackingPlan } from '../../generator/src/plan/model.js'

export interface ChangeCase {
  readonly name: string
  readonly base: readonly JsonObject[]
  readonly head: readonly JsonObject[]
}

const ABOUT: JsonObject = { title: 'Order Completed', 'x-event': {} }

/** One event, with these members besides its name. */
function event(members: JsonObject): JsonObject {
  return { ...ABOUT, ...members }
}

/** One event that changes. */
function events(name: string, base: JsonObject, head: JsonObject): ChangeCase {
  return { name, base: [event(base)], head: [event(head)] }
}

/** One property that changes, in a closed payload. */
function property(name: string, base: JsonObject | boolean, head: JsonObject | boolean): ChangeCase {
  const around = (value: JsonObject | boolean): JsonObject => ({
    properties: { total: value },
    additionalProperties: false,
  })
  return events(name, around(base), around(head))
}

const number: JsonObject = { type: 'number' }
const CLOSED: JsonObject = { additionalProperties: false }
const cart: JsonObject = { title: 'Cart Viewed', 'x-event': {}, properties: { cart_id: {}, total: number } }

export const CHANGE_CASES: readonly ChangeCase[] = [
  { name: 'an event added', base: [event({})], head: [event({}), cart] },
  { name: 'an event removed', base: [event({}), cart], head: [event({})] },
  { name: 'an event renamed', base: [cart], head: [{ ...cart, title: 'Cart Seen' }] },
  events('an optional property added, others refused', CLOSED, { ...CLOSED, properties: { total: number } }),
  events('an optional property added, others admitted', {}, { properties: { total: number } }),
  events('a required property added', {}, { properties: { total: {} }, required: ['total'] }),
  events('a property removed, others refused', { properties: { total: number }, ...CLOSED }, CLOSED),
  events('a property removed, others admitted', { properties: { total: number } }, {}),
  events(
    'a property renamed',
    { properties: { orderId: number }, ...CLOSED },
    { properties: { order_id: number }, ...CLOSED },
  ),
  events(
    'a property required',
    { properties: { total: number } },
    { properties: { total: number }, required: ['total'] },
  ),
  events(
    'a property no longer required',
    { properties: { total: number }, required: ['total'] },
    { properties: { total: number } },
  ),
  property('a type widened', { type: 'integer' }, number),
  property('a type narrowed', number, { type: 'integer' }),
  property('a type replaced', number, { type: 'string' }),
  property('null admitted', number, { type: ['number', 'null'] }),
  property('a value added to an enum', { enum: ['a'] }, { enum: ['a', 'b'] }),
  property('a value removed from an enum', { enum: ['a', 'b'] }, { enum: ['a'] }),
  property('a value replaced in an enum', { enum: ['a', 'b'] }, { enum: ['a', 'c'] }),
  property('a const written as an enum', { const: 'a' }, { enum: ['a'] }),
  property('a text limited to an enum', { type: 'string' }, { type: 'string', enum: ['a'] }),
  property('a minimum lowered', { type: 'number', minimum: 1 }, { type: 'number', minimum: 0 }),
  property('a minimum raised', { type: 'number', minimum: 0 }, { type: 'number', minimum: 1 }),
  property(
    'a range moved',
    { type: 'number', minimum: 0, maximum: 5 },
    { type: 'number', minimum: 3, maximum: 9 },
  ),
  property(
    'a bound that changes nothing',
    { type: 'integer', minimum: 1 },
    { type: 'integer', exclusiveMinimum: 0 },
  ),
  property('a longest length added', { type: 'string' }, { type: 'string', maxLength: 10 }),
  property(
    'a pattern narrowed',
    { type: 'string', pattern: '^[a-z]+$' },
    { type: 'string', pattern: '^[a-c]+$' },
  ),
  property(
    'a pattern widened',
    { type: 'string', pattern: '^\\d{3}$' },
    { type: 'string', pattern: '^\\d+$' },
  ),
  property('a format added', { type: 'string' }, { type: 'string', format: 'date' }),
  property('items changed', { type: 'array', items: number }, { type: 'array', items: { type: 'integer' } }),
  property('items must be different', { type: 'array' }, { type: 'array', uniqueItems: true }),
  property('one more alternative', { anyOf: [number] }, { anyOf: [number, { type: 'string' }] }),
  property('one alternative fewer', { anyOf: [number, { type: 'string' }] }, { anyOf: [number] }),
  events('a payload closed', { properties: { total: number } }, { properties: { total: number }, ...CLOSED }),
  events('a payload opened', { properties: { total: number }, ...CLOSED }, { properties: { total: number } }),
  events(
    'a condition added',
    { properties: { a: {}, b: {} } },
    { properties: { a: {}, b: {} }, if: { required: ['a'] }, then: { required: ['b'] } },
  ),
  events('the payload written by a reference', { properties: { total: number } }, { $ref: '#/$defs/order' }),
  events('words changed', { description: 'Paid.' }, { description: 'A customer paid.' }),
  property('words of a property changed', number, { type: 'number', description: 'In euros.' }),
  events('an event deprecated', {}, { 'x-event': { deprecated: true } }),
  events('another owner', { 'x-event': { owner: 'web' } }, { 'x-event': { owner: 'shop' } }),
  property(
    'steps that floating-point numbers blur',
    { type: 'number', multipleOf: 0.03 },
    { type: 'number', multipleOf: 0.01, description: 'In cents.' },
  ),
  events(
    'a property limited in a second place',
    { properties: {}, allOf: [{ properties: { a: number } }], unevaluatedProperties: false },
    {
      properties: { a: { type: 'string' } },
      allOf: [{ properties: { a: number } }],
      unevaluatedProperties: false,
    },
  ),
]

export function compareCase({ base, head }: Pick<ChangeCase, 'base' | 'head'>): PlanComparison {
  return comparePlans(planOf(base), planOf(head))
}

function planOf(given: readonly JsonObject[]): TrackingPlan {
  const plan = { name: 'Test', events: given, $defs: { order: { properties: { total: number } } } }
  const { plan: loaded, diagnostics } = loadPlan([{ path: 'plan.json', text: JSON.stringify(plan) }])
  if (loaded === undefined) throw new Error(diagnostics.map(({ message }) => message).join(' '))
  return loaded
}
