// Intersection and complement of single array shapes. Lists of shapes are value-set.ts's affair.
import type { ArrayShape, Bound, EvaluatedItems, Term, TermReader, TermTable } from './model.js'

const NONE_EVALUATED: EvaluatedItems = { all: false, count: 0, matching: [] }

export function anyArray(terms: TermTable): ArrayShape {
  return {
    prefix: [],
    rest: terms.any,
    minItems: 0,
    maxItems: Number.POSITIVE_INFINITY,
    unique: false,
    contains: [],
    evaluated: NONE_EVALUATED,
  }
}

export function withoutEvaluatedItems(shape: ArrayShape): ArrayShape {
  return shape.evaluated === NONE_EVALUATED ? shape : { ...shape, evaluated: NONE_EVALUATED }
}

export function withItemsEvaluated(shape: ArrayShape): ArrayShape {
  return { ...shape, evaluated: { ...shape.evaluated, all: true } }
}

/** Whether every array has the shape. */
export function isAnyArray(shape: ArrayShape): boolean {
  return (
    shape.prefix.every((term) => term.kind === 'any') &&
    shape.rest.kind === 'any' &&
    shape.minItems === 0 &&
    shape.maxItems === Number.POSITIVE_INFINITY &&
    !shape.unique &&
    shape.contains.length === 0
  )
}

export function itemAt(shape: ArrayShape, index: number): Term {
  return shape.prefix[index] ?? shape.rest
}

export function intersectArrays(reader: TermReader, a: ArrayShape, b: ArrayShape): ArrayShape | undefined {
  const { terms } = reader
  const length = Math.max(a.prefix.length, b.prefix.length)
  const evaluated: EvaluatedItems = {
    all: a.evaluated.all || b.evaluated.all,
    count: Math.max(a.evaluated.count, b.evaluated.count),
    matching: [...new Set([...a.evaluated.matching, ...b.evaluated.matching])],
  }
  return tidyArray(reader, {
    prefix: Array.from({ length }, (_, index) => terms.all([itemAt(a, index), itemAt(b, index)])),
    rest: terms.all([a.rest, b.rest]),
    minItems: Math.max(a.minItems, b.minItems),
    maxItems: Math.min(a.maxItems, b.maxItems),
    unique: a.unique || b.unique,
    contains: [...a.contains, ...b.contains],
    evaluated: a.evaluated === b.evaluated ? a.evaluated : evaluated,
  })
}

/** The shape, simplified, or undefined where no array can have it. */
export function tidyArray(reader: TermReader, shape: ArrayShape): ArrayShape | undefined {
  const { terms } = reader
  const contains = shape.contains.filter(({ min, max }) => min > 0 || max < Number.POSITIVE_INFINITY)
  const minItems = Math.max(shape.minItems, ...contains.map(({ min }) => min))
  const refused = contains.filter(({ max }) => max === 0).map(({ term }) => terms.not(term))
  const prefix = shape.prefix.map((term) => terms.all([term, ...refused]))
  const rest = terms.all([shape.rest, ...refused])
  const impossible = prefix.findIndex((term) => reader.isEmpty(term))
  const end = impossible >= 0 ? impossible : reader.isEmpty(rest) ? prefix.length : Number.POSITIVE_INFINITY
  const maxItems = Math.min(shape.maxItems, end)
  if (
    minItems > maxItems ||
    contains.some(({ term, min, max }) => min > max || (min > 0 && reader.isEmpty(term)))
  ) {
    return undefined
  }
  return {
    ...shape,
    prefix: prefix.slice(0, maxItems),
    rest: maxItems <= prefix.length ? terms.none : rest,
    minItems,
    maxItems,
    contains: contains.filter(({ max }) => max > 0),
  }
}

/** Shapes that together hold every array that lacks the given one (or, under, only such arrays). */
export function complementArray({ terms }: TermReader, shape: ArrayShape, bound: Bound): ArrayShape[] {
  const any = anyArray(terms)
  const found: ArrayShape[] = shape.prefix.flatMap((term, index) => {
    if (term.kind === 'any') return []
    const prefix = [...Array.from({ length: index }, () => terms.any), terms.not(term)]
    return [{ ...any, prefix, minItems: index + 1 }]
  })
  if (shape.minItems > 0) found.push({ ...any, maxItems: shape.minItems - 1 })
  if (shape.maxItems < Number.POSITIVE_INFINITY) found.push({ ...any, minItems: shape.maxItems + 1 })
  const [contained, ...others] = shape.contains
  const holdsOne = others.length === 0 && contained?.min === 1 && contained.max === Number.POSITIVE_INFINITY
  if (holdsOne) found.push({ ...any, rest: terms.not(contained.term) })
  const restMatters = shape.rest.kind !== 'any' && shape.maxItems > shape.prefix.length
  if (restMatters && shape.prefix.length === 0) {
    const contains = [{ term: terms.not(shape.rest), min: 1, max: Number.POSITIVE_INFINITY }]
    found.push({ ...any, minItems: 1, contains })
  }
  if (bound === 'under') return found
  if (shape.unique || (shape.contains.length > 0 && !holdsOne)) return [any]
  return restMatters && shape.prefix.length > 0
    ? [...found, { ...any, minItems: shape.prefix.length + 1 }]
    : found
}

/** Equal for shapes that hold the same by the same words. */
export function arrayKey(shape: ArrayShape): string {
  const { prefix, rest, minItems, maxItems, unique, contains, evaluated } = shape
  return [
    prefix.map((term) => term.id).join(),
    rest.id,
    minItems,
    maxItems,
    unique,
    contains.map(({ term, min, max }) => `${term.id}:${min}:${max}`).join(),
    evaluated.all,
    evaluated.count,
    evaluated.matching.map((term) => term.id).join(),
  ].join('|')
}
