// `npm run bench:generate [sizes]`: what it costs to generate, to check and to follow a plan, in cold processes, by the
// number of its events; beside json-schema-to-typescript and Segment's typewriter on the same schemas.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { median } from '../median.js'
import { runMeasured } from '../run-measured.js'
import { installPeers, peerVersion } from '../runtime/install-peers.js'
import { writeProject } from './write-project.js'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const CLI = here('../../generator/bin/trackwright.js')
const sizes = process.argv.slice(2).map(Number)
const SIZES = sizes.length > 0 ? sizes : [100, 1000, 10_000]
/** What takes minutes runs once. */
const rounds = (events) => (events > 1000 ? 1 : 5)
/** Node compiles what a watcher runs while the first few come. */
const CHANGES = 20
/** typewriter's time grows with more than the number of events. */
const MOST_FOR_TYPEWRITER = 1000

installPeers(['typewriter@9', 'typescript@5'])
const projects = new Map(SIZES.map((events) => [events, writeProject(events)]))
printStages()
printWhole()
await printWatch()
for (const folder of projects.values()) rmSync(folder, { recursive: true })

function printStages() {
  console.log(`| CPU ms (wall ms) of a cold process | ${SIZES.join(' events | ')} events |`)
  console.log(`|---|${SIZES.map(() => '--:|').join('')}`)
  const runs = SIZES.map((events) =>
    Array.from({ length: rounds(events) }, () =>
      JSON.parse(
        spawnSync(process.execPath, [here('subjects/stages.js'), join(projects.get(events), 'plan')]).stdout,
      ),
    ),
  )
  const [[first]] = runs
  for (const [index, { name }] of first.entries()) {
    const cells = runs.map((each) => describe(medianCost(each.map((stages) => stages[index]))))
    console.log(`| ${name} | ${cells.join(' | ')} |`)
  }
}

function printWhole() {
  const rows = [
    ['node -e 0', () => run(['-e', '0'])],
    [
      '`generate`, nothing there, without validators',
      (_, folder) => generateAnew(folder, '--config', 'without-validators.json'),
    ],
    ['`generate`, nothing there', (_, folder) => generateAnew(folder)],
    ['`check`, nothing changed', (_, folder) => run([CLI, 'check'], folder)],
    [
      '`check`, without the note of the last run',
      (_, folder) => {
        rmSync(join(folder, 'node_modules/.cache'), { recursive: true, force: true })
        return run([CLI, 'check'], folder)
      },
    ],
    [
      'json-schema-to-typescript (types alone)',
      (_, folder) => run([here('subjects/json-schema-to-typescript.js'), join(folder, 'segment')]),
    ],
    [
      `typewriter ${peerVersion('typewriter')}`,
      (events, folder) =>
        events > MOST_FOR_TYPEWRITER
          ? undefined
          : run([here('subjects/typewriter.js'), join(folder, 'segment')]),
    ],
  ]
  console.log(`\n| CPU ms (wall ms) of a cold process | ${SIZES.join(' events | ')} events |`)
  console.log(`|---|${SIZES.map(() => '--:|').join('')}`)
  for (const [name, cost] of rows) {
    const cells = SIZES.map((events) => {
      const first = cost(events, projects.get(events))
      if (first === undefined) return '–'
      // A second minute of the same tells nothing.
      const more = first.wall > 10_000 ? 0 : rounds(events) - 1
      return describe(
        medianCost([first, ...Array.from({ length: more }, () => cost(events, projects.get(events)))]),
      )
    })
    console.log(`| ${name} | ${cells.join(' | ')} |`)
  }
}

function generateAnew(folder, ...flags) {
  for (const made of ['out', 'node_modules/.cache'])
    rmSync(join(folder, made), { recursive: true, force: true })
  return run([CLI, 'generate', ...flags], folder)
}

/** @returns {{ cpu: number, wall: number }} in ms, as the process saw it itself */
function run(args, cwd) {
  const { status, stderr, cost } = runMeasured(args, cwd)
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`)
  return { cpu: cost.cpuSeconds * 1000, wall: cost.wallSeconds * 1000 }
}

/** From the moment that a changed event is written to the one when the output holds it, in a real `generate --watch`. */
async function printWatch() {
  console.log('\n| ms from a changed event to the output | first | second | median of later ones | least |')
  console.log('|---|--:|--:|--:|--:|')
  for (const [events, folder] of projects) {
    const watch = spawn(process.execPath, [CLI, 'generate', '--watch'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    watch.stdout.setEncoding('utf8').on('data', (text) => (said += text))
    while (!said.includes('watching for changes')) await setTimeout(20)
    const times = []
    for (let change = 0; change < CHANGES; change++) times.push(await timeOfChange(folder, change))
    watch.kill('SIGINT')
    await once(watch, 'close')
    const [first, second, ...later] = times
    const cells = [first, second, median(later), Math.min(...later)].map((ms) => ms.toFixed(0))
    console.log(`| ${events} events | ${cells.join(' | ')} |`)
  }
}

async function timeOfChange(folder, change) {
  const event = join(folder, 'plan/events/event-00007.json')
  const schema = JSON.parse(readFileSync(event, 'utf8'))
  const mark = `Changed for the ${change}th time.`
  const output = join(folder, 'out/index.d.ts')
  const { ino } = statSync(output)
  const start = performance.now()
  writeFileSync(event, JSON.stringify({ ...schema, description: mark }, null, 2))
  // A look that costs the watcher nothing: it replaces the file by another.
  while (statSync(output).ino === ino) await setTimeout(1)
  const time = performance.now() - start
  if (!readFileSync(output, 'utf8').includes(mark)) throw new Error('The output is of something else.')
  // Editors leave it alone for a while, too.
  await setTimeout(1000)
  return time
}

function medianCost(costs) {
  return { cpu: median(costs.map(({ cpu }) => cpu)), wall: median(costs.map(({ wall }) => wall)) }
}

function describe({ cpu, wall }) {
  return `${cpu.toFixed(0)} (${wall.toFixed(0)})`
}
