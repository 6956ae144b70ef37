// Judges by the drafts' meta-schemas and by the project's own schemas. Code that was compiled with the package says
// whether a value is valid, in no time; ajv is loaded to say why one is not.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Ajv, AnySchemaObject, ErrorObject } from 'ajv'
import { countValues } from './check-size.js'
import { createAjv, OWN_DRAFT, type OwnSchema, readOwnSchema } from './create-ajv.js'
import { DRAFT_URIS } from './draft.js'
import { isObject } from './json-value.js'
import type { Draft, JsonValue } from './model.js'

/** The violations of a value; none where it is valid. */
export type Validate = (value: JsonValue) => readonly ErrorObject[]

const require = createRequire(import.meta.url)
const validators = new Map<string, Validate>()

/** Judges schemas by the meta-schema of their draft. */
export function metaValidator(draft: Draft): Validate {
  return kept(validators, `draft-${draft}`, () =>
    createValidator(compiledSchema(`draft-${draft}`, '#'), draft, () => ({ $ref: DRAFT_URIS[draft] })),
  )
}

/** Judges one of the project's own files; `definition` names a part of the schema under `$defs`. */
export function ownValidator(schema: OwnSchema, definition?: string): Validate {
  const fragment = definition === undefined ? '#' : `#/$defs/${definition}`
  return kept(validators, `${schema}${fragment}`, () =>
    createValidator(compiledSchema(schema, fragment), OWN_DRAFT, (ajv) => {
      ajv.addSchema(readOwnSchema(schema), schema)
      return { $ref: `${schema}${fragment}` }
    }),
  )
}

/** To find all errors takes time that grows with the square of their number, so in a large value one has to do. */
const MAX_VALUES = 20_000

function createValidator(isValid: IsValid, draft: Draft, schemaFor: (ajv: Ajv) => AnySchemaObject): Validate {
  const explainers = new Map<boolean, Validate>()
  const createExplainer = (allErrors: boolean): Validate => {
    const ajv = createAjv(draft, { allErrors, verbose: true })
    const validate = ajv.compile(schemaFor(ajv))
    return (value) => (validate(value) ? [] : (validate.errors ?? []))
  }
  // A loader that comes again has the same values for what did not change.
  const sound = new WeakSet<object>()
  return (value) => {
    if (isObject(value) && sound.has(value)) return []
    if (isValid(value)) {
      if (isObject(value)) sound.add(value)
      return []
    }
    const allErrors = countValues(value) <= MAX_VALUES
    return kept(explainers, allErrors, () => createExplainer(allErrors))(value)
  }
}

function kept<Key>(validators: Map<Key, Validate>, key: Key, create: () => Validate): Validate {
  const validator = validators.get(key) ?? create()
  validators.set(key, validator)
  return validator
}

type IsValid = (value: JsonValue) => boolean

/** Written by the build, beside the compiled code of the package. */
function compiledSchema(name: string, fragment: string): IsValid {
  const path = ['../compiled-schemas/', '../../dist/compiled-schemas/']
    .map((folder) => new URL(`${folder}${name}.cjs`, import.meta.url))
    .find((each) => existsSync(each))
  const parts: Partial<Record<string, IsValid>> = path === undefined ? {} : require(fileURLToPath(path))
  const isValid = parts[fragment]
  if (isValid === undefined) throw new Error(`There is no compiled schema for ${name}${fragment}`)
  return isValid
}
