// The types of foreign plans are what `npm run format-types` makes of their schemas, and every schema is sound.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { formatTypes } from '../../../.config/write-format-types.js'
import { FORMATS } from '../../../generator/src/plan/formats/registry.js'
import { metaValidator } from '../../../generator/src/plan/meta-validators.js'

const types = new URL('../../../generator/src/plan/formats/documents/', import.meta.url)
const schemas = new URL('../../../schemas/formats/', import.meta.url)

it('the types that are committed are those of the schemas', async () => {
  const fresh = Object.fromEntries(await formatTypes())
  const names = readdirSync(types)
  expect(names).toEqual(Object.keys(fresh))
  for (const name of names) expect(readFileSync(new URL(name, types), 'utf8'), name).toBe(fresh[name])
})

it('every foreign format has a schema, which is one of its draft', () => {
  const names = readdirSync(schemas)
  expect(names).toEqual(
    FORMATS.filter(({ isNative }) => !isNative)
      .map(({ id }) => `${id}.schema.json`)
      .sort(),
  )
  for (const name of names)
    expect(metaValidator('07')(JSON.parse(readFileSync(new URL(name, schemas), 'utf8'))), name).toEqual([])
})

it('docs/formats.md has a row a format', () => {
  const page = readFileSync(new URL('../../../docs/formats.md', import.meta.url), 'utf8')
  // A table of what is exported follows the one of what is read.
  const [read = ''] = page.split(/^## /m)
  const rows = [...read.matchAll(/^\| `([a-z][a-z0-9-]+)` \|/gm)].map((match) => match[1])
  expect(rows).toEqual(FORMATS.map(({ id }) => id))
})
