// The properties and custom types of a rudder-cli project, gathered from schemas: each thing once, with an id.
import { isArray, isObject, omit } from '../plan/json-value.js'
import type { JsonObject, JsonSchema, JsonValue, PlanEvent } from '../plan/model.js'
import type { Losses } from './collect-losses.js'
import { nameOfRef } from './definition-refs.js'
import type { BundledSchema } from './model.js'
import { readVariants } from './read-variants.js'
import { createSlugs } from './slug.js'

export interface RudderCatalog {
  /** `properties` and `variants` of a rule, for the payload of an event. */
  readonly ruleOf: (bundled: BundledSchema, event: PlanEvent) => JsonObject
  readonly properties: () => JsonObject[]
  readonly customTypes: () => JsonObject[]
}

/** Everything so far, by what it says. */
interface Gathered {
  readonly properties: Map<string, JsonObject>
  readonly types: Map<string, JsonObject>
  readonly propertySlug: (text: string, otherwise: string) => string
  readonly typeSlug: (text: string, otherwise: string) => string
  readonly losses: Losses
}

/** What is being written: the definitions that references in it lead to, and whose loss it is. */
interface Site {
  readonly definitions: ReadonlyMap<string, JsonSchema>
  readonly event: PlanEvent
  /** Definitions that are being inlined, so that one within itself ends. */
  readonly inlined: readonly string[]
  readonly gathered: Gathered
}

const SCALARS = new Set(['string', 'number', 'integer', 'boolean', 'null', 'array', 'object'])

/** The keywords that a property can be configured with, as rudder-cli spells them. */
const CONFIG: ReadonlyMap<string, string> = new Map([
  ['enum', 'enum'],
  ['minLength', 'min_length'],
  ['maxLength', 'max_length'],
  ['pattern', 'pattern'],
  ['format', 'format'],
  ['minimum', 'minimum'],
  ['maximum', 'maximum'],
  ['exclusiveMinimum', 'exclusive_minimum'],
  ['exclusiveMaximum', 'exclusive_maximum'],
  ['multipleOf', 'multiple_of'],
  ['minItems', 'min_items'],
  ['maxItems', 'max_items'],
  ['uniqueItems', 'unique_items'],
])

export function createRudderCatalog(losses: Losses): RudderCatalog {
  const gathered: Gathered = {
    properties: new Map(),
    types: new Map(),
    propertySlug: createSlugs('-'),
    typeSlug: createSlugs('-'),
    losses,
  }
  return {
    ruleOf: ({ schema, definitions }, event) => {
      const payload = isSchemaObject(schema) ? schema : {}
      const rest = omit(payload, ['title', 'description', 'unevaluatedProperties', 'additionalProperties'])
      const site = { definitions, event, inlined: [], gathered }
      return { ...(isClosed(payload) ? {} : { additional_properties: true }), ...entriesOf(rest, site) }
    },
    properties: () => [...gathered.properties.values()],
    customTypes: () => [...gathered.types.values()],
  }
}

function lose(what: string, { event, gathered }: Site): void {
  gathered.losses.add(`${what} cannot be said in a rudder-cli project`, event)
}

/** `properties` and `variants` of an object. */
function entriesOf(schema: JsonObject, site: Site): JsonObject {
  const { type: _type, properties: given, required, allOf, ...rest } = schema
  for (const keyword of Object.keys(rest)) lose(keyword, site)
  const members = isObject(given) ? given : {}
  const needed = isArray(required) ? required.filter((each) => typeof each === 'string') : []
  const all = { ...Object.fromEntries(needed.map((name) => [name, true])), ...members }
  const entries = Object.entries(all).map(([name, each]) => entryOf(name, each, needed.includes(name), site))
  const variants = allOf === undefined ? [] : readVariants(allOf)
  if (variants === undefined) lose('allOf', site)
  return {
    ...(entries.length === 0 ? {} : { properties: entries }),
    ...(variants === undefined || variants.length === 0
      ? {}
      : {
          variants: variants.map((variant) => ({
            type: 'discriminator',
            discriminator: refOf(variant.discriminator, all[variant.discriminator] ?? true, site),
            cases: variant.cases.map(({ title, description, match, then }, index) => ({
              display_name: title ?? `Case ${index + 1}`,
              ...(description === undefined ? {} : { description }),
              match,
              properties: listOf(then, site),
            })),
            ...(variant.otherwise === undefined
              ? {}
              : { default: { properties: listOf(variant.otherwise, site) } }),
          })),
        }),
  }
}

function listOf(schema: JsonObject, site: Site): JsonValue {
  return entriesOf(schema, site).properties ?? []
}

function entryOf(name: string, given: JsonValue, isRequired: boolean, site: Site): JsonObject {
  const schema = inline(given, site)
  const isList = schema.type === 'array' && isObject(schema.items) && hasMembers(schema.items)
  const object =
    isList && isObject(schema.items)
      ? schema.items
      : schema.type === 'object' && hasMembers(schema)
        ? schema
        : undefined
  const property = refOf(name, given, site)
  const base = { property, required: isRequired }
  if (object === undefined) {
    return schema.type === 'object' && isClosed(schema) ? { ...base, additional_properties: false } : base
  }
  const { additionalProperties, ...open } = object
  // What an object says beside its members is said of the property; the items of a list have no property of their own.
  const kept = isList
    ? open
    : { ...member('properties', open.properties), ...member('required', open.required) }
  if (isObject(additionalProperties)) lose('additionalProperties with a schema', site)
  const nested = entriesOf(kept, site)
  return { ...base, ...(isClosed(object) ? { additional_properties: false } : {}), ...nested }
}

/** The reference to a property, which is made where there is none like it. */
function refOf(name: string, given: JsonValue, site: Site): string {
  const value = { name, ...partsOf(inline(given, site), site) }
  const key = JSON.stringify(value)
  const id = String(
    (site.gathered.properties.get(key) ?? { id: site.gathered.propertySlug(name, 'property') }).id,
  )
  site.gathered.properties.set(key, { id, ...value })
  return `#property:${id}`
}

function partsOf(schema: JsonObject, site: Site): JsonObject {
  const { description, type: _type, anyOf: _anyOf, $ref: _ref, items, ...given } = schema
  const types = typesOf(schema, site)
  const itemTypes = isObject(items) && !hasMembers(items) ? itemTypesOf(items, site) : []
  if (isArray(items) || typeof items === 'boolean') lose('items in this form', site)
  const rest = omit(given, ['properties', 'required', 'additionalProperties'])
  return {
    ...(typeof description === 'string' ? { description } : {}),
    ...oneOrMany('type', 'types', types),
    ...oneOrMany('item_type', 'item_types', itemTypes),
    ...configOf(rest, site),
  }
}

function configOf(rest: JsonObject, site: Site): JsonObject {
  const config = Object.entries(rest).flatMap(([keyword, value]) => {
    const spelt = CONFIG.get(keyword)
    if (spelt === undefined) lose(keyword, site)
    return spelt === undefined ? [] : [[spelt, value] as const]
  })
  return config.length === 0 ? {} : { config: Object.fromEntries(config) }
}

function itemTypesOf(items: JsonObject, site: Site): string[] {
  const schema = inline(items, site)
  for (const keyword of Object.keys(omit(schema, ['type', '$ref', 'anyOf'])))
    lose(`${keyword} of items`, site)
  return typesOf(schema, site)
}

/** Primitives and custom types; none is any. */
function typesOf({ type, $ref, anyOf }: JsonObject, site: Site): string[] {
  const primitives = (isArray(type) ? type : [type]).filter(
    (each) => typeof each === 'string' && SCALARS.has(each),
  )
  const custom = typeof $ref === 'string' ? [typeRef($ref, site)] : []
  const branches = isArray(anyOf) ? anyOf.filter(isObject) : []
  const isPlain = branches.every((branch) =>
    Object.keys(branch).every((key) => key === 'type' || key === '$ref'),
  )
  if (anyOf !== undefined && (!isPlain || primitives.length > 0)) lose('anyOf', site)
  const others = isPlain && primitives.length === 0 ? branches.flatMap((branch) => typesOf(branch, site)) : []
  return [...(primitives as string[]), ...custom, ...others]
}

function typeRef(ref: string, site: Site): string {
  const name = nameOfRef(ref)
  const key = JSON.stringify([name, closureOf(name, site)])
  const known = site.gathered.types.get(key)
  if (known !== undefined) return `#custom-type:${String(known.id)}`
  const id = site.gathered.typeSlug(name, 'type')
  // Known before it is made, since it may refer to itself.
  site.gathered.types.set(key, { id, name })
  site.gathered.types.set(key, { id, name, ...customType(site.definitions.get(name), site) })
  return `#custom-type:${id}`
}

function customType(schema: JsonSchema | undefined, site: Site): JsonObject {
  const given = isSchemaObject(schema) ? schema : {}
  if (given.type !== 'object') return partsOf(given, site)
  const { description, additionalProperties, ...object } = given
  if (additionalProperties !== undefined && additionalProperties !== true)
    lose('additionalProperties of a custom type', site)
  return {
    ...(typeof description === 'string' ? { description } : {}),
    type: 'object',
    ...entriesOf(object, site),
  }
}

/** A definition that can be no custom type, since it is not of one type, stands where it is referred to. */
function inline(given: JsonValue, site: Site): JsonObject {
  if (!isObject(given)) {
    if (given === false) lose('false', site)
    return {}
  }
  const { $ref, ...rest } = given
  if (typeof $ref !== 'string') return given
  const target = site.definitions.get(nameOfRef($ref))
  if (isSchemaObject(target) && typeof target.type === 'string') {
    for (const keyword of Object.keys(omit(rest, ['description'])))
      lose(`${keyword} beside a reference`, site)
    return { $ref, ...('description' in rest ? { description: rest.description ?? '' } : {}) }
  }
  if (site.inlined.includes($ref)) {
    lose('A definition within itself', site)
    return {}
  }
  const own = inline(isSchemaObject(target) ? target : {}, {
    ...site,
    inlined: [...site.inlined, $ref],
  })
  return { ...own, ...rest }
}

/** A definition with all that it leads to: two of one name are the same where all of it is. */
function closureOf(name: string, { definitions }: Site): JsonValue[] {
  const names = [name]
  for (const each of names) {
    const text = JSON.stringify(definitions.get(each) ?? true)
    for (const [, ref = ''] of text.matchAll(/"\$ref":"(#[^"]*)"/g)) {
      if (!names.includes(nameOfRef(ref))) names.push(nameOfRef(ref))
    }
  }
  return names.map((each) => definitions.get(each) ?? true)
}

function isSchemaObject(schema: JsonSchema | undefined): schema is JsonObject {
  return typeof schema === 'object'
}

/** Whether only the properties that are listed may be there: those that are told in other words cannot be listed. */
function isClosed(schema: JsonObject): boolean {
  if ('patternProperties' in schema) return false
  if (schema.additionalProperties === false) return true
  const isListed = ELSEWHERE.every((keyword) => !(keyword in schema))
  const hasVariants = schema.allOf === undefined || readVariants(schema.allOf) !== undefined
  return schema.unevaluatedProperties === false && isListed && hasVariants
}

/** Where properties can be that are evaluated. */
const ELSEWHERE = [
  '$ref',
  'anyOf',
  'oneOf',
  'if',
  'then',
  'else',
  'dependentSchemas',
  'dependencies',
  'additionalProperties',
]

function hasMembers({ properties }: JsonObject): boolean {
  return isObject(properties) && Object.keys(properties).length > 0
}

function oneOrMany(one: string, many: string, values: readonly string[]): JsonObject {
  const [first, ...more] = values
  if (first === undefined) return {}
  return more.length === 0 ? { [one]: first } : { [many]: values }
}

function member(key: string, value: JsonValue | undefined): JsonObject {
  return value === undefined ? {} : { [key]: value }
}
