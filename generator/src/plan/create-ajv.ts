// The only file of the plan that knows ajv: one class a draft, and the project's own schemas added to it.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Ajv, AnySchemaObject, Options } from 'ajv'
import type { Draft } from './model.js'

/** The schemas in `schemas/`: of the project's own files, and of what others write. */
export type OwnSchema = 'tracking-plan' | 'config' | `formats/${string}`

const require = createRequire(import.meta.url)

/** Drafts of ajv are separate classes, each a bit of code to load: only those that are asked for are. */
export function createAjv(draft: Draft, more: Options): Ajv {
  const options = { strict: false, validateFormats: false, addUsedSchema: false, ...more } as const
  if (draft === '2020-12')
    return new (require('ajv/dist/2020') as typeof import('ajv/dist/2020.js')).Ajv2020(options)
  if (draft === '2019-09')
    return new (require('ajv/dist/2019') as typeof import('ajv/dist/2019.js')).Ajv2019(options)
  if (draft === '04') return new (require('ajv-draft-04') as typeof import('ajv-draft-04')).default(options)
  const ajv = new (require('ajv') as typeof import('ajv')).Ajv(options)
  if (draft === '06') ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json') as AnySchemaObject)
  return ajv
}

/** The draft of the project's own schemas. */
export const OWN_DRAFT: Draft = '07'

/** Beside the compiled code in the package, in `schemas/` at the root of the repository. */
export function readOwnSchema(schema: OwnSchema): AnySchemaObject {
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
