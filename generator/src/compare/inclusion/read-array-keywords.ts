// The keywords of arrays, as conditions.
import type { SchemaCursor } from '../../typing/resolve/model.js'
import { isArray, isObject, keyword } from '../../typing/resolve/schema-keywords.js'
import { type Condition, NO_LIMIT, UNKNOWN } from './condition.js'
import { readSize } from './read-scalar-keywords.js'

type At = (...path: string[]) => Condition

export function readArrayKeywords(cursor: SchemaCursor, at: At): Condition[] {
  const unique: Condition[] = keyword(cursor, 'uniqueItems') === true ? [{ kind: 'unique', holds: true }] : []
  return [
    ...readSize(cursor, 'minItems', 'maxItems'),
    ...readItems(cursor, at),
    ...readContains(cursor, at),
    ...unique,
  ]
}

/** Before 2020-12 `items` was one schema or a list. */
function readItems(cursor: SchemaCursor, at: At): Condition[] {
  const isNew = cursor.draft === '2020-12'
  const isTuple = isNew || isArray(keyword(cursor, 'items'))
  const listKeyword = isNew ? 'prefixItems' : 'items'
  const list = isTuple ? keyword(cursor, listKeyword) : undefined
  const count = isArray(list) ? list.length : 0
  const parts = Array.from({ length: count }, (_, index) =>
    between(index, index + 1, at(listKeyword, String(index))),
  )
  const restKeyword = isNew || !isTuple ? 'items' : 'additionalItems'
  const hasRest = keyword(cursor, restKeyword) !== undefined
  if (hasRest) parts.push(between(count, NO_LIMIT, at(restKeyword)))
  else if (keyword(cursor, 'unevaluatedItems') !== undefined) parts.push(readUnevaluated(cursor, count, at))
  return parts
}

const ITEMS_ELSEWHERE =
  /^(\$\w*[rR]ef|allOf|anyOf|oneOf|not|if|then|else|dependentSchemas|dependencies|contains)$/

/** What items other keywords look at is not followed: then nothing is known. */
function readUnevaluated(cursor: SchemaCursor, count: number, at: At): Condition {
  const names = isObject(cursor.schema) ? Object.keys(cursor.schema) : []
  if (names.some((name) => ITEMS_ELSEWHERE.test(name))) return UNKNOWN
  return between(count, NO_LIMIT, at('unevaluatedItems'))
}

function readContains(cursor: SchemaCursor, at: At): Condition[] {
  if (keyword(cursor, 'contains') === undefined) return []
  const [min, max] = [keyword(cursor, 'minContains'), keyword(cursor, 'maxContains')]
  return [
    {
      kind: 'contains',
      value: at('contains'),
      min: typeof min === 'number' ? min : 1,
      max: typeof max === 'number' ? max : NO_LIMIT,
    },
  ]
}

function between(from: number, to: number, value: Condition): Condition {
  return { kind: 'items', from, to, value, some: false }
}
