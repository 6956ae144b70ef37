// Pairs of schemas that differ in a few places: a random schema, and what small edits make of it.
// biome-ignore-all lint/suspicious/noThenProperty: JSON Schema has a keyword by that name
import fc from 'fast-check'
import type { Draft, JsonObject, JsonSchema, JsonValue } from '../../generator/src/plan/model.js'
import { mapSchema } from '../../generator/src/plan/walk-schema.js'
import { arbitrarySchema } from '../typing/arbitrary-schema.js'

export interface SchemaPair {
  readonly draft: Draft
  readonly base: JsonSchema
  readonly head: JsonSchema
}

export const DRAFTS: readonly Draft[] = ['04', '06', '07', '2019-09', '2020-12']

/** Half are as wild as the types are tested with, half are payloads as plans have them. */
export function arbitraryPair(draft: Draft): fc.Arbitrary<SchemaPair> {
  const schema = arbitrarySchema(draft).map((each) => withoutForeign(each, draft))
  const base = fc.oneof(schema, arbitraryPayload(draft))
  const edits = fc.array(
    fc.record({
      at: fc.nat({ max: 11 }),
      what: fc.nat({ max: 13 }),
      other: schema,
      name: NAME,
      count: fc.nat({ max: 3 }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  return fc.tuple(base, edits, schema, schema).map(([given, each, x, y]) => {
    const definitions = { $defs: { x, y } }
    const whole = typeof given === 'boolean' ? given : { ...given, ...definitions }
    const head = each.reduce(applyEdit, given)
    return { draft, base: whole, head: typeof head === 'boolean' ? head : { ...head, ...definitions } }
  })
}

const NAME = fc.constantFrom('a', 'b', 'ab', 'c')

interface Edit {
  readonly at: number
  readonly what: number
  readonly other: JsonSchema
  readonly name: string
  readonly count: number
}

/** Changes one subschema, the one that the edit's number comes upon. */
function applyEdit(schema: JsonSchema, edit: Edit): JsonSchema {
  let count = 0
  mapSchema(schema, (each) => {
    count += 1
    return each
  })
  let at = -1
  const changed = mapSchema(schema, (each) => {
    at += 1
    return at === edit.at % Math.max(1, count) ? change(each, edit) : each
  })
  return changed as JsonSchema
}

function change(schema: JsonObject, { what, other, name, count }: Edit): JsonObject {
  const properties = (schema.properties ?? {}) as JsonObject
  const required = (schema.required ?? []) as readonly string[]
  const { [name]: _, ...fewer } = properties
  const edits: (() => JsonObject)[] = [
    () => ({ ...schema, properties: { ...properties, [name]: other } }),
    () => ({ ...schema, properties: fewer }),
    () => ({ ...schema, required: [...new Set([...required, name])] }),
    () => ({ ...schema, required: required.filter((each) => each !== name) }),
    () => ({ ...schema, additionalProperties: false }),
    () => without(schema, 'additionalProperties'),
    () => ({ ...schema, minimum: count }),
    () => ({ ...schema, maxLength: count }),
    () => ({ ...schema, enum: [...((schema.enum ?? []) as JsonValue[]).slice(count), name, count] }),
    () => (typeof other === 'boolean' ? schema : { ...schema, ...other }),
    () => ({ anyOf: [schema, other] }),
    () => ({ allOf: [schema, other] }),
    () => without(schema, Object.keys(schema)[count] ?? ''),
    () => ({ ...schema, items: other, minItems: count }),
  ]
  return edits[what]?.() ?? schema
}

function without(schema: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([each]) => each !== key))
}

function arbitraryPayload(draft: Draft): fc.Arbitrary<JsonSchema> {
  const bound = fc.nat({ max: 3 })
  const leaf: fc.Arbitrary<JsonObject> = fc.oneof(
    fc.constantFrom<JsonObject[]>(
      { type: 'string' },
      { type: 'integer' },
      { type: 'number' },
      { type: 'boolean' },
      { type: ['string', 'null'] },
      { type: 'string', pattern: '^a' },
      { type: 'string', pattern: '^a*$' },
      { type: 'string', format: 'date' },
      { type: 'number', multipleOf: 0.5 },
    ),
    fc.uniqueArray(fc.constantFrom('', 'a', 'ab', 'b'), { minLength: 1 }).map((values) => ({ enum: values })),
    fc.tuple(bound, bound).map(([min, more]) => ({ type: 'number', minimum: min, maximum: min + more })),
    fc.tuple(bound, bound).map(([min, more]) => ({ type: 'string', minLength: min, maxLength: min + more })),
    leafArray(draft),
  )
  const object = (values: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> =>
    fc
      .record({
        properties: fc.dictionary(NAME, values, { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
        required: fc.uniqueArray(NAME, { minLength: 1, maxLength: 2 }),
        closed: fc.boolean(),
      })
      .map(({ properties, required, closed }) => ({
        type: 'object',
        properties,
        required,
        ...(closed ? { additionalProperties: false } : {}),
      }))
  return object(fc.oneof(leaf, leaf, object(leaf)))
}

function leafArray(draft: Draft): fc.Arbitrary<JsonObject> {
  const items = fc.constantFrom<JsonObject[]>({ type: 'string' }, { type: 'integer' }, { enum: ['a', 'b'] })
  const listed = draft === '2020-12' ? 'prefixItems' : 'items'
  return fc.oneof(
    fc
      .tuple(items, fc.nat({ max: 2 }))
      .map(([each, count]) => ({ type: 'array', items: each, minItems: count })),
    fc.tuple(items, items).map((list) => ({ type: 'array', [listed]: list, maxItems: 3 })),
    items.map((each) => ({ type: 'array', items: each, uniqueItems: true })),
  )
}

/** Validators heed keywords of other drafts, which the comparison leaves open: they would only add to the unknown. */
function withoutForeign(schema: JsonSchema, draft: Draft): JsonSchema {
  if (draft !== '04' && draft !== '06') return schema
  const later =
    draft === '04' ? ['const', 'contains', 'propertyNames', 'if', 'then', 'else'] : ['if', 'then', 'else']
  return mapSchema(schema, (each) => {
    const kept = Object.entries(each).filter(([key]) => !later.includes(key))
    const { exclusiveMaximum, ...rest } = Object.fromEntries(kept)
    if (draft !== '04' || exclusiveMaximum === undefined) return Object.fromEntries(kept)
    return { ...rest, maximum: exclusiveMaximum, exclusiveMaximum: true }
  }) as JsonSchema
}
