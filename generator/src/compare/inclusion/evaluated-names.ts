// Which properties a schema has evaluated by the time `unevaluatedProperties` is asked: at least, and at most.
import type { PlaceId, SchemaCursor, SchemaResolver } from '../../typing/resolve/model.js'
import { isArray, isObject, keyword } from '../../typing/resolve/schema-keywords.js'
import { followReferences } from './follow-references.js'

export interface EvaluatedNames {
  /** Every property whatever its name. */
  readonly all: boolean
  readonly names: readonly string[]
  readonly patterns: readonly string[]
}

export function evaluatedNames(
  resolver: SchemaResolver,
  root: SchemaCursor,
  how: 'certainly' | 'possibly',
): EvaluatedNames {
  const [names, patterns] = [new Set<string>(), new Set<string>()]
  const seen = new Set<PlaceId>()
  let all = false
  const visit = (cursor: SchemaCursor | undefined): void => {
    if (cursor === undefined) all ||= how === 'possibly'
    if (cursor === undefined || seen.has(cursor.id)) return
    seen.add(cursor.id)
    for (const name of keysAt(cursor, 'properties')) names.add(name)
    for (const source of keysAt(cursor, 'patternProperties')) patterns.add(source)
    const closes = ['additionalProperties', ...(cursor === root ? [] : ['unevaluatedProperties'])]
    if (closes.some((name) => keyword(cursor, name) !== undefined)) all = true
    followReferences(resolver, cursor).forEach(visit)
    branches(resolver, cursor, how).forEach(visit)
  }
  visit(root)
  return { all, names: [...names].sort(), patterns: [...patterns].sort() }
}

function branches(
  resolver: SchemaResolver,
  cursor: SchemaCursor,
  how: 'certainly' | 'possibly',
): (SchemaCursor | undefined)[] {
  const lists = how === 'certainly' ? ['allOf'] : ['allOf', 'anyOf', 'oneOf']
  const inLists = lists.flatMap((name) => {
    const list = keyword(cursor, name)
    return isArray(list) ? list.map((_, index) => resolver.child(cursor, name, String(index))) : []
  })
  if (how === 'certainly') return inLists
  const single = ['if', 'then', 'else'].filter((name) => keyword(cursor, name) !== undefined)
  const dependent = ['dependentSchemas', 'dependencies'].flatMap((name) =>
    keysAt(cursor, name).map((key) => [name, key] as const),
  )
  return [
    ...inLists,
    ...single.map((name) => resolver.child(cursor, name)),
    ...dependent.flatMap(([name, key]) => resolver.child(cursor, name, key) ?? []),
  ]
}

function keysAt(cursor: SchemaCursor, name: string): string[] {
  const value = keyword(cursor, name)
  return isObject(value) ? Object.keys(value) : []
}
