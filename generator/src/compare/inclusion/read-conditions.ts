// What a schema says of values of one type, as a condition: its keywords as its draft has them, with references followed.
// Judges like the local data plane does (ajv); what the two might differ in is left unknown.
import { draftsOf } from '../../plan/schema-keywords.js'
import type { SchemaCursor } from '../../typing/resolve/model.js'
import { isArray, isObject, keyword } from '../../typing/resolve/schema-keywords.js'
import { ALWAYS, type Condition, type JsonType, NEVER, negate, UNKNOWN } from './condition.js'
import { followReferences } from './follow-references.js'
import { readArrayKeywords } from './read-array-keywords.js'
import { readObjectKeywords } from './read-object-keywords.js'
import { readNumberKeywords, readStringKeywords } from './read-scalar-keywords.js'
import { schemaCondition } from './schema-condition.js'
import type { SchemaSide } from './schema-side.js'

/** A longer chain of references leads in a circle. */
const MAX_HOPS = 100

export function readConditions(side: SchemaSide, cursor: SchemaCursor, type: JsonType, hops = 0): Condition {
  const at = (...path: string[]): Condition => schemaCondition(side, side.resolver.child(cursor, ...path))
  const parts = [
    readType(cursor, type),
    ...readListed(cursor),
    ...followReferences(side.resolver, cursor).map((target) => readTarget(side, cursor, target, type, hops)),
    ...readCombined(cursor, at),
    ...readForeign(cursor),
  ]
  if (type === 'number') parts.push(...readNumberKeywords(cursor))
  if (type === 'string') parts.push(...readStringKeywords(cursor))
  if (type === 'array') parts.push(...readArrayKeywords(cursor, at))
  if (type === 'object') parts.push(...readObjectKeywords(side, cursor, at))
  return { kind: 'all', parts }
}

/** A schema that is nothing but a reference has its target's key: it has to be read as that, not to refer to it. */
function readTarget(
  side: SchemaSide,
  cursor: SchemaCursor,
  target: SchemaCursor | undefined,
  type: JsonType,
  hops: number,
): Condition {
  const condition = schemaCondition(side, target)
  const isSame = condition.kind === 'schema' && condition.key === side.keys.of(side.resolver, cursor)
  if (!isSame || target === undefined) return condition
  return hops < MAX_HOPS ? readConditions(side, target, type, hops + 1) : UNKNOWN
}

function readType(cursor: SchemaCursor, type: JsonType): Condition {
  const given = keyword(cursor, 'type')
  const types = typeof given === 'string' ? [given] : isArray(given) ? given : undefined
  if (types === undefined || types.includes(type)) return ALWAYS
  return type === 'number' && types.includes('integer') ? { kind: 'multiple', step: 1, holds: true } : NEVER
}

function readListed(cursor: SchemaCursor): Condition[] {
  const [list, constant] = [keyword(cursor, 'enum'), keyword(cursor, 'const')]
  const listed = isArray(list) ? [list] : []
  return [...listed, ...(constant === undefined ? [] : [[constant]])].map(
    (values): Condition => ({ kind: 'listed', values, holds: true }),
  )
}

function readCombined(cursor: SchemaCursor, at: (...path: string[]) => Condition): Condition[] {
  const list = (name: string): Condition[] => {
    const given = keyword(cursor, name)
    return isArray(given) ? given.map((_, index) => at(name, String(index))) : []
  }
  const parts = list('allOf')
  if (keyword(cursor, 'anyOf') !== undefined) parts.push({ kind: 'any', parts: list('anyOf') })
  if (keyword(cursor, 'oneOf') !== undefined) parts.push(exactlyOne(list('oneOf')))
  if (keyword(cursor, 'not') !== undefined) parts.push(negate(at('not')))
  if (keyword(cursor, 'if') !== undefined) {
    const condition = at('if')
    const then = keyword(cursor, 'then') === undefined ? ALWAYS : at('then')
    const otherwise = keyword(cursor, 'else') === undefined ? ALWAYS : at('else')
    parts.push({ kind: 'any', parts: [negate(condition), then] })
    parts.push({ kind: 'any', parts: [condition, otherwise] })
  }
  return parts
}

/** At least one, and of each pair not both. */
function exactlyOne(parts: readonly Condition[]): Condition {
  const pairs = parts.flatMap((part, index) =>
    parts.slice(index + 1).map((other): Condition => ({ kind: 'any', parts: [negate(part), negate(other)] })),
  )
  return { kind: 'all', parts: [{ kind: 'any', parts }, ...pairs] }
}

const ASSERTING = new Set(
  (
    'const contains if propertyNames dependencies dependentRequired dependentSchemas minContains maxContains ' +
    'prefixItems unevaluatedItems unevaluatedProperties additionalItems'
  ).split(' '),
)

/** ajv heeds keywords of other drafts, and one of OpenAPI's. */
function readForeign({ schema, draft }: SchemaCursor): Condition[] {
  if (!isObject(schema)) return []
  const isForeign = Object.keys(schema).some(
    (name) => ASSERTING.has(name) && (!draftsOf(name).includes(draft) || isUndecided(name, draft)),
  )
  return isForeign || schema.nullable === true ? [UNKNOWN] : []
}

/** `dependencies` left the vocabulary in 2019-09; validators keep it. */
function isUndecided(name: string, draft: SchemaCursor['draft']): boolean {
  return name === 'dependencies' && (draft === '2019-09' || draft === '2020-12')
}
