// One cold process that turns the schemas of a plan into types with json-schema-to-typescript, a call an event.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const require = createRequire(new URL('../../../generator/', import.meta.url))
const { compile } = require('json-schema-to-typescript')
const { rules } = JSON.parse(readFileSync(join(process.argv[2], 'plan.json'), 'utf8'))
const texts = []
for (const { key, jsonSchema } of rules)
  texts.push(await compile(jsonSchema.properties.properties, key, { bannerComment: '', format: false }))
writeFileSync(join(process.argv[2], 'types.ts'), texts.join('\n'))
