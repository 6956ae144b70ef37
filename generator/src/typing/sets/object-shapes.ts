// Intersection and complement of single object shapes. Lists of shapes are value-set.ts's affair.
import { Derived } from '../../memory/derived.js'
import type {
  Bound,
  EvaluatedProperties,
  NameSet,
  ObjectShape,
  PropertyShape,
  Term,
  TermReader,
  TermTable,
} from './model.js'

const NONE_EVALUATED: EvaluatedProperties = { all: false, names: new Set(), patterns: [] }

export const ANY_OBJECT: ObjectShape = {
  properties: new Map(),
  patterns: [],
  rests: [],
  minProperties: 0,
  maxProperties: Number.POSITIVE_INFINITY,
  evaluated: NONE_EVALUATED,
}

/** Objects with these properties, otherwise open. */
export function objectWith(properties: Iterable<readonly [string, PropertyShape]>): ObjectShape {
  return { ...ANY_OBJECT, properties: new Map(properties) }
}

export function withoutEvaluatedProperties(shape: ObjectShape): ObjectShape {
  return shape.evaluated === NONE_EVALUATED ? shape : { ...shape, evaluated: NONE_EVALUATED }
}

export function withPropertiesEvaluated(shape: ObjectShape): ObjectShape {
  return { ...shape, evaluated: { ...shape.evaluated, all: true } }
}

/** Whether every object has the shape. */
export function isAnyObject(shape: ObjectShape): boolean {
  return (
    [...shape.properties.values()].every(({ term, required }) => term.kind === 'any' && !required) &&
    shape.patterns.every(({ term }) => term.kind === 'any') &&
    shape.rests.every(({ term }) => term.kind === 'any') &&
    shape.minProperties === 0 &&
    shape.maxProperties === Number.POSITIVE_INFINITY
  )
}

/** Whether properties that nothing names are refused. */
export function isClosed(shape: ObjectShape): boolean {
  return shape.rests.some(({ term }) => term.kind === 'none')
}

/** What the shape says of a property by that name. */
function termOf(terms: TermTable, shape: ObjectShape, name: string): Term {
  const property = shape.properties.get(name)
  if (property !== undefined) return property.term
  const patterns = shape.patterns.filter(({ names }) => names.accepts(name))
  const rests = shape.rests.filter(({ unless }) => !unless.some((names) => names.accepts(name)))
  return terms.all([...patterns, ...rests].map(({ term }) => term))
}

export function intersectObjects(
  reader: TermReader,
  a: ObjectShape,
  b: ObjectShape,
): ObjectShape | undefined {
  const { terms } = reader
  const properties = new Map<string, PropertyShape>()
  for (const name of new Set([...a.properties.keys(), ...b.properties.keys()])) {
    const [inA, inB] = [a.properties.get(name), b.properties.get(name)]
    properties.set(name, {
      term: terms.all([termOf(terms, a, name), termOf(terms, b, name)]),
      required: (inA?.required ?? false) || (inB?.required ?? false),
      declared: inA?.declared ?? inB?.declared,
    })
  }
  return tidyObject(reader, {
    properties,
    patterns: uniqueBy([...a.patterns, ...b.patterns], patternKey),
    rests: uniqueBy([...a.rests, ...b.rests], restKey),
    minProperties: Math.max(a.minProperties, b.minProperties),
    maxProperties: Math.min(a.maxProperties, b.maxProperties),
    evaluated: uniteEvaluated(a.evaluated, b.evaluated),
  })
}

/** The shape, simplified, or undefined where no object can have it. */
export function tidyObject(reader: TermReader, shape: ObjectShape): ObjectShape | undefined {
  const required = [...shape.properties.values()].filter((property) => property.required)
  if (required.length > shape.maxProperties) return undefined
  if (required.some(({ term }) => reader.isEmpty(term))) return undefined
  if (
    isClosed(shape) &&
    shape.patterns.length === 0 &&
    shape.rests.some(({ unless }) => unless.length === 0)
  ) {
    const possible = [...shape.properties.values()].filter(({ term }) => term.kind !== 'none').length
    if (possible < shape.minProperties) return undefined
  }
  return required.length < shape.maxProperties ? shape : closeAround(reader.terms, shape)
}

/** With `maxProperties` used up by the required ones, nothing else may stand there. */
function closeAround({ none }: TermTable, shape: ObjectShape): ObjectShape {
  const properties = [...shape.properties].map(
    ([name, property]) => [name, property.required ? property : { ...property, term: none }] as const,
  )
  return {
    ...shape,
    properties: new Map(properties),
    patterns: [],
    rests: [{ unless: [], term: none }],
    maxProperties: Number.POSITIVE_INFINITY,
  }
}

/** Shapes that together hold every object that lacks the given one (or, under, only such objects). */
export function complementObject({ terms }: TermReader, shape: ObjectShape, bound: Bound): ObjectShape[] {
  const found: ObjectShape[] = []
  for (const [name, { term, required }] of shape.properties) {
    if (required) found.push(objectWith([[name, { term: terms.none, required: false }]]))
    if (term.kind !== 'any') found.push(objectWith([[name, { term: terms.not(term), required: true }]]))
  }
  if (shape.minProperties > 0) found.push({ ...ANY_OBJECT, maxProperties: shape.minProperties - 1 })
  if (shape.maxProperties < Number.POSITIVE_INFINITY) {
    found.push({ ...ANY_OBJECT, minProperties: shape.maxProperties + 1 })
  }
  const saysMore = [...shape.patterns, ...shape.rests].some(({ term }) => term.kind !== 'any')
  return saysMore && bound === 'over' ? [ANY_OBJECT] : found
}

function uniteEvaluated(a: EvaluatedProperties, b: EvaluatedProperties): EvaluatedProperties {
  if (a === NONE_EVALUATED) return b
  if (b === NONE_EVALUATED) return a
  return {
    all: a.all || b.all,
    names: new Set([...a.names, ...b.names]),
    patterns: uniqueBy([...a.patterns, ...b.patterns], (names) => names.key),
  }
}

/** Equal for shapes that hold the same by the same words. The same shape is asked about again and again. */
export function objectKey(shape: ObjectShape): string {
  return keys.of(shape, [], () => makeKey(shape))
}

const keys = new Derived<ObjectShape, string>()

function makeKey(shape: ObjectShape): string {
  const properties = [...shape.properties].map(
    ([name, { term, required }]) => `${name.length} ${name}${required ? ':' : '?'}${term.id}`,
  )
  const { minProperties, maxProperties, evaluated } = shape
  return [
    properties.sort().join(),
    shape.patterns.map(patternKey).sort().join(),
    shape.rests.map(restKey).sort().join(),
    minProperties,
    maxProperties,
    evaluated.all,
    [...evaluated.names].sort().join(),
    evaluated.patterns.map((names) => names.key).join(),
  ].join('|')
}

function patternKey({ names, term }: { names: NameSet; term: Term }): string {
  return `${names.key} ${term.id}`
}

function restKey({ unless, term }: { unless: readonly NameSet[]; term: Term }): string {
  return `${unless.map((names) => names.key).join()} ${term.id}`
}

function uniqueBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()]
}
