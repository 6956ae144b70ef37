// A property: whatever the schema, what ajv finds valid compiles. Random schemas and instances, one program. The seed is
// fixed, so that a run says the same tomorrow; SCHEMA_SEED tries another.
import Ajv from 'ajv'
import Ajv2019 from 'ajv/dist/2019.js'
import Ajv2020 from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Draft, JsonSchema, JsonValue } from '../../generator/src/plan/model.js'
import { typeSchema } from '../../generator/src/typing/type-schema.js'
import { checkUnits, writeInstance } from '../conformance/check-types.js'
import { arbitraryInstance, arbitrarySchema } from './arbitrary-schema.js'

const SCHEMAS_PER_DRAFT = 100
const INSTANCES_PER_SCHEMA = 30
const VALIDATORS = { '07': Ajv.default, '2019-09': Ajv2019.default, '2020-12': Ajv2020.default }
const OPTIONS = { strict: false, logger: false, ownProperties: true } as const

/** Where ajv is known to be wrong: it forgets `contains` in an empty array within an array, and evaluates too much. */
function isBeyondAjv(schema: JsonSchema, instance: JsonValue): boolean {
  const [schemaText, instanceText] = [JSON.stringify(schema), JSON.stringify(instance)]
  if (schemaText.includes('"contains"') && /.\[\]/.test(instanceText)) return true
  return (
    schemaText.includes('"unevaluatedItems"') &&
    /"(?:contains|anyOf|oneOf|if|not|dependent\w+|\$ref)"/.test(schemaText)
  )
}

function validInstances(
  draft: keyof typeof VALIDATORS,
  schema: JsonSchema,
  instances: readonly JsonValue[],
): JsonValue[] {
  const judges = [true, false].map((allErrors) =>
    judge(new VALIDATORS[draft]({ ...OPTIONS, allErrors }), schema),
  )
  const unique = [...new Map(instances.map((instance) => [JSON.stringify(instance), instance])).values()]
  return unique.filter(
    (instance) => !isBeyondAjv(schema, instance) && judges.every((isValid) => isValid(instance)),
  )
}

/** ajv overflows its stack where a schema is defined by nothing but itself, and has other failures of its own: no verdict. */
function judge(ajv: { compile(schema: JsonSchema): (instance: JsonValue) => unknown }, schema: JsonSchema) {
  let validate: ((instance: JsonValue) => unknown) | undefined
  return (instance: JsonValue): boolean => {
    try {
      validate ??= ajv.compile(schema)
      return validate(instance) === true
    } catch {
      return false
    }
  }
}

function makeUnit(draft: Draft, schema: JsonSchema, valid: readonly JsonValue[], id: string) {
  const declarations = typeSchema(new Map([['plan:///x.json', { schema, draft }]]), 'plan:///x.json', 'T')
  const statements = valid.map((value, index) => `const x${index}: T = ${writeInstance(value)}`)
  return { id, declarations: declarations.join('\n'), statements, schema }
}

it.each(['07', '2019-09', '2020-12'] as const)('whatever is valid in draft %s compiles', (draft) => {
  const seed = Number(process.env.SCHEMA_SEED ?? 1)
  const numRuns = SCHEMAS_PER_DRAFT
  const schema = arbitrarySchema(draft)
  const schemas = fc.sample(fc.tuple(schema, schema, schema), { numRuns, seed })
  const instances = fc.array(arbitraryInstance, {
    minLength: INSTANCES_PER_SCHEMA,
    maxLength: INSTANCES_PER_SCHEMA,
  })
  const instanceLists = fc.sample(instances, { numRuns, seed })
  const units = schemas.map(([main, x, y], index) => {
    const whole = typeof main === 'boolean' ? main : { ...main, $defs: { x, y } }
    return makeUnit(draft, whole, validInstances(draft, whole, instanceLists[index] ?? []), `${index}`)
  })
  const verdicts = checkUnits(units, import.meta.dirname)
  const failures = units.flatMap(({ id, schema, statements, declarations }) => {
    const verdict = verdicts.get(id)
    const refused =
      verdict?.kind === 'checked'
        ? statements.filter((_, index) => verdict.refused[index])
        : [verdict?.reason]
    return refused.length === 0 ? [] : [{ seed, schema, declarations, refused }]
  })
  expect(failures).toEqual([])
  expect(units.flatMap(({ statements }) => statements).length).toBeGreaterThan(SCHEMAS_PER_DRAFT)
})
