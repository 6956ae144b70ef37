// The keywords of objects, as text.
import { encodeString } from '../encoding/encode-string.js'
import type { SchemaCursor } from '../typing/resolve/model.js'
import { isArray, isObject, isSchema, keyword } from '../typing/resolve/schema-keywords.js'
import { encodeNames, encodePattern } from './encode-value.js'
import type { SchemaText } from './schema-text.js'

/** What members there are, and what they must keep. */
export function writeMemberChecks(text: SchemaText, cursor: SchemaCursor): string[] {
  return [
    ...writeProperties(text, cursor),
    ...writeRequired(text, cursor),
    ...writePatternProperties(text, cursor),
    ...writeOthers(text, cursor),
  ]
}

export function writeObjectChecks(text: SchemaText, cursor: SchemaCursor): string[] {
  return [...writePropertyNames(text, cursor), ...writeDependencies(text, cursor)]
}

/** The names under a keyword whose members are schemas. */
export function memberNames(cursor: SchemaCursor, name: string): string[] {
  const members = keyword(cursor, name)
  return isObject(members) ? Object.keys(members) : []
}

export function writeRegExps(cursor: SchemaCursor): string[] {
  return memberNames(cursor, 'patternProperties').map((source) => `new RegExp(${encodePattern(source)})`)
}

function writeProperties(text: SchemaText, cursor: SchemaCursor): string[] {
  const members = memberNames(cursor, 'properties').flatMap((name) => {
    const check = text.checkOf(cursor, 'properties', name)
    return check === undefined || check === text.use('anything') ? [] : [`[${encodeString(name)}, ${check}]`]
  })
  return members.length === 0 ? [] : [`${text.use('properties')}([${members.join(', ')}])`]
}

function writeRequired(text: SchemaText, cursor: SchemaCursor): string[] {
  const names = keyword(cursor, 'required')
  return isArray(names) && names.length > 0
    ? [`${text.use('required')}(${encodeNames(names.map(String))})`]
    : []
}

function writePatternProperties(text: SchemaText, cursor: SchemaCursor): string[] {
  const members = memberNames(cursor, 'patternProperties').map(
    (source) =>
      `[new RegExp(${encodePattern(source)}), ${text.checkOf(cursor, 'patternProperties', source) ?? text.use('anything')}]`,
  )
  return members.length === 0 ? [] : [`${text.use('patternProperties')}([${members.join(', ')}])`]
}

function writeOthers(text: SchemaText, cursor: SchemaCursor): string[] {
  const others = keyword(cursor, 'additionalProperties')
  if (!isSchema(others) || others === true) return []
  const names = encodeNames(memberNames(cursor, 'properties'))
  const patterns = writeRegExps(cursor)
  const known = patterns.length === 0 ? names : `${names}, [${patterns.join(', ')}]`
  if (others === false) return [`${text.use('closed')}(${known})`]
  return [`${text.use('otherProperties')}(${text.checkOf(cursor, 'additionalProperties')}, ${known})`]
}

function writePropertyNames(text: SchemaText, cursor: SchemaCursor): string[] {
  const check =
    keyword(cursor, 'propertyNames') === undefined ? undefined : text.checkOf(cursor, 'propertyNames')
  return check === undefined ? [] : [`${text.use('propertyNames')}(${check})`]
}

function writeDependencies(text: SchemaText, cursor: SchemaCursor): string[] {
  const members = ['dependencies', 'dependentRequired', 'dependentSchemas'].flatMap((name) => {
    const dependencies = keyword(cursor, name)
    if (!isObject(dependencies)) return []
    return Object.entries(dependencies).flatMap(([property, needs]) => {
      const check = isArray(needs)
        ? `${text.use('required')}(${encodeNames(needs.map(String))})`
        : text.checkOf(cursor, name, property)
      return check === undefined ? [] : [`[${encodeString(property)}, ${check}]`]
    })
  })
  return members.length === 0 ? [] : [`${text.use('whereHas')}([${members.join(', ')}])`]
}
