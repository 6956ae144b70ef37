// The whole road, for a person to watch: generate, see wrong calls refused, send 1,000 right ones over HTTP, see them judged.
import { execFile, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { loadPlan, readPlan } from 'trackwright'
import { startDataPlane } from 'trackwright/dev'

const here = dirname(fileURLToPath(import.meta.url))
const plan = join(here, '../../schemas/plans/shop')
const project = join(here, '.demo')
const require = createRequire(import.meta.url)
const tsc = require.resolve('typescript/bin/tsc')
const trackwright = join(dirname(require.resolve('trackwright/package.json')), 'bin/trackwright.js')

try {
  makeProject()
  generateFunctions()
  showWrongCalls()
  await sendRightCalls()
} finally {
  rmSync(project, { recursive: true, force: true })
}

/** A project of its own, so that the demo leaves nothing behind. */
function makeProject() {
  rmSync(project, { recursive: true, force: true })
  mkdirSync(project)
  for (const name of ['src', 'tsconfig.json', 'package.json'])
    cpSync(join(here, name), join(project, name), { recursive: true })
}

function generateFunctions() {
  heading('1. Generate typed functions from the plan')
  const args = ['generate', '--plan', plan, '--output', 'analytics', '--platform', 'node']
  console.log(`$ trackwright generate --plan schemas/plans/shop --output analytics --platform node`)
  const result = run([trackwright, ...args])
  if (result.status !== 0) fail('The plan did not generate.', result)
  console.log(result.stdout.trimEnd())
}

function showWrongCalls() {
  heading('2. Five calls that break the plan do not compile')
  const options = [
    '--noEmit',
    '--module',
    'nodenext',
    '--target',
    'es2022',
    '--strict',
    '--types',
    'node',
    '--pretty',
    'false',
  ]
  const result = run([tsc, ...options, '--ignoreConfig', 'src/wrong-calls.ts'])
  const source = readFileSync(join(project, 'src/wrong-calls.ts'), 'utf8').split('\n')
  const errors = result.stdout
    .split(/^(?=src\/wrong-calls\.ts)/m)
    .filter((text) => text.startsWith('src/wrong-calls.ts'))
  for (const error of errors) {
    const [, line, code, message] = /\((\d+),\d+\): error (TS\d+): (.*)$/s.exec(error) ?? []
    const sentences = (message ?? error).trimEnd().split('\n')
    console.log(`\n  ${source[Number(line) - 1]}\n  ${code}: ${sentences.join('\n  ')}`)
  }
  if (errors.length !== 5) fail(`Expected 5 refusals, saw ${errors.length}.`, result)
}

async function sendRightCalls() {
  heading('3. 1,000 right calls of all six kinds, over HTTP to a local data plane')
  const compiled = run([tsc, '-p', '.'])
  if (compiled.status !== 0) fail('The right calls did not compile.', compiled)
  const { plan: trackingPlan } = loadPlan((await readPlan(plan)).sources)
  const dataPlane = await startDataPlane({
    plan: trackingPlan,
    port: 0,
    writeKey: 'demo',
  })
  try {
    const program = await runAside('dist/send-events.js', {
      DATA_PLANE_URL: dataPlane.url,
    })
    report(JSON.parse(program), dataPlane.counts())
  } finally {
    await dataPlane.close()
  }
}

function report({ sent, stats }, counts) {
  const rows = Object.entries(sent).map(([event, calls]) => [event, calls, ...received(counts, event)])
  rows.push(['all', ...[1, 2, 3, 4].map((column) => rows.reduce((sum, row) => sum + row[column], 0))])
  printTable(['event', 'sent', 'received', 'valid', 'invalid'], rows)
  const [, calls, arrived, valid] = rows.at(-1)
  if (calls !== 1000 || arrived !== 1000 || valid !== 1000) fail('Not every event arrived valid.', {})
  console.log(
    `\naccepted ${stats.accepted} = delivered ${stats.delivered} + failed ${stats.failed} + dropped ${stats.dropped} + pending ${stats.pending}`,
  )
}

/** The counts of one event; calls without a name are counted by call alone. */
function received(counts, event) {
  const match = counts.find(({ call, name }) => event === (name === '' ? call : `${call} ${name}`))
  return match === undefined ? [0, 0, 0] : [match.received, match.valid, match.invalid + match.unplanned]
}

function printTable(header, rows) {
  const width = Math.max(...rows.map(([event]) => event.length))
  for (const [event, ...numbers] of [header, ...rows]) {
    console.log(`  ${event.padEnd(width)}${numbers.map((number) => String(number).padStart(10)).join('')}`)
  }
}

function run(args) {
  return spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8' })
}

/** Runs beside this process, which is the data plane. */
async function runAside(script, environment) {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [script], {
    cwd: project,
    env: { ...process.env, ...environment },
  })
  process.stderr.write(stderr)
  return stdout
}

function heading(text) {
  console.log(`\n${text}\n${'='.repeat(text.length)}`)
}

function fail(sentence, { stdout = '', stderr = '' }) {
  throw new Error([sentence, stdout, stderr].filter((text) => text !== '').join('\n'))
}
