// `npm run bench:validation`: what it costs to judge a call, beside ajv compiled at run time, zod and valibot on the same
// schema; what validators cost a server that starts; and what it costs to generate them.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as checks from '@trackwright/runtime/validation'
import { generate } from '../../generator/build/generate.js'
import { namePlan } from '../../generator/build/naming/name-plan.js'
import { loadPlan } from '../../generator/build/plan/load-plan.js'
import { createSchemaResolver } from '../../generator/build/typing/resolve/schema-resolver.js'
import { writeSchema } from '../../generator/build/validation/write-schema.js'
import { writeValidators } from '../../generator/build/validation/write-validators.js'
import { makePlan } from '../generate/make-plan.js'
import { median } from '../median.js'
import { importPeer, installPeers, peerVersion } from '../runtime/install-peers.js'
import { EVENT, SCHEMA, valibotSchema, zodSchema } from './order-schema.js'

const require = createRequire(import.meta.url)
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url))

installPeers(['zod@4', 'valibot@1'])
await printJudging()
await printGeneration()
await printStart()

async function printJudging() {
  const zod = await importPeer('zod')
  const valibot = await importPeer('valibot')
  const zodOrder = zodSchema(zod.z)
  const valibotOrder = valibotSchema(valibot)
  const ajv = new (require('ajv/dist/2020').Ajv2020)({ allErrors: false })
  require('ajv-formats').default(ajv)
  const validate = ajv.compile(SCHEMA)
  const ours = compileOurs()
  const subjects = [
    ['trackwright', (value) => ours(value)],
    ['ajv 8, compiled at run time', (value) => validate(value)],
    [`zod ${peerVersion('zod')}`, (value) => zodOrder.safeParse(value).success],
    [`valibot ${peerVersion('valibot')}`, (value) => valibot.safeParse(valibotOrder, value).success],
  ]
  console.log('| a valid event of 15 properties | µs, median of 9 rounds |\n|---|--:|')
  const times = subjects.map(() => [])
  for (let round = 0; round < 9; round++)
    for (const [index, [name, judge]] of subjects.entries()) times[index].push(timeOf(name, judge))
  for (const [index, [name]] of subjects.entries())
    console.log(`| ${name} | ${median(times[index]).toFixed(2)} |`)
}

function compileOurs() {
  const resolver = createSchemaResolver(
    new Map([['plan:///order.json', { schema: SCHEMA, draft: '2020-12' }]]),
  )
  const { body, names } = writeSchema(resolver, resolver.open('plan:///order.json'))
  const parts = new Map(Object.entries(checks))
  return checks.openSchema(
    new Function(...names, `return function schema(s) ${body}`)(...names.map((name) => parts.get(name))),
  )
}

/** @returns {number} µs a call */
function timeOf(name, judge) {
  const count = 50_000
  const start = process.cpuUsage()
  let valid = 0
  for (let index = 0; index < count; index++) if (judge(EVENT)) valid++
  const { user, system } = process.cpuUsage(start)
  if (valid !== count) throw new Error(`${name} refuses the event`)
  return (user + system) / count
}

async function printGeneration() {
  const { plan } = loadPlan(makePlan(1000, 'file'))
  const { named } = namePlan(plan, [])
  const start = process.cpuUsage()
  const validators = writeValidators(named)
  const { user, system } = process.cpuUsage(start)
  const bytes = validators.reduce((sum, { body }) => sum + body.length, 0)
  console.log(
    `\n1000 validators written in ${((user + system) / 1e6).toFixed(2)} CPU s, ${Math.round(bytes / 1000)} bytes each`,
  )
}

/** A process that imports a generated module of 1000 events and sends one, with and without validators. */
async function printStart() {
  const folder = mkdtempSync(join(tmpdir(), 'trackwright-bench-'))
  symlinkSync(modules, join(folder, 'node_modules'))
  for (const validation of ['never', 'always']) {
    const { files } = await generate({ sources: makePlan(1000, 'file'), platform: 'node', validation })
    for (const { path, content } of files) {
      mkdirSync(dirname(join(folder, validation, path)), { recursive: true })
      writeFileSync(join(folder, validation, path), content)
    }
    const name = /export function (track\w+)/.exec(files.find(({ path }) => path === 'index.js').content)[1]
    writeFileSync(
      join(folder, `${validation}.mjs`),
      `const start = performance.now()
const analytics = await import('./${validation}/index.js')
analytics.setClient(undefined, { onViolation: () => 'drop' })
analytics.${name}({}, { userId: 'u' })
console.log(performance.now() - start)`,
    )
  }
  const times = { never: [], always: [] }
  for (let round = 0; round < 15; round++)
    for (const validation of ['never', 'always'])
      times[validation].push(Number(spawnSync(process.execPath, [join(folder, `${validation}.mjs`)]).stdout))
  rmSync(folder, { recursive: true })
  console.log(
    `a server with 1000 events starts and judges its first in ${median(times.always).toFixed(0)} ms with validators, ` +
      `${median(times.never).toFixed(0)} ms without (median of 15, in turn)`,
  )
}
