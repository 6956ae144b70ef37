// Puts the schemas of the project's own file formats into the generator's package, where editors and the code find them.
import { cpSync, readdirSync } from 'node:fs'

const from = new URL('../schemas/', import.meta.url)
const to = new URL('../generator/dist/schemas/', import.meta.url)
for (const name of readdirSync(from))
  if (name.endsWith('.schema.json')) cpSync(new URL(name, from), new URL(name, to))
