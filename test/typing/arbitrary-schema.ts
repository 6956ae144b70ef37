// Random schemas and random instances over a small world of names and values, so that they meet often.
// biome-ignore-all lint/suspicious/noThenProperty: JSON Schema has a keyword by that name
import fc from 'fast-check'
import type { Draft, JsonSchema, JsonValue } from '../../generator/src/plan/model.js'

const NAMES = ['a', 'b', 'ab', 'c']
const name = fc.constantFrom(...NAMES)
const scalar: fc.Arbitrary<JsonValue> = fc.constantFrom<JsonValue[]>(
  null,
  true,
  false,
  0,
  1,
  2,
  1.5,
  '',
  'a',
  'ab',
  'b',
)

export const arbitraryInstance: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'instance' },
    scalar,
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value

const small = fc.nat({ max: 2 })
const types = fc.constantFrom('null', 'boolean', 'integer', 'number', 'string', 'array', 'object')
const pattern = fc.constantFrom('^a', 'b$', '^a*$', 'a|b', '^(a|ab)$', '[ab]', '^.b')

/** Schemas of one draft; every keyword that the drafts differ in by name is among them. */
export function arbitrarySchema(draft: Draft): fc.Arbitrary<JsonSchema> {
  const isNew = draft === '2020-12' || draft === '2019-09'
  return fc.letrec<{ schema: JsonSchema }>((tie) => {
    const schema = tie('schema')
    const schemas = fc.array(schema, { minLength: 1, maxLength: 3 })
    const named = fc.dictionary(name, schema, { minKeys: 1, maxKeys: 3, noNullPrototype: true })
    const names = fc.uniqueArray(name, { maxLength: 2 })
    const parts: fc.Arbitrary<Record<string, JsonValue>>[] = [
      keyword('type', fc.oneof(types, fc.uniqueArray(types, { minLength: 1, maxLength: 3 }))),
      keyword(
        'enum',
        fc.uniqueArray(arbitraryInstance, {
          minLength: 1,
          maxLength: 3,
          selector: (value) => JSON.stringify(value),
        }),
      ),
      keyword('const', arbitraryInstance),
      keyword('minimum', small),
      keyword('exclusiveMaximum', small),
      keyword('multipleOf', fc.constantFrom(1, 2, 0.5)),
      keyword('minLength', small),
      keyword('maxLength', small),
      keyword('pattern', pattern),
      keyword('properties', named),
      keyword('properties', named),
      keyword('required', names),
      keyword('additionalProperties', schema),
      keyword('additionalProperties', fc.constant(false)),
      keyword(
        'patternProperties',
        fc.dictionary(pattern, schema, { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
      ),
      keyword('propertyNames', schema),
      keyword('minProperties', small),
      keyword('maxProperties', small),
      keyword('minItems', small),
      keyword('maxItems', small),
      keyword('uniqueItems', fc.boolean()),
      keyword('contains', schema),
      keyword('items', schema),
      keyword('allOf', schemas),
      keyword('anyOf', schemas),
      keyword('oneOf', schemas),
      keyword('not', schema),
      fc.record({ if: schema, then: schema, else: schema }, { requiredKeys: ['if'] }),
      keyword('$ref', fc.constantFrom('#', '#/$defs/x', '#/$defs/y')),
      ...(isNew
        ? [
            keyword('dependentSchemas', named),
            keyword(
              'dependentRequired',
              fc.dictionary(name, names, { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
            ),
            keyword('unevaluatedProperties', fc.constant(false)),
            keyword('unevaluatedProperties', schema),
            keyword('unevaluatedItems', fc.constant(false)),
            keyword('unevaluatedItems', schema),
            fc.record(
              { contains: schema, minContains: small, maxContains: small },
              { requiredKeys: ['contains'] },
            ),
            keyword(draft === '2020-12' ? 'prefixItems' : 'items', schemas),
          ]
        : [
            keyword(
              'dependencies',
              fc.dictionary(name, fc.oneof(schema, names), { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
            ),
            fc.record({ items: schemas, additionalItems: schema }, { requiredKeys: ['items'] }),
          ]),
    ]
    const object = fc
      .array(fc.oneof(...parts), { minLength: 1, maxLength: 4 })
      .map((each): Record<string, JsonValue> => Object.assign({}, ...each))
      // ajv heeds what stands beside a $ref in every draft; up to 07 nothing does.
      .map((each) => (isNew || each.$ref === undefined ? each : { $ref: each.$ref }))
    return {
      schema: fc.oneof(
        { maxDepth: 3, depthIdentifier: `schema ${draft}` },
        fc.constantFrom<JsonSchema[]>(true, false, {}),
        object,
        object,
        object,
      ),
    }
  }).schema
}

function keyword(key: string, value: fc.Arbitrary<JsonValue>): fc.Arbitrary<Record<string, JsonValue>> {
  return value.map((each) => ({ [key]: each }))
}
