// Puts the schemas of plans and of the config into the generator's package, where editors and the code find them.
import { cpSync, readdirSync } from 'node:fs'

const from = new URL('../schemas/', import.meta.url)
const to = new URL('../generator/dist/schemas/', import.meta.url)
for (const folder of ['./', './formats/']) {
  for (const name of readdirSync(new URL(folder, from)))
    if (name.endsWith('.schema.json')) cpSync(new URL(folder + name, from), new URL(folder + name, to))
}
