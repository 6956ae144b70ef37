// Which members or elements the other keywords of a schema have judged, as text: what the unevaluated keywords ask.
// Source: JSON Schema 2019-09 and 2020-12, "Unevaluated Locations".
import type { PlaceId, SchemaCursor } from '../typing/resolve/model.js'
import { isArray, isSchema, keyword } from '../typing/resolve/schema-keywords.js'
import { encodeNames } from './encode-value.js'
import type { SchemaText } from './schema-text.js'
import { prefixLength, restKeyword } from './write-array-checks.js'
import { memberNames, writeRegExps } from './write-object-checks.js'

type Unevaluated = 'unevaluatedProperties' | 'unevaluatedItems'

/** Without what the unevaluated keyword of the schema itself says. */
export function writeEvaluated(text: SchemaText, cursor: SchemaCursor, kind: Unevaluated): string {
  return joined(text, evaluatedBy(text, cursor, kind, []))
}

function joined(text: SchemaText, parts: readonly string[]): string {
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only : `${text.use('byAny')}(${parts.join(', ')})`
}

/** @param within places on the way here, for a schema that refers to itself for the same value judges nothing anew */
function evaluatedBy(
  text: SchemaText,
  cursor: SchemaCursor,
  kind: Unevaluated,
  within: readonly PlaceId[],
): string[] {
  if (within.includes(cursor.id)) return []
  const inner = [...within, cursor.id]
  const all = (place: SchemaCursor | undefined): string[] =>
    place === undefined ? [] : evaluatedByAll(text, place, kind, inner)
  return [
    ...(kind === 'unevaluatedProperties' ? evaluatedNames(text, cursor) : evaluatedIndexes(text, cursor)),
    ...text.references(cursor).flatMap(all),
    ...childrenOf(text, cursor, 'allOf').flatMap(all),
    ...['anyOf', 'oneOf'].flatMap((name) =>
      childrenOf(text, cursor, name).flatMap((place) => whereAdmitted(text, place, all(place))),
    ),
    ...evaluatedByCondition(text, cursor, all),
    ...evaluatedByDependents(text, cursor, all),
  ]
}

function evaluatedByAll(
  text: SchemaText,
  cursor: SchemaCursor,
  kind: Unevaluated,
  within: readonly PlaceId[],
): string[] {
  return isSchema(keyword(cursor, kind)) ? [text.use('everyKey')] : evaluatedBy(text, cursor, kind, within)
}

function evaluatedNames(text: SchemaText, cursor: SchemaCursor): string[] {
  if (isSchema(keyword(cursor, 'additionalProperties'))) return [text.use('everyKey')]
  const names = memberNames(cursor, 'properties')
  const patterns = writeRegExps(cursor)
  return [
    ...(names.length === 0 ? [] : [`${text.use('named')}(${encodeNames(names).slice(1, -1)})`]),
    ...(patterns.length === 0 ? [] : [`${text.use('matching')}(${patterns.join(', ')})`]),
  ]
}

/** `contains` judges elements since 2020-12. */
function evaluatedIndexes(text: SchemaText, cursor: SchemaCursor): string[] {
  if (restKeyword(cursor) !== undefined) return [text.use('everyKey')]
  const count = prefixLength(cursor)
  const contains = cursor.draft === '2020-12' && keyword(cursor, 'contains') !== undefined
  return [
    ...(count === 0 ? [] : [`${text.use('first')}(${count})`]),
    ...(contains ? [`${text.use('contained')}(${text.checkOf(cursor, 'contains')})`] : []),
  ]
}

function childrenOf(text: SchemaText, cursor: SchemaCursor, name: string): SchemaCursor[] {
  const list = keyword(cursor, name)
  return isArray(list) ? list.flatMap((_, index) => text.child(cursor, name, String(index)) ?? []) : []
}

function whereAdmitted(text: SchemaText, place: SchemaCursor, parts: readonly string[]): string[] {
  return parts.length === 0 ? [] : [`${text.use('byWhat')}(${text.checkOf(place)}, ${joined(text, parts)})`]
}

type EvaluatedOf = (place: SchemaCursor | undefined) => string[]

function evaluatedByCondition(text: SchemaText, cursor: SchemaCursor, all: EvaluatedOf): string[] {
  const condition = keyword(cursor, 'if') === undefined ? undefined : text.child(cursor, 'if')
  if (condition === undefined) return []
  const [then, otherwise] = ['then', 'else'].map((name) =>
    keyword(cursor, name) === undefined ? [] : all(text.child(cursor, name)),
  )
  const whenTrue = [...all(condition), ...(then ?? [])]
  if (whenTrue.length === 0 && otherwise?.length === 0) return []
  const texts = [text.checkOf(condition), joined(text, whenTrue), joined(text, otherwise ?? [])]
  return [`${text.use('byWhich')}(${texts.join(', ')})`]
}

function evaluatedByDependents(text: SchemaText, cursor: SchemaCursor, all: EvaluatedOf): string[] {
  return memberNames(cursor, 'dependentSchemas').flatMap((name) => {
    const parts = all(text.child(cursor, 'dependentSchemas', name))
    const has = `${text.use('required')}(${encodeNames([name])})`
    return parts.length === 0 ? [] : [`${text.use('byWhat')}(${has}, ${joined(text, parts)})`]
  })
}
