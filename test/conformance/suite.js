// Reads the JSON Schema Test Suite: its required files, and the documents that its references name.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** @typedef {'04' | '06' | '07' | '2019-09' | '2020-12'} Draft */
/** @typedef {{ data: unknown, valid: boolean, description: string }} Instance */
/** @typedef {{ id: string, draft: Draft, file: string, schema: unknown, instances: Instance[] }} Case */

/** @type {readonly { draft: Draft, folder: string, metaschema: string }[]} */
export const DRAFTS = [
  { draft: '04', folder: 'draft4', metaschema: 'http://json-schema.org/draft-04/schema' },
  { draft: '06', folder: 'draft6', metaschema: 'http://json-schema.org/draft-06/schema' },
  { draft: '07', folder: 'draft7', metaschema: 'http://json-schema.org/draft-07/schema' },
  { draft: '2019-09', folder: 'draft2019-09', metaschema: 'https://json-schema.org/draft/2019-09/schema' },
  { draft: '2020-12', folder: 'draft2020-12', metaschema: 'https://json-schema.org/draft/2020-12/schema' },
]

/** @returns {string | undefined} the suite's folder, or undefined where there is none */
export function findSuite() {
  const beside = fileURLToPath(new URL('../../../shared/data/json-schema-test-suite', import.meta.url))
  return [process.env.JSON_SCHEMA_TEST_SUITE, beside].find(
    (path) => path !== undefined && existsSync(join(path, 'tests')),
  )
}

/**
 * @param {string} suite
 * @param {string} folder
 * @param {Draft} draft
 * @returns {Case[]} one per schema of the required files
 */
export function readCases(suite, folder, draft) {
  const path = join(suite, 'tests', folder)
  return readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      const file = name.slice(0, -'.json'.length)
      const groups = JSON.parse(readFileSync(join(path, name), 'utf8'))
      return groups.map((group, index) => ({
        id: `${folder}/${file}#${index}`,
        draft,
        file,
        schema: group.schema,
        instances: group.tests,
      }))
    })
}

/**
 * The documents of the suite's `remotes` folder as seen at localhost:1234, and the metaschemas.
 * @param {string} suite
 * @returns {Map<string, { schema: unknown, draft: Draft }>}
 */
export function readRemotes(suite) {
  const remotes = new Map(readMetaschemas())
  const folder = join(suite, 'remotes')
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.json')) continue
    const draft = DRAFTS.find((each) => path.startsWith(`${each.folder}/`))?.draft ?? '2020-12'
    const schema = JSON.parse(readFileSync(join(folder, path), 'utf8'))
    remotes.set(`http://localhost:1234/${path.replaceAll('\\', '/')}`, { schema, draft })
  }
  return remotes
}

/** @returns {Iterable<[string, { schema: unknown, draft: Draft }]>} as ajv's package brings them */
function* readMetaschemas() {
  const require = createRequire(import.meta.url)
  /** @type {[Draft, string][]} */
  const files = [
    ['04', 'ajv-draft-04/dist/refs/json-schema-draft-04.json'],
    ['06', 'ajv/dist/refs/json-schema-draft-06.json'],
    ['07', 'ajv/dist/refs/json-schema-draft-07.json'],
  ]
  for (const [draft, name] of [
    ['2019-09', '2019-09'],
    ['2020-12', '2020-12'],
  ]) {
    const folder = join(require.resolve('ajv/package.json'), `../dist/refs/json-schema-${name}`)
    files.push([/** @type {Draft} */ (draft), join(folder, 'schema.json')])
    for (const each of readdirSync(join(folder, 'meta')))
      files.push([/** @type {Draft} */ (draft), join(folder, 'meta', each)])
  }
  for (const [draft, file] of files) {
    const schema = require(file)
    const uri = schema.$id ?? schema.id
    yield [uri.replace(/#$/, ''), { schema, draft }]
  }
}
