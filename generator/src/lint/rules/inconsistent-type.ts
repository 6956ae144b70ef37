// One name means one type: a property that is a number here and a text there makes two columns, or a broken one.
import { isArray, isObject } from '../../plan/json-value.js'
import type { JsonSchema, JsonValue } from '../../plan/model.js'
import type { LintRule, PropertyPart } from '../model.js'

export const inconsistentType: LintRule<{ readonly allow: readonly string[] }> = {
  id: 'inconsistent-type',
  code: 'TW712',
  level: 'warning',
  defaults: { allow: [] },
  *check({ properties, locate }, { allow }) {
    const first = new Map<string, { types: string; property: PropertyPart }>()
    for (const property of properties) {
      const types = typesOf(property.schema)
      if (types === undefined || allow.includes(property.name)) continue
      const known = first.get(property.name)
      if (known === undefined) first.set(property.name, { types, property })
      else if (known.types !== types) {
        const [location, related] = [locate(property, 'key'), locate(known.property, 'key')]
        yield {
          message: `The property ${JSON.stringify(property.name)} is ${types} here and ${known.types} elsewhere.`,
          ...(location === undefined ? {} : { location }),
          ...(related === undefined ? {} : { related: [related] }),
          owner: property.schema,
        }
      }
    }
  },
}

/** Null apart: that a value may be missing does not change what it is. Undefined where the schema does not say it itself. */
function typesOf(schema: JsonSchema): string | undefined {
  if (!isObject(schema)) return undefined
  const { type } = schema
  const listed = isArray(schema.enum) ? schema.enum : 'const' in schema ? [schema.const ?? null] : undefined
  const given = typeof type === 'string' ? [type] : isArray(type) ? type.map(String) : listed?.map(typeOf)
  const names = [...new Set(given)].filter((name) => name !== 'null').sort()
  return names.length === 0 ? undefined : names.join(' or ')
}

function typeOf(value: JsonValue): string {
  if (value === null) return 'null'
  if (isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}
