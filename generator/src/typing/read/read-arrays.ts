// The keywords that constrain arrays, as one shape.
import type { SchemaCursor, SchemaResolver } from '../resolve/model.js'
import { isArray, keyword } from '../resolve/schema-keywords.js'
import { tidyArray } from '../sets/array-shapes.js'
import type { ArrayShape, Term, TermReader } from '../sets/model.js'
import { countAt } from './read-objects.js'

/** Undefined where no array is valid. */
export function readArray(
  reader: TermReader,
  resolver: SchemaResolver,
  cursor: SchemaCursor,
): ArrayShape | undefined {
  const { terms } = reader
  const termAt = (...path: string[]): Term => {
    const child = resolver.child(cursor, ...path)
    return child === undefined ? terms.any : terms.schema(child)
  }
  const { listKeyword, restKeyword } = itemKeywords(cursor)
  const list = listKeyword === undefined ? undefined : keyword(cursor, listKeyword)
  const prefix = isArray(list) ? list.map((_, index) => termAt(listKeyword ?? '', String(index))) : []
  const hasRest = restKeyword !== undefined && keyword(cursor, restKeyword) !== undefined
  const contained = keyword(cursor, 'contains') === undefined ? undefined : termAt('contains')
  const min = countAt(cursor, 'minContains', 1)
  const max = countAt(cursor, 'maxContains', Number.POSITIVE_INFINITY)
  const isMatchEvaluated = contained !== undefined && cursor.draft === '2020-12'
  return tidyArray(reader, {
    prefix,
    rest: hasRest ? termAt(restKeyword) : terms.any,
    minItems: countAt(cursor, 'minItems', 0),
    maxItems: countAt(cursor, 'maxItems', Number.POSITIVE_INFINITY),
    unique: keyword(cursor, 'uniqueItems') === true,
    contains: contained === undefined ? [] : [{ term: contained, min, max }],
    evaluated: { all: hasRest, count: prefix.length, matching: isMatchEvaluated ? [contained] : [] },
  })
}

/** Where the schemas of the first items and of the others stand: before 2020-12 `items` was either. */
function itemKeywords(cursor: SchemaCursor): { listKeyword?: string; restKeyword?: string } {
  if (cursor.draft === '2020-12') return { listKeyword: 'prefixItems', restKeyword: 'items' }
  if (isArray(keyword(cursor, 'items'))) return { listKeyword: 'items', restKeyword: 'additionalItems' }
  return { restKeyword: 'items' }
}
