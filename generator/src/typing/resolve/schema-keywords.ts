// Where subschemas stand in a schema, and how the drafts differ in naming and referring. Knows nothing of types.
import type { Draft, JsonObject, JsonSchema, JsonValue } from '../../plan/model.js'
import type { SchemaCursor } from './model.js'

/** Where schemas stand under a keyword: as its value or in the list that it is (`direct`), or as members of an object. */
const SUBSCHEMA_KEYWORDS: ReadonlyMap<string, 'direct' | 'members'> = new Map([
  ['additionalItems', 'direct'],
  ['additionalProperties', 'direct'],
  ['allOf', 'direct'],
  ['anyOf', 'direct'],
  ['contains', 'direct'],
  ['contentSchema', 'direct'],
  ['else', 'direct'],
  ['if', 'direct'],
  ['items', 'direct'],
  ['not', 'direct'],
  ['oneOf', 'direct'],
  ['prefixItems', 'direct'],
  ['propertyNames', 'direct'],
  ['then', 'direct'],
  ['unevaluatedItems', 'direct'],
  ['unevaluatedProperties', 'direct'],
  ['$defs', 'members'],
  ['definitions', 'members'],
  ['dependencies', 'members'],
  ['dependentSchemas', 'members'],
  ['patternProperties', 'members'],
  ['properties', 'members'],
])

/** What tells readers about a value without constraining it. */
export const ANNOTATIONS: ReadonlySet<string> = new Set([
  'title',
  'description',
  'default',
  'examples',
  'deprecated',
])

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value)
}

export function isSchema(value: JsonValue | undefined): value is JsonSchema {
  return typeof value === 'boolean' || isObject(value)
}

/** The own member of an object, never one that it inherits. */
export function ownMember(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

/** The schemas that stand directly in a schema. What stands in `enum`, `const`, `default` or `examples` is data. */
export function subschemas(schema: JsonObject): JsonObject[] {
  const found: JsonObject[] = []
  for (const name of Object.keys(schema)) {
    const kind = SUBSCHEMA_KEYWORDS.get(name)
    const value = kind === undefined ? undefined : schema[name]
    if (isArray(value)) found.push(...value.filter(isObject))
    else if (isObject(value) && kind === 'direct') found.push(value)
    else if (isObject(value)) found.push(...Object.values(value).filter(isObject))
  }
  return found
}

/** Whether a `$ref` hides everything that stands beside it. */
export function refHidesSiblings(draft: Draft): boolean {
  return draft === '04' || draft === '06' || draft === '07'
}

/** The identifier that a schema gives itself: `id` in draft 04, `$id` after it; none beside a `$ref` that hides it. */
export function identifierOf(schema: JsonObject, draft: Draft): string | undefined {
  if (refHidesSiblings(draft) && typeof schema.$ref === 'string') return undefined
  const id = ownMember(schema, draft === '04' ? 'id' : '$id')
  return typeof id === 'string' ? id : undefined
}

const DRAFT_URIS: readonly (readonly [string, Draft])[] = [
  ['json-schema.org/draft-04/', '04'],
  ['json-schema.org/draft-06/', '06'],
  ['json-schema.org/draft-07/', '07'],
  ['json-schema.org/draft/2019-09/', '2019-09'],
  ['json-schema.org/draft/2020-12/', '2020-12'],
]

/** The draft that a `$schema` names, or undefined where it names none of the five. */
export function draftOfUri(uri: string): Draft | undefined {
  return DRAFT_URIS.find(([part]) => uri.includes(part))?.[1]
}

/** The drafts that know a keyword, where not all do. */
const DRAFTS_OF_KEYWORD: Readonly<Record<string, readonly Draft[]>> = {
  $dynamicRef: ['2020-12'],
  $recursiveRef: ['2019-09'],
  additionalItems: ['04', '06', '07', '2019-09'],
  const: ['06', '07', '2019-09', '2020-12'],
  contains: ['06', '07', '2019-09', '2020-12'],
  dependencies: ['04', '06', '07'],
  dependentRequired: ['2019-09', '2020-12'],
  dependentSchemas: ['2019-09', '2020-12'],
  if: ['07', '2019-09', '2020-12'],
  maxContains: ['2019-09', '2020-12'],
  minContains: ['2019-09', '2020-12'],
  prefixItems: ['2020-12'],
  propertyNames: ['06', '07', '2019-09', '2020-12'],
  unevaluatedItems: ['2019-09', '2020-12'],
  unevaluatedProperties: ['2019-09', '2020-12'],
}

const VALIDATION_VOCABULARY = new Set([
  'const',
  'dependentRequired',
  'enum',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'format',
  'maxContains',
  'maxItems',
  'maxLength',
  'maxProperties',
  'maximum',
  'minContains',
  'minItems',
  'minLength',
  'minProperties',
  'minimum',
  'multipleOf',
  'pattern',
  'required',
  'type',
  'uniqueItems',
])

/** The value of a keyword, or undefined where the schema lacks it or its dialect does not know it. */
export function keyword(cursor: SchemaCursor, name: string): JsonValue | undefined {
  const { schema, draft, validates } = cursor
  if (!isObject(schema)) return undefined
  const value = ownMember(schema, name)
  if (value === undefined || (!validates && VALIDATION_VOCABULARY.has(name))) return undefined
  return (DRAFTS_OF_KEYWORD[name]?.includes(draft) ?? true) ? value : undefined
}

/** What bounds a number or a string. */
export const BOUND_KEYWORDS = [
  'exclusiveMaximum',
  'exclusiveMinimum',
  'format',
  'maxLength',
  'maximum',
  'minLength',
  'minimum',
  'multipleOf',
  'pattern',
] as const

export function isScalar(value: JsonValue): boolean {
  return typeof value !== 'object' || value === null
}
