// Types, enum, const, and the keywords of numbers and strings, as text.
import type { JsonValue } from '../plan/model.js'
import type { SchemaCursor } from '../typing/resolve/model.js'
import { isArray, keyword } from '../typing/resolve/schema-keywords.js'
import { encodePattern, encodeValue } from './encode-value.js'
import type { SchemaText } from './schema-text.js'

const TYPES: Readonly<Record<string, { check: string; title: string }>> = {
  string: { check: 'string', title: 'a string' },
  number: { check: 'number', title: 'a number' },
  integer: { check: 'integer', title: 'a whole number' },
  boolean: { check: 'boolean', title: 'true or false' },
  null: { check: 'nil', title: 'null' },
  array: { check: 'array', title: 'an array' },
  object: { check: 'object', title: 'an object' },
}

export function writeTypeCheck(text: SchemaText, cursor: SchemaCursor): string[] {
  const type = keyword(cursor, 'type')
  const known = (isArray(type) ? type : [type]).flatMap((name) => TYPES[String(name)] ?? [])
  const [only, ...others] = known
  if (only === undefined) return []
  if (others.length === 0) return [text.use(only.check)]
  const checks = known.map(({ check }) => text.use(check)).join(', ')
  const titles = known.map(({ title }) => title).join(' or ')
  return [`${text.use('oneOfTypes')}([${checks}], "${titles}")`]
}

export function writeValueChecks(text: SchemaText, cursor: SchemaCursor): string[] {
  const values = keyword(cursor, 'enum')
  const constant = keyword(cursor, 'const')
  return [
    ...(isArray(values) ? [`${text.use('oneOfValues')}([${values.map(encodeValue).join(', ')}])`] : []),
    ...(constant === undefined ? [] : [`${text.use('exactly')}(${encodeValue(constant)})`]),
  ]
}

/** The keywords whose value is a number, with the check of each. */
const LIMITS = [
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
] as const

export function writeLimits(text: SchemaText, cursor: SchemaCursor): string[] {
  const bounds = [
    ...writeBound(text, cursor, 'minimum', 'exclusiveMinimum', 'above'),
    ...writeBound(text, cursor, 'maximum', 'exclusiveMaximum', 'below'),
  ]
  const limits = LIMITS.flatMap((name) => callWith(text, name, keyword(cursor, name)))
  return [...bounds, ...limits]
}

/** In draft 04 the exclusive keyword says of the other that it is exclusive; later it is a bound of its own. */
function writeBound(
  text: SchemaText,
  cursor: SchemaCursor,
  name: string,
  exclusiveName: string,
  exclusiveCheck: string,
): string[] {
  const bound = keyword(cursor, name)
  const exclusive = keyword(cursor, exclusiveName)
  if (exclusive === true) return callWith(text, exclusiveCheck, bound)
  return [...callWith(text, name, bound), ...callWith(text, exclusiveCheck, exclusive)]
}

function callWith(text: SchemaText, check: string, value: JsonValue | undefined): string[] {
  return typeof value === 'number' ? [`${text.use(check)}(${value})`] : []
}

const FORMATS = new Map([
  ['byte', 'formatByte'],
  ['date', 'formatDate'],
  ['date-time', 'formatDateTime'],
  ['duration', 'formatDuration'],
  ['email', 'formatEmail'],
  ['hostname', 'formatHostname'],
  ['int32', 'formatInt32'],
  ['int64', 'formatInt64'],
  ['ipv4', 'formatIpv4'],
  ['ipv6', 'formatIpv6'],
  ['iso-date-time', 'formatIsoDateTime'],
  ['iso-time', 'formatIsoTime'],
  ['json-pointer', 'formatJsonPointer'],
  ['regex', 'formatRegex'],
  ['relative-json-pointer', 'formatRelativeJsonPointer'],
  ['time', 'formatTime'],
  ['uri', 'formatUri'],
  ['uri-reference', 'formatUriReference'],
  ['uri-template', 'formatUriTemplate'],
  ['uuid', 'formatUuid'],
])

/** A format that nobody knows says nothing. */
export function writeTextChecks(text: SchemaText, cursor: SchemaCursor): string[] {
  const pattern = keyword(cursor, 'pattern')
  const format = FORMATS.get(String(keyword(cursor, 'format')))
  return [
    ...(typeof pattern === 'string' ? [`${text.use('pattern')}(${encodePattern(pattern)})`] : []),
    ...(format === undefined ? [] : [text.use(format)]),
  ]
}
