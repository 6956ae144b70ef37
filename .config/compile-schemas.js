// Compiles the drafts' meta-schemas and the project's own schemas to code: to do so in every run takes longer than to
// read a plan of 1000 events. A module exports one function a part, by its fragment; each says yes or no.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { transform } from 'esbuild'
import { createAjv, OWN_DRAFT, readOwnSchema } from '../generator/build/plan/create-ajv.js'
import { DRAFT_URIS } from '../generator/build/plan/draft.js'

const { default: standaloneCode } = createRequire(new URL('../generator/', import.meta.url))(
  'ajv/dist/standalone',
)
const OPTIONS = { messages: false, validateSchema: false, code: { source: true } }

for (const [draft, uri] of Object.entries(DRAFT_URIS)) {
  const ajv = createAjv(draft, OPTIONS)
  const { schema } = ajv.getSchema(uri)
  const vocabularies = (schema.allOf ?? []).map(({ $ref }) => ajv.getSchema(new URL($ref, uri).href).schema)
  const code =
    vocabularies.length > 0
      ? compileWhole(joined([schema, ...vocabularies]))
      : standaloneCode(ajv, { '#': uri })
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

function compileWhole(schema) {
  const ajv = createAjv(OWN_DRAFT, OPTIONS)
  ajv.addSchema(schema, 'whole')
  return standaloneCode(ajv, { '#': 'whole' })
}

/**
 * The later drafts have a meta-schema a vocabulary, and every subschema is judged by all seven. As one schema that has
 * the members of all it is judged in half the time. They refer to the whole dynamically, which then is the root.
 */
function joined(schemas) {
  const members = (keyword) => {
    const entries = schemas.flatMap((schema) => Object.entries(schema[keyword] ?? {}))
    if (new Set(entries.map(([name]) => name)).size < entries.length)
      throw new Error(`${keyword} of two vocabularies`)
    return Object.fromEntries(entries)
  }
  const text = JSON.stringify({
    type: schemas[0].type,
    $defs: members('$defs'),
    properties: members('properties'),
  })
  return JSON.parse(
    text
      .replaceAll(/"\$(?:dynamicRef|recursiveRef)":"#(?:meta)?"/g, '"$ref":"#"')
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
