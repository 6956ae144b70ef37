// The keywords that constrain objects by themselves, as one shape. Those that hang on conditions are read-conditions.ts's.
import type { JsonValue } from '../../plan/model.js'
import type { SchemaCursor, SchemaResolver } from '../resolve/model.js'
import { isArray, isObject, keyword } from '../resolve/schema-keywords.js'
import type { Bound, NameSet, ObjectShape, PropertyShape, Term, TermReader } from '../sets/model.js'
import { tidyObject } from '../sets/object-shapes.js'
import { accepts, isAllScalars } from '../sets/scalar-set.js'
import { namesMatching, namesOutside, type PatternNames } from './name-set.js'

type Pattern = { readonly names: PatternNames; readonly term: Term }

/** No shape at all where no object is valid, or, under, where a keyword cannot be read exactly. */
export function readObject(
  reader: TermReader,
  resolver: SchemaResolver,
  cursor: SchemaCursor,
  bound: Bound,
): ObjectShape | undefined {
  const { terms } = reader
  const termAt = (...path: string[]): Term => {
    const child = resolver.child(cursor, ...path)
    return child === undefined ? terms.any : terms.schema(child)
  }
  const patternSources = keysOf(keyword(cursor, 'patternProperties'))
  const patterns = patternSources.flatMap((source): Pattern[] => {
    const names = namesMatching(source)
    return names === undefined ? [] : [{ names, term: termAt('patternProperties', source) }]
  })
  const isReadable = patterns.length === patternSources.length
  if (!isReadable && bound === 'under') return undefined

  const properties = new Map<string, PropertyShape>()
  const termByPatterns = (name: string): Term[] =>
    patterns.filter(({ names }) => names.accepts(name)).map(({ term }) => term)
  const required = requiredNames(cursor)
  for (const name of keysOf(keyword(cursor, 'properties'))) {
    const declared = resolver.child(cursor, 'properties', name)
    if (declared === undefined) continue
    const own = terms.schema(declared)
    const term = patterns.length === 0 ? own : terms.all([own, ...termByPatterns(name)])
    properties.set(name, { term, required: required.has(name), declared })
  }
  for (const name of patterns.flatMap(({ names }) => names.spelled)) {
    if (!properties.has(name))
      properties.set(name, { term: terms.all(termByPatterns(name)), required: required.has(name) })
  }
  const names = new Set(properties.keys())
  const additional = isReadable && keyword(cursor, 'additionalProperties') !== undefined
  const rest = { unless: patterns.map((pattern) => pattern.names), term: termAt('additionalProperties') }
  const isRest = (name: string): boolean => additional && termByPatterns(name).length === 0
  for (const name of required) {
    if (properties.has(name)) continue
    const term = terms.all([...termByPatterns(name), ...(isRest(name) ? [rest.term] : [])])
    properties.set(name, { term, required: true })
  }
  const shape: ObjectShape = {
    properties,
    patterns,
    rests: additional ? [rest] : [],
    minProperties: countAt(cursor, 'minProperties', 0),
    maxProperties: countAt(cursor, 'maxProperties', Number.POSITIVE_INFINITY),
    evaluated: { all: additional, names, patterns: rest.unless },
  }
  const named = limitNames(reader, resolver, cursor, shape)
  return named && tidyObject(reader, named)
}

/** `propertyNames`: a finite list of names closes the shape; any other set refuses the declared names that it lacks. */
function limitNames(
  reader: TermReader,
  resolver: SchemaResolver,
  cursor: SchemaCursor,
  shape: ObjectShape,
): ObjectShape | undefined {
  const child =
    keyword(cursor, 'propertyNames') === undefined ? undefined : resolver.child(cursor, 'propertyNames')
  if (child === undefined) return shape
  const { terms } = reader
  const names = reader.read(terms.schema(child), 'over').strings
  if (isAllScalars(names)) return shape
  const properties = new Map(
    [...shape.properties].map(([name, property]) => [
      name,
      accepts(names, name) ? property : { ...property, term: terms.none },
    ]),
  )
  if (names.kind !== 'only') {
    const refused: NameSet = namesOutside(`names ${child.id}`, (name) => accepts(names, name))
    return { ...shape, properties, patterns: [...shape.patterns, { names: refused, term: terms.none }] }
  }
  for (const name of names.values) {
    if (!properties.has(name))
      properties.set(name, { term: termOutside(reader, shape, name), required: false })
  }
  return { ...shape, properties, rests: [...shape.rests, { unless: [], term: terms.none }] }
}

function termOutside({ terms }: TermReader, shape: ObjectShape, name: string): Term {
  const patterns = shape.patterns.filter(({ names }) => names.accepts(name))
  const rests = shape.rests.filter(({ unless }) => !unless.some((names) => names.accepts(name)))
  return terms.all([...patterns, ...rests].map(({ term }) => term))
}

function requiredNames(cursor: SchemaCursor): ReadonlySet<string> {
  const required = keyword(cursor, 'required')
  return new Set(isArray(required) ? required.filter((name) => typeof name === 'string') : [])
}

function keysOf(value: JsonValue | undefined): string[] {
  return isObject(value) ? Object.keys(value) : []
}

export function countAt(cursor: SchemaCursor, name: string, otherwise: number): number {
  const count = keyword(cursor, name)
  return typeof count === 'number' ? count : otherwise
}
