// One cold process that generates an event from a schema's file, and prints what it took: `node large-schema.js <file>
// <validation>`.
import '../../../generator/bin/optimise-later.js'
import { readFileSync } from 'node:fs'

const dist = '../../../generator/build'
const { runStages } = await import(`${dist}/generate.js`)
const { loadPlan } = await import(`${dist}/plan/load-plan.js`)
const { typePlan } = await import(`${dist}/typing/type-plan.js`)
const { writeValidators } = await import(`${dist}/validation/write-validators.js`)

const [, , file, validation] = process.argv
const schema = {
  type: 'object',
  ...JSON.parse(readFileSync(file, 'utf8')),
  title: 'Configured',
  'x-event': {},
}
const text = JSON.stringify(schema, null, 2)
const sources = [
  { path: 'plan.json', text: '{"name": "Large"}' },
  { path: 'events/configured.json', text },
]
let type = 0
const stages = {
  loadPlan,
  writeValidators,
  typePlan: (...given) => {
    const start = performance.now()
    const typed = typePlan(...given)
    type = performance.now() - start
    return typed
  },
}
const start = performance.now()
const { files, diagnostics } = await runStages({ sources, platform: 'node', validation }, stages)
const all = performance.now() - start
const errors = diagnostics.filter(({ severity }) => severity === 'error')
if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'))
const declarations = files.find(({ path }) => path === 'index.d.ts')
console.log(JSON.stringify({ all, type, schemaBytes: text.length, outputBytes: declarations.content.length }))
