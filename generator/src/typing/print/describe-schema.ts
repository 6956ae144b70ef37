// What a plan says of a value in words and rules, as the lines of a doc comment.
import { proseLines } from '../../encoding/write-doc-comment.js'
import type { JsonValue } from '../../plan/model.js'
import type { SchemaCursor, SchemaResolver } from '../resolve/model.js'
import { followPlainRef } from '../resolve/plain-ref.js'
import { isArray, isObject, keyword, ownMember } from '../resolve/schema-keywords.js'

/** Rules that the type does not show, in the order in which they are told. */
const RULES = [
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
]
const MAX_VALUE_LENGTH = 200

/** A schema that is but a reference is told as what it refers to, with its own words first. */
export function describeSchema(resolver: SchemaResolver, cursor: SchemaCursor): string[] {
  const { cursor: target } = followPlainRef(resolver, cursor)
  const places = target === cursor ? [cursor] : [cursor, target]
  const annotation = (name: string): JsonValue | undefined =>
    places
      .map(({ schema }) => (isObject(schema) ? ownMember(schema, name) : undefined))
      .find((value) => value !== undefined)
  const words = annotation('description') ?? annotation('title')
  const prose = typeof words === 'string' ? proseLines(words) : []
  const { schema } = target
  const rules = isObject(schema) ? RULES.filter((name) => Object.hasOwn(schema, name)) : []
  const ruleLines = rules.flatMap((name) => writeRule(name, keyword(target, name)))
  const integer = keyword(target, 'type') === 'integer' ? ['@integer'] : []
  const values = [...writeValue('@default', annotation('default')), ...writeExamples(annotation('examples'))]
  const deprecated = annotation('deprecated') === true ? ['@deprecated'] : []
  return [...prose, ...integer, ...ruleLines, ...values, ...deprecated]
}

function writeRule(name: string, value: JsonValue | undefined): string[] {
  if (value === undefined || value === false) return []
  return [
    value === true
      ? `@${name}`
      : `@${name} ${oneLine(typeof value === 'string' ? value : JSON.stringify(value))}`,
  ]
}

function writeExamples(examples: JsonValue | undefined): string[] {
  return isArray(examples) ? examples.slice(0, 3).flatMap((example) => writeValue('@example', example)) : []
}

function writeValue(tag: string, value: JsonValue | undefined): string[] {
  const text = value === undefined ? '' : JSON.stringify(value)
  return text === '' || text.length > MAX_VALUE_LENGTH ? [] : [`${tag} ${oneLine(text)}`]
}

function oneLine(text: string): string {
  return proseLines(text).join(' ')
}
