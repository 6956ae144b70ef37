// `unevaluatedProperties` and `unevaluatedItems`: what no subschema of a shape has looked at.
import type { SchemaCursor } from '../resolve/model.js'
import { keyword } from '../resolve/schema-keywords.js'
import { tidyArray } from '../sets/array-shapes.js'
import type { ArrayShape, ObjectShape, Term, ValueSet } from '../sets/model.js'
import { tidyObject } from '../sets/object-shapes.js'
import type { ReadingContext } from './reading-context.js'

/** Each shape of the set, with its rest constrained; everything in it counts as evaluated then. */
export function closeUnevaluated(context: ReadingContext, cursor: SchemaCursor, set: ValueSet): ValueSet {
  const properties = termOf(context, cursor, 'unevaluatedProperties')
  const items = termOf(context, cursor, 'unevaluatedItems')
  return {
    ...set,
    objects:
      properties === undefined
        ? set.objects
        : set.objects.flatMap((shape) => closeObject(context, shape, properties) ?? []),
    arrays:
      items === undefined
        ? set.arrays
        : set.arrays.flatMap((shape) => closeArray(context, shape, items) ?? []),
  }
}

function termOf({ resolver, terms }: ReadingContext, cursor: SchemaCursor, name: string): Term | undefined {
  const child = keyword(cursor, name) === undefined ? undefined : resolver.child(cursor, name)
  return child && terms.schema(child)
}

function closeObject(context: ReadingContext, shape: ObjectShape, term: Term): ObjectShape | undefined {
  const { evaluated } = shape
  if (evaluated.all) return shape
  const isEvaluated = (name: string): boolean =>
    evaluated.names.has(name) || evaluated.patterns.some((names) => names.accepts(name))
  const properties = new Map(
    [...shape.properties].map(([name, property]) => [
      name,
      isEvaluated(name) ? property : { ...property, term: context.terms.all([property.term, term]) },
    ]),
  )
  return tidyObject(context, {
    ...shape,
    properties,
    rests: [...shape.rests, { unless: evaluated.patterns, term }],
    evaluated: { ...evaluated, all: true },
  })
}

function closeArray(context: ReadingContext, shape: ArrayShape, unevaluated: Term): ArrayShape | undefined {
  const { terms } = context
  const { evaluated } = shape
  if (evaluated.all) return shape
  const term = terms.some([...evaluated.matching, unevaluated])
  const length = Math.max(shape.prefix.length, evaluated.count)
  const prefix = Array.from({ length }, (_, index) => {
    const item = shape.prefix[index] ?? shape.rest
    return index < evaluated.count ? item : terms.all([item, term])
  })
  return tidyArray(context, {
    ...shape,
    prefix,
    rest: terms.all([shape.rest, term]),
    evaluated: { ...evaluated, all: true },
  })
}
