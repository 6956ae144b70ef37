// The keywords of arrays, as text.
import type { SchemaCursor } from '../typing/resolve/model.js'
import { isArray, keyword } from '../typing/resolve/schema-keywords.js'
import type { SchemaText } from './schema-text.js'

export function writeArrayChecks(text: SchemaText, cursor: SchemaCursor): string[] {
  return [
    ...writeItems(text, cursor),
    ...writeContains(text, cursor),
    ...(keyword(cursor, 'uniqueItems') === true ? [text.use('uniqueItems')] : []),
  ]
}

/** The keyword that gives each of the first elements a schema of its own: `items` was it before 2020-12. */
function prefixKeyword(cursor: SchemaCursor): 'prefixItems' | 'items' | undefined {
  const name = cursor.draft === '2020-12' ? 'prefixItems' : 'items'
  return isArray(keyword(cursor, name)) ? name : undefined
}

/** The keyword about all further elements. */
export function restKeyword(cursor: SchemaCursor): 'items' | 'additionalItems' | undefined {
  const name = prefixKeyword(cursor) === 'items' ? 'additionalItems' : 'items'
  const rest = keyword(cursor, name)
  return rest === undefined || isArray(rest) ? undefined : name
}

export function prefixLength(cursor: SchemaCursor): number {
  const name = prefixKeyword(cursor)
  const list = name === undefined ? undefined : keyword(cursor, name)
  return isArray(list) ? list.length : 0
}

function writeItems(text: SchemaText, cursor: SchemaCursor): string[] {
  const prefix = prefixKeyword(cursor)
  const count = prefixLength(cursor)
  const checks =
    prefix === undefined
      ? []
      : Array.from({ length: count }, (_, index) => text.checkOf(cursor, prefix, String(index)))
  const rest = restKeyword(cursor)
  const restCheck = rest === undefined ? undefined : text.checkOf(cursor, rest)
  return [
    ...(checks.length === 0 ? [] : [`${text.use('prefixItems')}([${checks.join(', ')}])`]),
    ...(restCheck === undefined || restCheck === text.use('anything')
      ? []
      : [`${text.use('items')}(${restCheck}${count === 0 ? '' : `, ${count}`})`]),
  ]
}

function writeContains(text: SchemaText, cursor: SchemaCursor): string[] {
  const check = keyword(cursor, 'contains') === undefined ? undefined : text.checkOf(cursor, 'contains')
  if (check === undefined) return []
  const least = keyword(cursor, 'minContains') ?? 1
  const most = keyword(cursor, 'maxContains')
  return [
    `${text.use('contains')}(${check}, ${Number(least)}${most === undefined ? '' : `, ${Number(most)}`})`,
  ]
}
