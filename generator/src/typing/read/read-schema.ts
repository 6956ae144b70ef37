// One schema to the set of values that it admits: its own keywords, and the applicators that put sets together.
import type { JsonValue } from '../../plan/model.js'
import type { SchemaCursor } from '../resolve/model.js'
import { ANNOTATIONS, isArray, isScalar, keyword } from '../resolve/schema-keywords.js'
import type { Bound, ValueSet } from '../sets/model.js'
import { intersectScalars } from '../sets/scalar-set.js'
import { allValues, exactly, intersect, NO_VALUES, unite, withAllEvaluated } from '../sets/value-set.js'
import { readAlternatives } from './read-alternatives.js'
import { readArray } from './read-arrays.js'
import { readDependencies } from './read-dependencies.js'
import { readObject } from './read-objects.js'
import { INTEGERS, readNumbers, readStrings } from './read-scalars.js'
import { closeUnevaluated } from './read-unevaluated.js'
import { childList, type ReadingContext, readNegated } from './reading-context.js'

/** Without one of these a schema says no more than its own keywords. */
const APPLICATORS = new Set([
  '$ref',
  '$dynamicRef',
  '$recursiveRef',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'dependencies',
  'dependentRequired',
  'dependentSchemas',
  'unevaluatedProperties',
  'unevaluatedItems',
])

export function readSchema(
  context: ReadingContext,
  cursor: SchemaCursor,
  bound: Bound,
  tracks: boolean,
): ValueSet {
  const names = Object.keys(cursor.schema)
  if (!names.some((name) => APPLICATORS.has(name))) return readOwnKeywords(context, cursor, bound)
  const closes =
    keyword(cursor, 'unevaluatedProperties') !== undefined ||
    keyword(cursor, 'unevaluatedItems') !== undefined
  const inner = tracks || closes
  const parts = [
    () => readReferences(context, cursor, bound, inner),
    () => readAll(context, cursor, bound, inner),
    () => readAlternatives(context, cursor, bound, inner),
    () => readNot(context, cursor, bound),
    () => readConditional(context, cursor, bound, inner),
    () => readDependencies(context, cursor, bound, inner),
  ]
  // To intersect with all values would make the same shapes once more; only what is evaluated has a part in that.
  let set = inner || names.some(isOwn) ? readOwnKeywords(context, cursor, bound) : undefined
  for (const part of parts)
    for (const next of part()) set = set === undefined ? next : intersect(context, set, next, bound)
  set ??= allValues(context.terms)
  return closes ? closeUnevaluated(context, cursor, set) : set
}

/** Whether a keyword may say something itself of the values. */
function isOwn(name: string): boolean {
  return !APPLICATORS.has(name) && !ANNOTATIONS.has(name)
}

function readOwnKeywords(context: ReadingContext, cursor: SchemaCursor, bound: Bound): ValueSet {
  const listed = readListed(context, cursor)
  const types = readTypes(keyword(cursor, 'type'))
  const admits = (name: string): boolean => types === undefined || types.includes(name)
  // Beside a list of scalars what is said of other values does not matter.
  const list = keyword(cursor, 'enum')
  const hasParts = !(isArray(list) && list.every(isScalar))
  const object =
    hasParts && admits('object') ? readObject(context, context.resolver, cursor, bound) : undefined
  const array = hasParts && admits('array') ? readArray(context, context.resolver, cursor) : undefined
  const constrained: ValueSet = {
    hasNull: admits('null'),
    booleans: admits('boolean') ? [true, false] : [],
    numbers: admits('number')
      ? readNumbers(cursor)
      : admits('integer')
        ? intersectScalars(INTEGERS, readNumbers(cursor))
        : NO_VALUES.numbers,
    strings: admits('string') ? readStrings(cursor, bound) : NO_VALUES.strings,
    arrays: array === undefined ? [] : [array],
    objects: object === undefined ? [] : [object],
  }
  return listed.reduce((a, b) => intersect(context, a, b, bound), constrained)
}

function readTypes(type: JsonValue | undefined): readonly JsonValue[] | undefined {
  return typeof type === 'string' ? [type] : isArray(type) ? type : undefined
}

function readListed({ terms }: ReadingContext, cursor: SchemaCursor): ValueSet[] {
  const [list, constant] = [keyword(cursor, 'enum'), keyword(cursor, 'const')]
  const sets: ValueSet[] = []
  if (isArray(list)) sets.push(unite(list.map((value) => exactly(terms, value))))
  if (constant !== undefined) sets.push(exactly(terms, constant))
  return sets
}

function readReferences(
  context: ReadingContext,
  cursor: SchemaCursor,
  bound: Bound,
  tracks: boolean,
): ValueSet[] {
  const { resolver } = context
  const resolvers = {
    $ref: resolver.resolveRef,
    $dynamicRef: resolver.resolveDynamicRef,
    $recursiveRef: resolver.resolveRecursiveRef,
  }
  return Object.entries(resolvers).flatMap(([name, resolve]) => {
    const ref = keyword(cursor, name)
    if (typeof ref !== 'string') return []
    const target = resolve.call(resolver, cursor, ref)
    if (target !== undefined) return [context.readCursor(target, bound, tracks)]
    return [bound === 'over' ? withAllEvaluated(allValues(context.terms)) : NO_VALUES]
  })
}

function readAll(context: ReadingContext, cursor: SchemaCursor, bound: Bound, tracks: boolean): ValueSet[] {
  return childList(context, cursor, 'allOf').map((child) => context.readCursor(child, bound, tracks))
}

function readNot(context: ReadingContext, cursor: SchemaCursor, bound: Bound): ValueSet[] {
  const child = keyword(cursor, 'not') === undefined ? undefined : context.resolver.child(cursor, 'not')
  return child === undefined ? [] : [readNegated(context, child, bound)]
}

function readConditional(
  context: ReadingContext,
  cursor: SchemaCursor,
  bound: Bound,
  tracks: boolean,
): ValueSet[] {
  const condition = keyword(cursor, 'if') === undefined ? undefined : context.resolver.child(cursor, 'if')
  if (condition === undefined) return []
  const consequence = (name: 'then' | 'else'): ValueSet => {
    const child = context.resolver.child(cursor, name)
    return child === undefined ? allValues(context.terms) : context.readCursor(child, bound, tracks)
  }
  if (!tracks && keyword(cursor, 'then') === undefined && keyword(cursor, 'else') === undefined) return []
  const met = intersect(context, context.readCursor(condition, bound, tracks), consequence('then'), bound)
  const unmet = intersect(context, readNegated(context, condition, bound), consequence('else'), bound)
  return [unite([met, unmet])]
}
