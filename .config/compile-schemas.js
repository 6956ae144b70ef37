// Compiles the drafts' meta-schemas and the project's own schemas to code: to do so in every run takes longer than to
// read a plan of 1000 events. A module exports one function a part, by its fragment; each says yes or no.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { transform } from 'esbuild'
import { createAjv, OWN_DRAFT, readOwnSchema } from '../generator/dist/plan/create-ajv.js'
import { DRAFT_URIS } from '../generator/dist/plan/draft.js'

const { default: standaloneCode } = createRequire(new URL('../generator/', import.meta.url))(
  'ajv/dist/standalone',
)
const OPTIONS = { messages: false, validateSchema: false, code: { source: true } }

for (const [draft, uri] of Object.entries(DRAFT_URIS)) {
  await write(`draft-${draft}`, standaloneCode(createAjv(draft, OPTIONS), { '#': uri }))
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
