// The generators that are compared: each turns a schema into declarations and says how an instance is put to the compiler.
import { compile } from 'json-schema-to-typescript'
import { InputData, JSONSchemaInput, quicktype, TypeScriptTargetLanguage } from 'quicktype-core'
import { checkSchema, typeSchema } from '../../generator/build/typing/type-schema.js'
import { writeInstance } from './check-types.js'
import { writeChecked } from './write-checked.js'

/** @typedef {import('./suite.js').Case} Case */
/** @typedef {Map<string, { schema: unknown, draft: import('./suite.js').Draft }>} Remotes */
/**
 * @typedef {object} Generator
 * @property {string} name
 * @property {(given: Case, remotes: Remotes) => Promise<string>} declare throws where it cannot
 * @property {(instance: unknown, index: number) => string} state a statement that the compiler refuses if the type does
 * @property {Record<string, number>} [targets] our own: the least % of invalid instances to be refused, by folder
 */

const CASE_URI = 'plan:///case.json'

/** @type {Generator['state']} */
const assign = (instance, index) => `const x${index}: T = ${writeInstance(instance)}`

/** The types, and a function that takes literals as the generated ones do. */
async function declareChecked({ schema, draft }, remotes) {
  const resources = new Map([...remotes, [CASE_URI, { schema, draft }]])
  // In the newer drafts `format` is an annotation, and the suite holds generators to it.
  const formatRules = draft === '04' || draft === '06' || draft === '07'
  return writeChecked(checkSchema(resources, CASE_URI, 'T', { eventName: 'T', formatRules }))
}

/** @type {readonly Generator[]} */
export const GENERATORS = [
  {
    name: 'trackwright',
    declare: declareChecked,
    state: (instance) => `check(${writeInstance(instance)})`,
    targets: { draft7: 95, 'draft2020-12': 95 },
  },
  {
    name: 'trackwright, types alone',
    declare: async ({ schema, draft }, remotes) => {
      const resources = new Map([...remotes, [CASE_URI, { schema, draft }]])
      return typeSchema(resources, CASE_URI, 'T').join('\n')
    },
    state: assign,
    targets: { draft7: 80, 'draft2020-12': 81 },
  },
  {
    name: 'json-schema-to-typescript 16',
    // Its names come from titles first.
    declare: ({ schema }) =>
      compile(typeof schema === 'boolean' ? schema : { ...schema, title: 'T' }, 'T', {
        format: false,
        bannerComment: '',
        $refOptions: { resolve: { external: false, file: false, http: false } },
      }),
    state: assign,
  },
  {
    name: 'quicktype-core 26',
    declare: async ({ schema }) => {
      const source = new JSONSchemaInput(undefined)
      await source.addSource({ name: 'T', schema: JSON.stringify(schema) })
      const inputData = new InputData()
      inputData.addInput(source)
      const lang = new TypeScriptTargetLanguage()
      const rendererOptions = { 'runtime-typecheck': false, 'prefer-unions': true }
      const { lines } = await quicktype({ inputData, lang, rendererOptions })
      return nameRoot(lines.join('\n'))
    },
    state: assign,
  },
]

/** quicktype gives the root a name only where it is an object; what its converter returns says its type in every case. */
function nameRoot(text) {
  const root = /public static toT\(json: string\): (.*) \{$/m.exec(text)?.[1]
  const types = text.replace(/^export class Convert \{[\s\S]*/m, '').replace(/^\/\/.*$/gm, '')
  return root === undefined || /\b(?:interface|type|enum) T\b/.test(types)
    ? types
    : `${types}\ntype T = ${root}`
}
