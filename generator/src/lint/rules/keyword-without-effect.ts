// Keywords that change nothing: for a type that the schema does not admit, or with a value that everything satisfies.
import { joinPointer } from '../../plan/json-pointer.js'
import { isArray, isObject } from '../../plan/json-value.js'
import type { JsonObject } from '../../plan/model.js'
import type { LintRule } from '../model.js'

const TYPES_OF: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    string: 'minLength maxLength pattern',
    'number integer': 'minimum maximum exclusiveMinimum exclusiveMaximum multipleOf',
    array: 'items prefixItems additionalItems contains minContains maxContains minItems maxItems uniqueItems',
    object:
      'properties patternProperties additionalProperties propertyNames required minProperties maxProperties dependentRequired',
  }).flatMap(([types, names]) => names.split(' ').map((name) => [name, types.split(' ')] as const)),
)

const SATISFIED_BY_ALL: Readonly<Record<string, unknown>> = {
  minLength: 0,
  minItems: 0,
  minProperties: 0,
  uniqueItems: false,
}

export const keywordWithoutEffect: LintRule = {
  id: 'keyword-without-effect',
  code: 'TW714',
  level: 'warning',
  defaults: {},
  *check({ schemas, locate }) {
    for (const { schema, uri, pointer } of schemas) {
      for (const name of Object.keys(schema)) {
        const why = whyWithoutEffect(schema, name)
        if (why === undefined) continue
        const place = { uri, pointer: joinPointer(pointer, name) }
        const location = locate(place, 'key')
        yield {
          message: `${JSON.stringify(name)} has no effect: ${why}.`,
          ...(location === undefined ? {} : { location }),
          owner: schema,
          removes: place,
        }
      }
    }
  },
}

function whyWithoutEffect(schema: JsonObject, name: string): string | undefined {
  const value = schema[name]
  if (name in SATISFIED_BY_ALL && value === SATISFIED_BY_ALL[name]) return 'every value satisfies it'
  const wanted = TYPES_OF.get(name)
  const types = typesOf(schema)
  if (wanted === undefined || types === undefined || types.some((type) => wanted.includes(type)))
    return undefined
  // What stands below it may be referred to from elsewhere.
  if (isObject(value) && JSON.stringify(value).includes('"$')) return undefined
  return `the type is ${types.join(' or ')}`
}

/** A `$ref` may hide the type. */
function typesOf(schema: JsonObject): string[] | undefined {
  if ('$ref' in schema) return undefined
  const { type } = schema
  if (typeof type === 'string') return [type]
  return isArray(type) ? type.map(String) : undefined
}
