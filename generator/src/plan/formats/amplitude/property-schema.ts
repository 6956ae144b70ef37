// One row of Amplitude's tables as the schema of the property that it describes.
import type { JsonObject, JsonValue } from '../../model.js'
import type { AmplitudeRow } from './read-rows.js'

export function propertySchema(row: AmplitudeRow): JsonObject {
  const type = row.text('Property value type').toLowerCase()
  const value = valueSchema(type.replace(/\barray\b|\blist\b|\(.*?\)|\[\]|[<>]/g, '').trim(), row)
  const isArray =
    /array|list|\[\]/.test(type) || row.match(/^property (is )?array$/i).toLowerCase() === 'true'
  const description = row.text('Property description')
  return {
    ...(description === '' ? {} : { description }),
    ...(isArray ? arraySchema(value, row) : value),
  }
}

function valueSchema(type: string, row: AmplitudeRow): JsonObject {
  switch (type) {
    case 'string':
      return {
        type: 'string',
        ...numberOf('minLength', row, /string.*min.*length|min length/i),
        ...lengthAndPattern(row),
      }
    case 'number':
    case 'integer':
      return {
        type: type === 'integer' || row.flag('Number is integer') ? 'integer' : 'number',
        ...numberOf('minimum', row, /number.*\bmin/i),
        ...numberOf('maximum', row, /number.*\bmax/i),
      }
    case 'boolean':
    case 'object':
      return { type }
    case 'enum':
      return { enum: row.list('Enum values') }
    case 'const':
      return { const: row.text('Const value') }
    default:
      return {}
  }
}

function lengthAndPattern(row: AmplitudeRow): JsonObject {
  const pattern = row.match(/regex|pattern/i)
  return {
    ...numberOf('maxLength', row, /string.*max.*length|max length/i),
    ...(pattern === '' ? {} : { pattern }),
  }
}

function arraySchema(items: JsonObject, row: AmplitudeRow): JsonObject {
  return {
    type: 'array',
    ...(Object.keys(items).length === 0 ? {} : { items }),
    ...numberOf('minItems', row, /^array min items$/i),
    ...numberOf('maxItems', row, /^array max items$/i),
    ...(row.flag('Array unique items') ? { uniqueItems: true } : {}),
  }
}

function numberOf(keyword: string, row: AmplitudeRow, column: RegExp): Readonly<Record<string, JsonValue>> {
  const text = row.match(column)
  const value = Number(text)
  return text === '' || !Number.isFinite(value) ? {} : { [keyword]: value }
}
