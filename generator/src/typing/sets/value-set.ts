// Union, intersection and complement of whole value sets. Where a result would grow too large it is widened (over)
// or cut short (under): it stays correct in its direction, and its size stays linear.
import type { JsonValue } from '../../plan/model.js'
import { isArray } from '../resolve/schema-keywords.js'
import {
  anyArray,
  arrayKey,
  complementArray,
  intersectArrays,
  withItemsEvaluated,
  withoutEvaluatedItems,
} from './array-shapes.js'
import { isImpliedBy } from './implication.js'
import type { ArrayShape, Bound, ObjectShape, TermReader, TermTable, ValueSet } from './model.js'
import {
  ANY_OBJECT,
  complementObject,
  intersectObjects,
  objectKey,
  objectWith,
  withoutEvaluatedProperties,
  withPropertiesEvaluated,
} from './object-shapes.js'
import {
  allScalars,
  complementScalars,
  intersectScalars,
  isEmptyScalars,
  noScalars,
  only,
  uniteAllScalars,
} from './scalar-set.js'

/** How many pairs of shapes an intersection looks at; beyond, and unless one side is a single shape, it is not made. */
const MAX_PAIRS = 120
/** How many shapes are compared with each other for one implying another. */
const MAX_COMPARED = 24

export const NO_VALUES: ValueSet = {
  hasNull: false,
  booleans: [],
  numbers: noScalars(),
  strings: noScalars(),
  arrays: [],
  objects: [],
}

export function allValues(terms: TermTable): ValueSet {
  return {
    hasNull: true,
    booleans: [true, false],
    numbers: allScalars(),
    strings: allScalars(),
    arrays: [anyArray(terms)],
    objects: [ANY_OBJECT],
  }
}

export function isNoValues(set: ValueSet): boolean {
  return (
    !set.hasNull &&
    set.booleans.length === 0 &&
    isEmptyScalars(set.numbers) &&
    isEmptyScalars(set.strings) &&
    set.arrays.length === 0 &&
    set.objects.length === 0
  )
}

/** The set of one value. */
export function exactly(terms: TermTable, value: JsonValue): ValueSet {
  if (value === null) return { ...NO_VALUES, hasNull: true }
  if (typeof value === 'boolean') return { ...NO_VALUES, booleans: [value] }
  if (typeof value === 'number') return { ...NO_VALUES, numbers: only([value]) }
  if (typeof value === 'string') return { ...NO_VALUES, strings: only([value]) }
  if (isArray(value)) {
    const prefix = value.map((item) => terms.value(item))
    const { length } = prefix
    return {
      ...NO_VALUES,
      arrays: [{ ...anyArray(terms), prefix, rest: terms.none, minItems: length, maxItems: length }],
    }
  }
  const members = Object.entries(value).map(
    ([name, member]) => [name, { term: terms.value(member), required: true }] as const,
  )
  return { ...NO_VALUES, objects: [{ ...objectWith(members), rests: [{ unless: [], term: terms.none }] }] }
}

export function unite(sets: readonly ValueSet[]): ValueSet {
  const [first = NO_VALUES, ...others] = sets
  if (others.length === 0) return first
  return {
    hasNull: sets.some((set) => set.hasNull),
    booleans: [true, false].filter((value) => sets.some((set) => set.booleans.includes(value))),
    numbers: uniteAllScalars(sets.map((set) => set.numbers)),
    strings: uniteAllScalars(sets.map((set) => set.strings)),
    arrays: uniteArrayShapes(sets.flatMap((set) => set.arrays)),
    objects: uniteObjectShapes(sets.flatMap((set) => set.objects)),
  }
}

export function intersect(reader: TermReader, a: ValueSet, b: ValueSet, bound: Bound): ValueSet {
  return {
    hasNull: a.hasNull && b.hasNull,
    booleans: a.booleans.filter((value) => b.booleans.includes(value)),
    numbers: intersectScalars(a.numbers, b.numbers),
    strings: intersectScalars(a.strings, b.strings),
    arrays: intersectShapes(reader, a.arrays, b.arrays, bound, ARRAYS),
    objects: intersectShapes(reader, a.objects, b.objects, bound, OBJECTS),
  }
}

/** Whether no value is in both sets; no, where that would be too much to look at. */
export function areDisjoint(reader: TermReader, a: ValueSet, b: ValueSet): boolean {
  return (
    !(a.hasNull && b.hasNull) &&
    !a.booleans.some((value) => b.booleans.includes(value)) &&
    isEmptyScalars(intersectScalars(a.numbers, b.numbers)) &&
    isEmptyScalars(intersectScalars(a.strings, b.strings)) &&
    haveNoShape(reader, a.arrays, b.arrays, ARRAYS) &&
    haveNoShape(reader, a.objects, b.objects, OBJECTS)
  )
}

export function complement(reader: TermReader, set: ValueSet, bound: Bound): ValueSet {
  const everything = allValues(reader.terms)
  return {
    hasNull: !set.hasNull,
    booleans: [true, false].filter((value) => !set.booleans.includes(value)),
    numbers: complementScalars(set.numbers),
    strings: complementScalars(set.strings),
    arrays: set.arrays
      .map((shape) => complementArray(reader, shape, bound))
      .reduce((so, next) => intersectShapes(reader, so, next, bound, ARRAYS), everything.arrays),
    objects: set.objects
      .map((shape) => complementObject(reader, shape, bound))
      .reduce((so, next) => intersectShapes(reader, so, next, bound, OBJECTS), everything.objects),
  }
}

/** The set with everything in it evaluated: where what evaluates it was not looked into. */
export function withAllEvaluated(set: ValueSet): ValueSet {
  return {
    ...set,
    arrays: set.arrays.map(withItemsEvaluated),
    objects: set.objects.map(withPropertiesEvaluated),
  }
}

/** Forgets what has been evaluated, once no enclosing schema can ask. */
export function withoutEvaluated(set: ValueSet): ValueSet {
  return {
    ...set,
    arrays: uniteArrayShapes(set.arrays.map(withoutEvaluatedItems)),
    objects: uniteObjectShapes(set.objects.map(withoutEvaluatedProperties)),
  }
}

function uniteArrayShapes(shapes: readonly ArrayShape[]): readonly ArrayShape[] {
  return uniqueBy(shapes, arrayKey)
}

function uniteObjectShapes(shapes: readonly ObjectShape[]): readonly ObjectShape[] {
  const unique = uniqueBy(shapes, objectKey)
  if (unique.length > MAX_COMPARED) return unique
  return unique.filter((shape, index) =>
    unique.every((other, otherIndex) => {
      if (other === shape || !isImpliedBy(other, shape)) return true
      return isImpliedBy(shape, other) && index < otherIndex
    }),
  )
}

interface ShapeOperations<Shape> {
  readonly intersect: (reader: TermReader, a: Shape, b: Shape) => Shape | undefined
  readonly unite: (shapes: readonly Shape[]) => readonly Shape[]
  readonly withAllEvaluated: (shape: Shape) => Shape
  readonly sizeOf: (shape: Shape) => number
}

const ARRAYS: ShapeOperations<ArrayShape> = {
  intersect: intersectArrays,
  unite: uniteArrayShapes,
  withAllEvaluated: withItemsEvaluated,
  sizeOf: ({ prefix }) => 1 + prefix.length,
}

const OBJECTS: ShapeOperations<ObjectShape> = {
  intersect: intersectObjects,
  unite: uniteObjectShapes,
  withAllEvaluated: withPropertiesEvaluated,
  sizeOf: ({ properties }) => 1 + properties.size,
}

function intersectShapes<Shape>(
  reader: TermReader,
  a: readonly Shape[],
  b: readonly Shape[],
  bound: Bound,
  operations: ShapeOperations<Shape>,
): readonly Shape[] {
  if (areTooMany(a, b)) return bound === 'over' ? a.map(operations.withAllEvaluated) : []
  reader.spend(b.length * totalSize(a, operations) + a.length * totalSize(b, operations))
  const pairs = a.flatMap((left) => b.map((right) => operations.intersect(reader, left, right)))
  return operations.unite(pairs.filter((shape) => shape !== undefined))
}

/** Whether no shape of the one list has anything in common with one of the other. */
function haveNoShape<Shape>(
  reader: TermReader,
  a: readonly Shape[],
  b: readonly Shape[],
  operations: ShapeOperations<Shape>,
): boolean {
  if (areTooMany(a, b)) return false
  return a.every((left) =>
    b.every((right) => {
      reader.spend(operations.sizeOf(left) + operations.sizeOf(right))
      return operations.intersect(reader, left, right) === undefined
    }),
  )
}

function areTooMany(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length > 1 && b.length > 1 && a.length * b.length > MAX_PAIRS
}

function totalSize<Shape>(shapes: readonly Shape[], { sizeOf }: ShapeOperations<Shape>): number {
  return shapes.reduce((total, shape) => total + sizeOf(shape), 0)
}

function uniqueBy<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  return items.length < 2 ? items : [...new Map(items.map((item) => [key(item), item])).values()]
}
