// `dependentRequired`, `dependentSchemas`, and `dependencies` of the older drafts: what one property asks of the object.
import type { SchemaCursor } from '../resolve/model.js'
import { isArray, isObject, keyword } from '../resolve/schema-keywords.js'
import type { Bound, ObjectShape, PropertyShape, ValueSet } from '../sets/model.js'
import { objectWith } from '../sets/object-shapes.js'
import { allValues, intersect } from '../sets/value-set.js'
import type { ReadingContext } from './reading-context.js'

const KEYWORDS = ['dependencies', 'dependentRequired', 'dependentSchemas']

export function readDependencies(
  context: ReadingContext,
  cursor: SchemaCursor,
  bound: Bound,
  tracks: boolean,
): ValueSet[] {
  return KEYWORDS.flatMap((name) => {
    const dependencies = keyword(cursor, name)
    if (!isObject(dependencies)) return []
    return Object.entries(dependencies).map(([trigger, dependency]) => {
      if (isArray(dependency)) return requireBeside(context, trigger, dependency.filter(isName))
      const child = context.resolver.child(cursor, name, trigger)
      if (child === undefined) return allValues(context.terms)
      return applyBeside(context, trigger, context.readCursor(child, bound, tracks), bound)
    })
  })
}

function requireBeside({ terms }: ReadingContext, trigger: string, names: readonly string[]): ValueSet {
  const required: PropertyShape = { term: terms.any, required: true }
  const together = objectWith(names.map((name) => [name, required]))
  return { ...allValues(terms), objects: [without(terms.none, trigger), together] }
}

function applyBeside(context: ReadingContext, trigger: string, set: ValueSet, bound: Bound): ValueSet {
  const { terms } = context
  const present = {
    ...allValues(terms),
    objects: [objectWith([[trigger, { term: terms.any, required: true }]])],
  }
  const together = intersect(context, present, set, bound).objects
  return { ...allValues(terms), objects: [without(terms.none, trigger), ...together] }
}

function without(none: PropertyShape['term'], name: string): ObjectShape {
  return objectWith([[name, { term: none, required: false }]])
}

function isName(value: unknown): value is string {
  return typeof value === 'string'
}
