// Schemas that others published, which no test of ours was made for: with their rules, the compiler does not give up on
// them, takes what is valid and refuses what is not.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkUnits, type Verdict } from '../conformance/check-types.js'
import { declareChecked } from './declare-checked.js'

const require = createRequire(import.meta.url)

const CASES: readonly { path: string; valid: string[]; invalid: string[] }[] = [
  {
    path: require.resolve('webpack/schemas/WebpackOptions.json'),
    valid: [
      "{ mode: 'production', entry: './a.js', parallelism: 1 }",
      "{ module: { rules: [{ test: 'x', use: [{ loader: 'a' }] }] } }",
    ],
    invalid: ["{ mode: 'nope' }", '{ parallelism: 0 }', "{ cache: { type: 'filesystem', maxAge: -1 } }"],
  },
  {
    path: require.resolve('ajv/dist/refs/json-schema-draft-07.json'),
    valid: ["{ type: 'object', properties: { a: { minLength: 1, not: { const: 1 } } } }"],
    invalid: ["{ type: 'thing' }", '{ properties: { a: { minLength: -1 } } }', '{ multipleOf: 0 }'],
  },
  {
    path: new URL('../../schemas/formats/rudder-cli.schema.json', import.meta.url).pathname,
    valid: [],
    invalid: ['{}', "{ version: 'rudder/v9', kind: 'events', metadata: { name: 'x' }, spec: {} }"],
  },
]

describe('schemas from packages', () => {
  let verdicts: Map<string, Verdict>

  beforeAll(() => {
    const units = CASES.map(({ path, valid, invalid }) => {
      const schema = JSON.parse(readFileSync(path, 'utf8'))
      const statements = [...valid, ...invalid].map((value) => `check(${value})`)
      return {
        id: path,
        declarations: declareChecked(schema, '07'),
        statements: [...statements, 'declare const wide: T; check(wide)'],
      }
    })
    verdicts = checkUnits(units, import.meta.dirname)
  })

  it.each(CASES.map((each) => ({ name: basename(each.path), ...each })))(
    '$name',
    ({ path, valid, invalid }) => {
      const refused = [...valid.map(() => false), ...invalid.map(() => true), false]
      expect(verdicts.get(path)).toEqual({ kind: 'checked', refused })
    },
  )
})
