// Compiles the drafts' meta-schemas and the project's own schemas to code: to do so in every run takes longer than to
// read a plan of 1000 events. A module exports one function a part, by its fragment; each says yes or no.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { transform } from 'esbuild'
import { createAjv, OWN_DRAFT, readOwnSchema } from '../generator/build/plan/create-ajv.js'
import { DRAFT_URIS } from '../generator/build/plan/draft.js'

const require = createRequire(new URL('../generator/', import.meta.url))
const { default: standaloneCode } = require('ajv/dist/standalone')
const { _ } = require('ajv')
const OPTIONS = { messages: false, validateSchema: false, code: { source: true } }

for (const [draft, uri] of Object.entries(DRAFT_URIS)) {
  const ajv = createAjv(draft, OPTIONS)
  const { schema } = ajv.getSchema(uri)
  const vocabularies = (schema.allOf ?? []).map(({ $ref }) => ajv.getSchema(new URL($ref, uri).href).schema)
  // Draft 04 has keywords that depend on each other.
  const code =
    draft === '04' ? standaloneCode(ajv, { '#': uri }) : compileKeywords(joined([schema, ...vocabularies]))
  await write(`draft-${draft}`, code)
}
for (const name of ['', 'formats/'].flatMap(schemasIn)) {
  const ajv = createAjv(OWN_DRAFT, OPTIONS)
  const schema = readOwnSchema(name)
  ajv.addSchema(schema, name)
  const fragments = ['#', ...Object.keys(schema.$defs ?? {}).map((part) => `#/$defs/${part}`)]
  for (const fragment of fragments) ajv.addSchema({ $ref: `${name}${fragment}` }, `part ${fragment}`)
  const exported = fragments.map((fragment) => [fragment, `part ${fragment}`])
  await write(name, standaloneCode(ajv, Object.fromEntries(exported)))
}

/**
 * A function a keyword, and one that asks a schema for the keywords that it has. The code that ajv makes of a meta-schema
 * asks every schema for each of the sixty that there are.
 */
function compileKeywords(schema) {
  const ajv = createAjv(OWN_DRAFT, OPTIONS)
  ajv.addKeyword({ keyword: 'isSchema', code: (context) => context.pass(_`isSchema(${context.data})`) })
  ajv.addSchema(schema, 'all')
  const names = Object.keys(schema.properties)
  for (const name of names) ajv.addSchema({ $ref: `all#/properties/${name}` }, `keyword ${name}`)
  const code = standaloneCode(ajv, Object.fromEntries(names.map((name) => [name, `keyword ${name}`])))
  return `${code}
    const keywords = new Map(Object.entries(exports));
    function isSchema(value) {
      if (typeof value === 'boolean') return true;
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
      for (const name of Object.keys(value)) if (keywords.get(name)?.(value[name]) === false) return false;
      return true;
    }
    module.exports = { '#': isSchema };`
}

/**
 * The members of all: later drafts have a meta-schema a vocabulary, and every subschema is judged by all seven. Where one
 * stands is said by a keyword of our own; they refer to the whole dynamically, or by their own root.
 */
function joined(schemas) {
  const members = (keyword) => {
    const entries = schemas.flatMap((schema) => Object.entries(schema[keyword] ?? {}))
    if (new Set(entries.map(([name]) => name)).size < entries.length)
      throw new Error(`${keyword} of two vocabularies`)
    return Object.fromEntries(entries)
  }
  const text = JSON.stringify({
    $defs: members('$defs'),
    definitions: members('definitions'),
    properties: members('properties'),
  })
  return JSON.parse(
    text
      .replaceAll(/"\$(?:dynamicRef|recursiveRef|ref)":"#(?:meta)?"/g, '"isSchema":true')
      .replaceAll(/"\$ref":"meta\/\w+#/g, '"$ref":"#'),
  )
}

function schemasIn(folder) {
  return readdirSync(new URL(`../schemas/${folder}`, import.meta.url))
    .filter((name) => name.endsWith('.schema.json'))
    .map((name) => `${folder}${name.replace(/\.schema\.json$/, '')}`)
}

async function write(name, text) {
  const file = new URL(`../generator/dist/compiled-schemas/${name}.cjs`, import.meta.url)
  mkdirSync(new URL('.', file), { recursive: true })
  const { code } = await transform(text, { minify: true, format: 'cjs', platform: 'node' })
  writeFileSync(file, code)
}
