// What the values of a sketch have in common, as a JSON Schema that accepts all of them, with the evidence for each guess.

import { formatCount as count, countOf } from '../diagnostics/count-of.js'
import { joinPointer } from '../plan/json-pointer.js'
import type { JsonObject, JsonValue } from '../plan/model.js'
import type { ValueSketch } from './model.js'
import { formatOf } from './string-formats.js'

/** An enum needs so many texts for each of its values on average … */
const TEXTS_PER_VALUE = 20
/** … and each of them so often, since a value that came once will be followed by others. */
const LEAST_OF_A_VALUE = 3

export interface GuessedSchema {
  readonly schema: JsonObject
  /** By pointers that begin with the one given. */
  readonly evidence: Map<string, string>
}

/** The schema of an event's payload: closed, unless there were more keys than are listed. */
export function payloadSchema(sketch: ValueSketch): GuessedSchema {
  const evidence = new Map([['', `Seen ${countOf(sketch.seen, 'time')}.`]])
  const schema = objectSchema(sketch, '', evidence)
  if (sketch.hasOtherKeys) evidence.set('/additionalProperties', 'more different keys than are listed here')
  return { schema: { type: 'object', ...schema, additionalProperties: sketch.hasOtherKeys }, evidence }
}

function valueSchema(sketch: ValueSketch, pointer: string, evidence: Map<string, string>): JsonObject {
  const types = typesOf(sketch)
  const [only] = types
  // Nothing but null says only that there will be something else some day.
  if (only === undefined || (types.length === 1 && only === 'null')) return {}
  return {
    type: types.length === 1 ? only : types,
    ...textSchema(sketch),
    ...(sketch.arrays === 0 ? {} : itemsSchema(sketch, pointer, evidence)),
    ...(sketch.objects === 0 ? {} : objectSchema(sketch, pointer, evidence)),
  }
}

function typesOf(sketch: ValueSketch): string[] {
  const kinds: [string, number][] = [
    ['string', sketch.strings],
    ['number', sketch.fractions],
    ['integer', sketch.fractions > 0 ? 0 : sketch.integers],
    ['boolean', sketch.booleans],
    ['array', sketch.arrays],
    ['object', sketch.objects],
    ['null', sketch.nulls],
  ]
  return kinds.filter(([, count]) => count > 0).map(([name]) => name)
}

/** Only where texts and nulls are all there is: a format or an enum beside other types promises too much. */
function textSchema(sketch: ValueSketch): JsonObject {
  if (sketch.strings === 0 || sketch.strings + sketch.nulls < sketch.seen) return {}
  const format = formatOf(sketch.formats)
  if (format !== undefined) return { format }
  const values = enumOf(sketch)
  return values === undefined ? {} : { enum: sketch.nulls > 0 ? [...values, null] : values }
}

/** The values, sorted; undefined where they are too many or too rare, or one alone, which may as well be chance. */
function enumOf({ texts, strings }: ValueSketch): string[] | undefined {
  if (texts === undefined || texts.size < 2 || strings < texts.size * TEXTS_PER_VALUE) return undefined
  return [...texts.values()].every((count) => count >= LEAST_OF_A_VALUE)
    ? [...texts.keys()].sort()
    : undefined
}

function itemsSchema({ items }: ValueSketch, pointer: string, evidence: Map<string, string>): JsonObject {
  if (items === undefined) return {}
  const at = joinPointer(pointer, 'items')
  evidence.set(at, describeValues(items, countOf(items.seen, 'item')))
  return { items: valueSchema(items, at, evidence) }
}

function objectSchema(sketch: ValueSketch, pointer: string, evidence: Map<string, string>): JsonObject {
  const { objects, properties = new Map<string, ValueSketch>(), hasOtherKeys } = sketch
  const entries = [...properties].sort(([a], [b]) => (a < b ? -1 : 1))
  const required = entries.filter(([, { seen }]) => seen === objects).map(([key]) => key)
  const schemas = entries.map(([key, each]): [string, JsonValue] => {
    const at = joinPointer(pointer, 'properties', key)
    evidence.set(at, describeValues(each, `seen ${count(each.seen)} of ${count(objects)}`))
    return [key, valueSchema(each, at, evidence)]
  })
  if (hasOtherKeys && pointer !== '')
    evidence.set(pointer, `${evidence.get(pointer)}; keys differ, as in a map`)
  return {
    ...(required.length === 0 ? {} : { required }),
    ...(schemas.length === 0 ? {} : { properties: Object.fromEntries(schemas) }),
  }
}

/** In the order in which a reader doubts: how often, of which types, with which values. */
function describeValues(sketch: ValueSketch, often: string): string {
  return [often, ...describeTypes(sketch), ...describeNumbers(sketch), ...describeTexts(sketch)].join('; ')
}

function describeTypes(sketch: ValueSketch): string[] {
  const types = typesOf(sketch)
  if (types.length === 1) return types[0] === 'null' ? ['always null, so that its type is not known'] : []
  const counts: Record<string, number> = {
    string: sketch.strings,
    number: sketch.integers + sketch.fractions,
    integer: sketch.integers,
    boolean: sketch.booleans,
    array: sketch.arrays,
    object: sketch.objects,
    null: sketch.nulls,
  }
  return [types.map((type) => `${type} ${count(counts[type] ?? 0)}`).join(', ')]
}

function describeNumbers({ integers, fractions, minimum, maximum }: ValueSketch): string[] {
  if (integers + fractions === 0) return []
  return [minimum === maximum ? `always ${minimum}` : `${minimum} to ${maximum}`]
}

function describeTexts(sketch: ValueSketch): string[] {
  const { texts, strings } = sketch
  if (strings === 0) return []
  const [only] = texts?.size === 1 ? texts.keys() : []
  // A text that came a few times may be somebody's name, and is nobody's evidence.
  if (only !== undefined && strings >= TEXTS_PER_VALUE) return [`always ${JSON.stringify(only)}`]
  const { enum: values, format } = textSchema(sketch)
  if (format !== undefined) return [`each of format ${String(format)}`]
  if (values === undefined || texts === undefined) return []
  const often = [...texts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return [often.map(([text, times]) => `${JSON.stringify(text)} ${count(times)}`).join(', ')]
}
