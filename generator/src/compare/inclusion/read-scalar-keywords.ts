// The keywords of numbers and strings, as conditions.
import type { SchemaCursor } from '../../typing/resolve/model.js'
import { keyword } from '../../typing/resolve/schema-keywords.js'
import { type Condition, NO_LIMIT } from './condition.js'

/** The formats that ajv-formats checks; any other says nothing, and neither do `password` and `binary`. */
const STRING_FORMATS = new Set(
  (
    'date time date-time iso-time iso-date-time duration uri uri-reference uri-template url email hostname ' +
    'ipv4 ipv6 regex uuid json-pointer json-pointer-uri-fragment relative-json-pointer byte'
  ).split(' '),
)

export function readNumberKeywords(cursor: SchemaCursor): Condition[] {
  const parts: Condition[] = []
  const limit = (name: string, side: 'min' | 'max', strict: boolean): void => {
    const value = keyword(cursor, name)
    if (typeof value === 'number') parts.push({ kind: 'limit', side, value, strict })
  }
  const isStrict = (name: string): boolean => cursor.draft === '04' && keyword(cursor, name) === true
  limit('minimum', 'min', isStrict('exclusiveMinimum'))
  limit('maximum', 'max', isStrict('exclusiveMaximum'))
  if (cursor.draft !== '04') {
    limit('exclusiveMinimum', 'min', true)
    limit('exclusiveMaximum', 'max', true)
  }
  const step = keyword(cursor, 'multipleOf')
  if (typeof step === 'number') parts.push({ kind: 'multiple', step, holds: true })
  return [...parts, ...readNumberFormat(cursor)]
}

function readNumberFormat(cursor: SchemaCursor): Condition[] {
  const name = keyword(cursor, 'format')
  if (name !== 'int32' && name !== 'int64') return []
  const isWhole: Condition = { kind: 'multiple', step: 1, holds: true }
  if (name === 'int64') return [isWhole]
  return [
    isWhole,
    { kind: 'limit', side: 'min', value: -(2 ** 31), strict: false },
    { kind: 'limit', side: 'max', value: 2 ** 31 - 1, strict: false },
  ]
}

export function readStringKeywords(cursor: SchemaCursor): Condition[] {
  const source = keyword(cursor, 'pattern')
  return [
    ...readSize(cursor, 'minLength', 'maxLength'),
    ...(typeof source === 'string' ? [{ kind: 'pattern', source, holds: true } as const] : []),
    ...readStringFormat(cursor),
  ]
}

export function readSize(cursor: SchemaCursor, least: string, most: string): Condition[] {
  const [min, max] = [keyword(cursor, least), keyword(cursor, most)]
  if (typeof min !== 'number' && typeof max !== 'number') return []
  return [
    {
      kind: 'size',
      min: typeof min === 'number' ? min : 0,
      max: typeof max === 'number' ? max : NO_LIMIT,
    },
  ]
}

function readStringFormat(cursor: SchemaCursor): Condition[] {
  const name = keyword(cursor, 'format')
  return typeof name === 'string' && STRING_FORMATS.has(name) ? [{ kind: 'format', name, holds: true }] : []
}
