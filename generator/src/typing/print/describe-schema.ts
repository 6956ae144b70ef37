// What a plan says of a value in words and rules, as the lines of a doc comment.
import { proseLines } from '../../encoding/write-doc-comment.js'
import type { JsonValue } from '../../plan/model.js'
import type { SchemaCursor, SchemaResolver } from '../resolve/model.js'
import { followPlainRef } from '../resolve/plain-ref.js'
import { isArray, isObject, keyword, ownMember } from '../resolve/schema-keywords.js'

/** Rules that the type does not show, each with its place in the order in which they are told. */
const RULE_PLACES: ReadonlyMap<string, number> = new Map(
  [
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
  ].map((name, place) => [name, place]),
)
const MAX_VALUE_LENGTH = 200

/** A schema that is but a reference is told as what it refers to, with its own words first. */
export function describeSchema(resolver: SchemaResolver, cursor: SchemaCursor): string[] {
  const { cursor: target } = followPlainRef(resolver, cursor)
  const annotation = (name: string): JsonValue | undefined => {
    const own = annotationOf(cursor, name)
    return own === undefined && target !== cursor ? annotationOf(target, name) : own
  }
  const words = annotation('description') ?? annotation('title')
  const lines = typeof words === 'string' ? proseLines(words) : []
  if (keyword(target, 'type') === 'integer') lines.push('@integer')
  for (const name of rulesOf(target)) add(lines, writeRule(name, keyword(target, name)))
  add(lines, writeValue('@default', annotation('default')))
  const examples = annotation('examples')
  if (isArray(examples))
    for (const example of examples.slice(0, 3)) add(lines, writeValue('@example', example))
  if (annotation('deprecated') === true) lines.push('@deprecated')
  return lines
}

function annotationOf({ schema }: SchemaCursor, name: string): JsonValue | undefined {
  return isObject(schema) ? ownMember(schema, name) : undefined
}

function rulesOf({ schema }: SchemaCursor): string[] {
  const names = isObject(schema) ? Object.keys(schema).filter((name) => RULE_PLACES.has(name)) : []
  return names.sort((a, b) => (RULE_PLACES.get(a) ?? 0) - (RULE_PLACES.get(b) ?? 0))
}

function add(lines: string[], line: string | undefined): void {
  if (line !== undefined) lines.push(line)
}

function writeRule(name: string, value: JsonValue | undefined): string | undefined {
  if (value === undefined || value === false) return undefined
  if (value === true) return `@${name}`
  return `@${name} ${oneLine(typeof value === 'string' ? value : JSON.stringify(value))}`
}

function writeValue(tag: string, value: JsonValue | undefined): string | undefined {
  const text = value === undefined ? '' : JSON.stringify(value)
  return text === '' || text.length > MAX_VALUE_LENGTH ? undefined : `${tag} ${oneLine(text)}`
}

function oneLine(text: string): string {
  return proseLines(text).join(' ')
}
