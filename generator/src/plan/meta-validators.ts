// Compiled validators: of the drafts' meta-schemas, and of the project's own schemas. The only file of the plan that knows ajv.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Ajv, AnySchemaObject, ErrorObject } from 'ajv'
import { countValues } from './check-size.js'
import { DRAFT_URIS } from './draft.js'
import type { Draft, JsonValue } from './model.js'

/** The violations of a value; none where it is valid. */
export type Validate = (value: JsonValue) => readonly ErrorObject[]

/** The schemas in `schemas/`: of the project's own files, and of what others write. */
export type OwnSchema = 'tracking-plan' | 'config' | `formats/${string}`

const require = createRequire(import.meta.url)
const compiled = new Map<string, Validate>()

/** Judges schemas by the meta-schema of their draft. */
export function metaValidator(draft: Draft): Validate {
  return cached(`draft ${draft}`, (errors) => createAjv(draft, errors).getSchema(DRAFT_URIS[draft]))
}

/** Judges one of the project's own files; `definition` names a part of the schema under `$defs`. */
export function ownValidator(schema: OwnSchema, definition?: string): Validate {
  const fragment = definition === undefined ? '' : `#/$defs/${definition}`
  return cached(`${schema}${fragment}`, (errors) => {
    const ajv = createAjv('07', errors)
    ajv.addSchema(readOwnSchema(schema), schema)
    return ajv.compile({ $ref: `${schema}${fragment}` })
  })
}

/** Drafts of ajv are separate classes, each a bit of code to load: only those that a plan uses are. */
function createAjv(draft: Draft, errors: 'first' | 'all'): Ajv {
  const options = {
    strict: false,
    allErrors: errors === 'all',
    verbose: true,
    validateFormats: false,
    addUsedSchema: false,
  } as const
  if (draft === '2020-12')
    return new (require('ajv/dist/2020') as typeof import('ajv/dist/2020.js')).Ajv2020(options)
  if (draft === '2019-09')
    return new (require('ajv/dist/2019') as typeof import('ajv/dist/2019.js')).Ajv2019(options)
  if (draft === '04') return new (require('ajv-draft-04') as typeof import('ajv-draft-04')).default(options)
  const ajv = new (require('ajv') as typeof import('ajv')).Ajv(options)
  if (draft === '06') ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json') as AnySchemaObject)
  return ajv
}

interface Compiled {
  (value: JsonValue): unknown
  errors?: null | ErrorObject[]
}

type Compile = (errors: 'first' | 'all') => Compiled | undefined

/** To find all errors takes time that grows with the square of their number, so in a large value one has to do. */
function cached(key: string, compile: Compile): Validate {
  return (value) => {
    const first = compiledValidator(key, compile, 'first')(value)
    return first.length === 0 || countValues(value) > MAX_VALUES
      ? first
      : compiledValidator(key, compile, 'all')(value)
  }
}

const MAX_VALUES = 20_000

function compiledValidator(key: string, compile: Compile, errors: 'first' | 'all'): Validate {
  const known = compiled.get(`${errors} ${key}`)
  if (known !== undefined) return known
  const validator = compile(errors)
  if (validator === undefined) throw new Error(`There is no validator for ${key}`)
  const validate: Validate = (value) => (validator(value) === true ? [] : (validator.errors ?? []))
  compiled.set(`${errors} ${key}`, validate)
  return validate
}

/** Beside the compiled code in the package, in `schemas/` at the root of the repository. */
function readOwnSchema(schema: OwnSchema): AnySchemaObject {
  const name = `${schema}.schema.json`
  const paths = ['../schemas/', '../../../schemas/'].map((folder) => new URL(folder + name, import.meta.url))
  for (const path of paths) {
    try {
      return JSON.parse(readFileSync(path, 'utf8'))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    }
  }
  throw new Error(`${name} is missing from the package`)
}
