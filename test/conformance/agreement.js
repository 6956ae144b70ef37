// The validators that are generated, over every instance of the suite, formats included: beside ajv, and beside what the
// suite itself says. Where the two differ and the suite holds with ajv, the validators are wrong.
import { createRequire } from 'node:module'
import * as validators from '@trackwright/runtime/validation'
import { createSchemaResolver } from '../../generator/build/typing/resolve/schema-resolver.js'
import { writeSchema } from '../../generator/build/validation/write-schema.js'
import { DRAFTS, readCases, readRemotes } from './suite.js'

const require = createRequire(import.meta.url)
const CASE_URI = 'plan:///case.json'

/**
 * @typedef {object} Agreement
 * @property {string} draft
 * @property {number} instances
 * @property {number} agree the same verdict from both
 * @property {number} unsupported those whose schema ajv cannot compile, or fails on
 * @property {number} ajvRight those where ajv says what the suite says
 * @property {number} right those where our validator does
 * @property {string[]} wrong where ajv does and ours does not
 */

/**
 * @param {string} suite
 * @returns {Agreement[]}
 */
export function measureAgreement(suite) {
  const remotes = readRemotes(suite)
  return DRAFTS.map(({ draft, folder }) => {
    const cases = [
      ...readCases(suite, folder, draft),
      ...readCases(suite, `${folder}/optional/format`, draft),
    ]
    const found = { draft: folder, instances: 0, agree: 0, unsupported: 0, ajvRight: 0, right: 0, wrong: [] }
    for (const each of cases) compare(each, remotes, found)
    return found
  })
}

/** @param {import('./suite.js').Case} given */
function compare({ id, draft, schema, instances }, remotes, found) {
  const check = compileOurs(schema, draft, remotes)
  const ajv = compileAjv(schema, draft, remotes)
  for (const { data, valid, description } of instances) {
    const ours = check(data)
    const theirs = ask(ajv, data)
    found.instances += 1
    if (ours === theirs) found.agree += 1
    if (theirs === undefined) found.unsupported += 1
    if (theirs === valid) found.ajvRight += 1
    if (ours === valid) found.right += 1
    else if (theirs === valid) found.wrong.push(`${id}: ${description}: ours ${ours}, ajv ${theirs}`)
  }
}

/** @returns {boolean | undefined} what ajv says, where it can */
function ask(ajv, data) {
  try {
    return ajv?.(data)
  } catch {
    return undefined
  }
}

function compileOurs(schema, draft, remotes) {
  const resolver = createSchemaResolver(new Map([...remotes, [CASE_URI, { schema, draft }]]))
  const { body, names } = writeSchema(resolver, resolver.open(CASE_URI))
  // What a module would import.
  const evaluate = new Function(...names, `return function schema(s) ${body}`)
  const parts = new Map(Object.entries(validators))
  return validators.openSchema(evaluate(...names.map((name) => parts.get(name))))
}

function compileAjv(schema, draft, remotes) {
  const options = {
    strict: false,
    logger: false,
    validateSchema: false,
    // Members that are inherited are no members of a JSON object.
    ownProperties: true,
    ...(draft === '04' || draft === '06' || draft === '07' ? { ignoreKeywordsWithRef: true } : {}),
  }
  const classes = {
    '04': () => require('ajv-draft-04').default,
    '06': () => require('ajv').Ajv,
    '07': () => require('ajv').Ajv,
    '2019-09': () => require('ajv/dist/2019').Ajv2019,
    '2020-12': () => require('ajv/dist/2020').Ajv2020,
  }
  const ajv = new (classes[draft]())(options)
  require('ajv-formats').default(ajv)
  if (draft === '06') ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'))
  for (const [uri, remote] of remotes)
    if (remote.draft === draft && ajv.schemas[uri] === undefined && ajv.refs[uri] === undefined)
      try {
        ajv.addSchema(remote.schema, uri)
      } catch {
        // One that ajv cannot hold is missed where a case needs it.
      }
  try {
    return ajv.compile(schema)
  } catch {
    return undefined
  }
}
