// A schema of one draft said in another: vendors take one draft each. What a draft has no words for is told.
import { isOlder } from '../plan/draft.js'
import { isArray, isObject, omit } from '../plan/json-value.js'
import type { Draft, JsonObject, JsonSchema, JsonValue } from '../plan/model.js'
import { isSchema, mapSchema } from '../plan/walk-schema.js'

type OnLoss = (keyword: string) => void
type Step = (schema: JsonObject, onLoss: OnLoss) => JsonObject

const ORDER: readonly Draft[] = ['04', '06', '07', '2019-09', '2020-12']

/** From the draft to the one before it. */
const DOWN: Readonly<Partial<Record<Draft, Step>>> = {
  '2020-12': from2020To2019,
  '2019-09': from2019To07,
  '07': from07To06,
  '06': from06To04,
}

/** From the draft to the next. */
const UP: Readonly<Partial<Record<Draft, Step>>> = {
  '04': from04To06,
  '07': from07To2019,
  '2019-09': from2019To2020,
}

export function convertSchema(schema: JsonSchema, from: Draft, to: Draft, onLoss: OnLoss): JsonSchema {
  let converted = schema
  let at = ORDER.indexOf(from)
  while (ORDER[at] !== to) {
    const isDown = isOlder(to, ORDER[at] ?? to)
    const step = (isDown ? DOWN : UP)[ORDER[at] ?? to]
    if (step !== undefined) converted = apply(converted, step, onLoss)
    at += isDown ? -1 : 1
  }
  return to === '04' && from !== '04' ? withoutBooleans(converted) : converted
}

function apply(schema: JsonSchema, step: Step, onLoss: OnLoss): JsonSchema {
  const mapped = mapSchema(schema, (each) => step(each, onLoss))
  return isSchema(mapped) ? mapped : true
}

function from2020To2019(schema: JsonObject, onLoss: OnLoss): JsonObject {
  const { prefixItems, items, $dynamicRef, ...rest } = schema
  if ($dynamicRef !== undefined) onLoss('$dynamicRef')
  if (prefixItems === undefined) return { ...rest, ...member('items', items) }
  return { ...rest, items: prefixItems, ...member('additionalItems', items) }
}

function from2019To2020(schema: JsonObject): JsonObject {
  const { items, additionalItems, ...rest } = schema
  if (!isArray(items)) return { ...rest, ...member('items', items) }
  return { ...rest, prefixItems: items, ...member('items', additionalItems) }
}

const COMPOSED = [
  '$ref',
  'allOf',
  'anyOf',
  'oneOf',
  'if',
  'dependentSchemas',
  'dependencies',
  '$recursiveRef',
]

function from2019To07(schema: JsonObject, onLoss: OnLoss): JsonObject {
  const { dependentRequired, dependentSchemas, $recursiveRef, ...given } = schema
  if ($recursiveRef !== undefined) onLoss('$recursiveRef')
  const dependencies = {
    ...objectOf(given.dependencies),
    ...objectOf(dependentRequired),
    ...objectOf(dependentSchemas),
  }
  const both = Object.keys(objectOf(dependentRequired)).filter((key) => key in objectOf(dependentSchemas))
  if (both.length > 0) onLoss('dependentRequired beside dependentSchemas')
  const rest = dropAll(
    closeByOldWords(given, onLoss),
    ['minContains', 'maxContains', 'contentSchema'],
    onLoss,
  )
  const full = Object.keys(dependencies).length === 0 ? rest : { ...rest, dependencies }
  return guardRef(full)
}

/** What is unevaluated is what is additional, where no other subschema looks at the object. */
function closeByOldWords(schema: JsonObject, onLoss: OnLoss): JsonObject {
  const { unevaluatedProperties, unevaluatedItems, ...rest } = schema
  const isPlain = COMPOSED.every((keyword) => !(keyword in rest))
  const properties = isPlain && !('additionalProperties' in rest) ? unevaluatedProperties : undefined
  if (unevaluatedProperties !== undefined && unevaluatedProperties !== true && properties === undefined)
    onLoss('unevaluatedProperties')
  if (unevaluatedItems !== undefined && unevaluatedItems !== true) onLoss('unevaluatedItems')
  return { ...rest, ...member('additionalProperties', properties) }
}

/** Up to draft 7 whatever stands beside `$ref` is ignored. */
function guardRef(schema: JsonObject): JsonObject {
  const { $ref, ...rest } = schema
  if ($ref === undefined || Object.keys(rest).length === 0) return schema
  return { ...rest, allOf: [...(isArray(rest.allOf) ? rest.allOf : []), { $ref }] }
}

/** What was ignored beside `$ref` counts from 2019-09 on. */
function from07To2019(schema: JsonObject): JsonObject {
  return schema.$ref === undefined ? schema : { $ref: schema.$ref }
}

function from07To06(schema: JsonObject, onLoss: OnLoss): JsonObject {
  const { if: condition, then, else: otherwise, ...given } = schema
  const rest = dropAll(
    given,
    ['readOnly', 'writeOnly', 'contentEncoding', 'contentMediaType', '$comment'],
    onLoss,
  )
  if (condition === undefined || (then === undefined && otherwise === undefined)) return rest
  const branches = [
    ...(then === undefined ? [] : [{ anyOf: [{ not: condition }, then] }]),
    ...(otherwise === undefined ? [] : [{ anyOf: [condition, otherwise] }]),
  ]
  return { ...rest, allOf: [...(isArray(rest.allOf) ? rest.allOf : []), ...branches] }
}

function from06To04(schema: JsonObject, onLoss: OnLoss): JsonObject {
  const { const: only, ...given } = schema
  const rest = dropAll(given, ['contains', 'propertyNames', 'examples'], onLoss)
  const required = isArray(rest.required) && rest.required.length === 0 ? omit(rest, ['required']) : rest
  const bounded = boundBelow(boundBelow(required, 'inimum'), 'aximum')
  if (only === undefined) return bounded
  if (bounded.enum === undefined) return { ...bounded, enum: [only] }
  return { ...bounded, allOf: [...(isArray(bounded.allOf) ? bounded.allOf : []), { enum: [only] }] }
}

/** Draft 4 says by `true` that `minimum` is exclusive; of two bounds the tighter one counts. */
function boundBelow(schema: JsonObject, end: 'inimum' | 'aximum'): JsonObject {
  const [bound, exclusive] = [`m${end}`, `exclusiveM${end}`]
  const { [exclusive]: limit, ...rest } = schema
  if (typeof limit !== 'number') return schema
  const other = rest[bound]
  const isTighter = typeof other === 'number' && (end === 'inimum' ? other > limit : other < limit)
  return isTighter ? rest : { ...rest, [bound]: limit, [exclusive]: true }
}

function from04To06(schema: JsonObject): JsonObject {
  return boundAbove(boundAbove(schema, 'inimum'), 'aximum')
}

function boundAbove(schema: JsonObject, end: 'inimum' | 'aximum'): JsonObject {
  const [bound, exclusive] = [`m${end}`, `exclusiveM${end}`]
  const { [exclusive]: isExclusive, ...rest } = schema
  if (typeof isExclusive !== 'boolean') return schema
  return isExclusive ? { ...omit(rest, [bound]), ...member(exclusive, rest[bound]) } : rest
}

/** Draft 4 has `true` and `false` under two keywords alone. */
function withoutBooleans(schema: JsonSchema): JsonSchema {
  const mapped = mapSchema(objectSchema(schema), (each) =>
    Object.fromEntries(Object.entries(each).map(([keyword, value]) => [keyword, objectsIn(keyword, value)])),
  )
  return isSchema(mapped) ? mapped : true
}

const MAPS = ['properties', 'patternProperties', 'definitions', '$defs', 'dependencies']
const LISTS = ['allOf', 'anyOf', 'oneOf', 'items']

function objectsIn(keyword: string, value: JsonValue): JsonValue {
  if (MAPS.includes(keyword) && isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, objectSchema(each)]))
  if (LISTS.includes(keyword) && isArray(value)) return value.map(objectSchema)
  return keyword === 'not' || keyword === 'items' ? objectSchema(value) : value
}

function objectSchema<Value extends JsonValue>(schema: Value): Value | JsonObject {
  if (schema === true) return {}
  return schema === false ? { not: {} } : schema
}

function dropAll(schema: JsonObject, keywords: readonly string[], onLoss: OnLoss): JsonObject {
  const found = keywords.filter((keyword) => keyword in schema)
  for (const keyword of found) onLoss(keyword)
  return found.length === 0 ? schema : omit(schema, found)
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isObject(value) ? value : {}
}

function member(key: string, value: JsonValue | undefined): JsonObject {
  return value === undefined ? {} : { [key]: value }
}
