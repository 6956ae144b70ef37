// The keywords that put schemas together, as text.
import type { SchemaCursor } from '../typing/resolve/model.js'
import { isArray, keyword } from '../typing/resolve/schema-keywords.js'
import type { SchemaText } from './schema-text.js'
import { writeEvaluated } from './write-evaluated.js'

export function writeCombinedChecks(text: SchemaText, cursor: SchemaCursor): string[] {
  return [
    ...listOf(text, cursor, 'allOf'),
    ...(['anyOf', 'oneOf'] as const).flatMap((name) => {
      const checks = listOf(text, cursor, name)
      return checks.length === 0 ? [] : [`${text.use(name)}(${checks.join(', ')})`]
    }),
    ...writeNot(text, cursor),
    ...writeCondition(text, cursor),
    ...writeUnevaluated(text, cursor, 'unevaluatedProperties'),
    ...writeUnevaluated(text, cursor, 'unevaluatedItems'),
  ]
}

function listOf(text: SchemaText, cursor: SchemaCursor, name: string): string[] {
  const list = keyword(cursor, name)
  return isArray(list) ? list.flatMap((_, index) => text.checkOf(cursor, name, String(index)) ?? []) : []
}

function writeNot(text: SchemaText, cursor: SchemaCursor): string[] {
  const check = keyword(cursor, 'not') === undefined ? undefined : text.checkOf(cursor, 'not')
  return check === undefined ? [] : [`${text.use('not')}(${check})`]
}

function writeCondition(text: SchemaText, cursor: SchemaCursor): string[] {
  const condition = keyword(cursor, 'if') === undefined ? undefined : text.checkOf(cursor, 'if')
  const [then, otherwise] = ['then', 'else'].map((name) =>
    keyword(cursor, name) === undefined ? undefined : text.checkOf(cursor, name),
  )
  if (condition === undefined || (then === undefined && otherwise === undefined)) return []
  const anything = text.use('anything')
  return [`${text.use('ifThenElse')}(${condition}, ${then ?? anything}, ${otherwise ?? anything})`]
}

function writeUnevaluated(
  text: SchemaText,
  cursor: SchemaCursor,
  name: 'unevaluatedProperties' | 'unevaluatedItems',
): string[] {
  const value = keyword(cursor, name)
  if (value === undefined || value === true) return []
  const check =
    value === false && name === 'unevaluatedProperties'
      ? `${text.use('unknownProperty')}("${name}")`
      : text.checkOf(cursor, name)
  return [`${text.use(name)}(${check}, ${writeEvaluated(text, cursor, name)})`]
}
