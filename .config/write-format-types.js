// Writes the TypeScript types of foreign plans from their schemas: `npm run format-types`. Commit what it writes.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { compile } from 'json-schema-to-typescript'

const schemas = new URL('../schemas/formats/', import.meta.url)
const output = new URL('../generator/src/plan/formats/documents/', import.meta.url)

/** The files, by name; a test compares them with what lies on the disk. */
export async function formatTypes() {
  const files = new Map()
  for (const name of readdirSync(schemas).sort()) {
    const id = name.replace('.schema.json', '')
    const schema = JSON.parse(readFileSync(new URL(name, schemas), 'utf8'))
    files.set(`${id}-document.ts`, await typesOf(id, schema))
  }
  return files
}

async function typesOf(id, schema) {
  const body = await compile(schema, schema.title, {
    additionalProperties: false,
    bannerComment: '',
    unreachableDefinitions: true,
    style: { semi: false, singleQuote: true, printWidth: 110 },
    $refOptions: { resolve: { http: false, file: false } },
  })
  // The library says so of every definition, which here is no news.
  const text = body.replace(
    /^ \* This interface was referenced by .*\n \* via the `definition` .*\n|^ \* (?=\n)/gm,
    '',
  )
  const used = ['JsonObject', 'JsonValue'].filter((name) => new RegExp(`\\b${name}\\b`).test(text))
  const imports = used.length === 0 ? '' : `import type { ${used.join(', ')} } from '../../model.js'\n\n`
  return `// Written by \`npm run format-types\` from schemas/formats/${id}.schema.json: what a document of this format holds.\n${imports}${text.trimStart()}`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [name, text] of await formatTypes()) writeFileSync(new URL(name, output), text)
}
