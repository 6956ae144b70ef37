// What the files that read keywords need of each other: a way to read subschemas, negated ones too.
import type { SchemaCursor, SchemaResolver } from '../resolve/model.js'
import { isArray, keyword } from '../resolve/schema-keywords.js'
import type { Bound, TermReader, ValueSet } from '../sets/model.js'
import { complement } from '../sets/value-set.js'

export interface ReadingContext extends TermReader {
  readonly resolver: SchemaResolver
  /** What a schema admits. With `tracks` the shapes remember what has been evaluated, for an enclosing `unevaluated*`. */
  readCursor(cursor: SchemaCursor, bound: Bound, tracks: boolean): ValueSet
}

export function opposite(bound: Bound): Bound {
  return bound === 'over' ? 'under' : 'over'
}

/** The values that a schema refuses. */
export function readNegated(context: ReadingContext, cursor: SchemaCursor, bound: Bound): ValueSet {
  const negated = context.readCursor(cursor, opposite(bound), false)
  return complement(context, negated, bound)
}

/** The schemas of a list keyword. */
export function childList({ resolver }: ReadingContext, cursor: SchemaCursor, name: string): SchemaCursor[] {
  const list = keyword(cursor, name)
  if (!isArray(list)) return []
  return list.flatMap((_, index) => resolver.child(cursor, name, String(index)) ?? [])
}
