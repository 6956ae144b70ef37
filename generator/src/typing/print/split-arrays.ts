// Splits an array shape into the few cases that tuple types can say: distinct items of small domains, and the place of
// the first item that `contains` asks for.
import { tidyArray } from '../sets/array-shapes.js'
import type { ArrayShape, Term, TermReader } from '../sets/model.js'

/** How many places the first match is looked for at; later matches are not asked for. */
const MAX_PLACES = 4
/** How many tuples distinct items may make. */
const MAX_TUPLES = 12

/** `uniqueItems` over a prefix of listed values: every choice of different ones. */
export function listDistinct(reader: TermReader, shape: ArrayShape): readonly ArrayShape[] {
  if (!shape.unique || shape.prefix.length < 2) return [shape]
  const domains = shape.prefix.map((term) => listedTerms(reader, term))
  const choices = domains.reduce<readonly (readonly Term[])[] | undefined>(
    (so, domain) => {
      if (so === undefined || domain === undefined || so.length * domain.length > MAX_TUPLES) return undefined
      return so.flatMap((chosen) =>
        domain.filter((term) => !chosen.includes(term)).map((term) => [...chosen, term]),
      )
    },
    [[]],
  )
  if (choices === undefined) return [shape]
  const minItems = Math.max(shape.minItems, shape.prefix.length)
  const full = minItems > shape.maxItems ? [] : choices.map((prefix) => ({ ...shape, prefix, minItems }))
  const shorter = { ...shape, maxItems: Math.min(shape.maxItems, shape.prefix.length - 1) }
  const short = shape.minItems > shorter.maxItems ? [] : listDistinct(reader, shorten(shorter))
  return [...short, ...full]
}

function shorten(shape: ArrayShape): ArrayShape {
  return { ...shape, prefix: shape.prefix.slice(0, shape.maxItems) }
}

/** `contains`: the first match stands at the first place, or the second … or beyond the places looked at. */
export function listMatches(reader: TermReader, shape: ArrayShape): readonly ArrayShape[] {
  const [contained, ...others] = shape.contains
  if (
    contained === undefined ||
    others.length > 0 ||
    contained.min !== 1 ||
    isUnconstrained(reader, contained.term)
  ) {
    return [shape]
  }
  const { terms } = reader
  const cases = Array.from({ length: MAX_PLACES + 1 }, (_, place): ArrayShape => {
    const length = Math.max(shape.prefix.length, place + 1)
    const prefix = Array.from({ length }, (_, index) => {
      const item = shape.prefix[index] ?? shape.rest
      return index === place && place < MAX_PLACES ? terms.all([item, contained.term]) : item
    })
    return { ...shape, prefix, minItems: Math.max(shape.minItems, place + 1), contains: [] }
  })
  return cases.flatMap((each) => tidyArray(reader, each) ?? [])
}

/** Whether a type could say nothing of the items that match. */
function isUnconstrained(reader: TermReader, term: Term): boolean {
  const set = reader.read(term, 'over')
  return set.numbers.kind !== 'only' && set.strings.kind !== 'only' && set.hasNull
}

/** The values of a set of but a few, as terms. */
function listedTerms(reader: TermReader, term: Term): readonly Term[] | undefined {
  const set = reader.read(term, 'over')
  const { strings, numbers, booleans, arrays, objects } = set
  if (strings.kind !== 'only' || numbers.kind !== 'only' || arrays.length > 0 || objects.length > 0)
    return undefined
  const values = [...strings.values, ...numbers.values, ...booleans, ...(set.hasNull ? [null] : [])]
  return values.map((value) => reader.terms.value(value))
}
