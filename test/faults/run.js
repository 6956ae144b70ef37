// Owns the command `npm run faults`, and what its exit code says. 0: no event was lost in silence, and every check held.
//   --only S12      the rows of one fault          --short    the small size that `npm test` runs
//   --seed 183      one random schedule of S35     --json     rows as JSON
//   --subject segment  with another SDK
//   --peers         the same on other SDKs         --write    puts the table into docs/delivery.md
import { parseArgs } from 'node:util'
import { printTable } from './print-table.js'
import { runBrowserRows } from './run-browser-rows.js'
import { runPeers } from './run-peers.js'
import { runScenarios } from './run-scenarios.js'
import { scenarios } from './scenarios/all.js'
import { runSchedule } from './virtual/run-schedule.js'
import { writeTable } from './write-table.js'

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    subject: { type: 'string', default: 'trackwright' },
    seed: { type: 'string' },
    short: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})

const say = (text) => process.stderr.write(`${text}\n`)

function isChosen({ id }) {
  return values.only === undefined || id === values.only || id.split(' ')[0] === values.only
}

async function runAll() {
  const onRow = ({ id, verdict }) => say(`${id}: ${verdict}`)
  const rows = await runScenarios(scenarios.filter(isChosen), {
    subject: values.subject,
    isShort: values.short,
    onRow,
  })
  // Short runs are for `npm test`, which runs the browser's tests anyway.
  const browserRows = values.short ? [] : (await runBrowserRowsIfChosen()).filter(isChosen)
  return [...rows, ...browserRows].sort(byNumber)
}

async function runBrowserRowsIfChosen() {
  return /^S(29|3[0-2])$/.test(values.only ?? 'S29') ? runBrowserRows() : []
}

function byNumber(one, other) {
  return Number.parseInt(one.id.slice(1), 10) - Number.parseInt(other.id.slice(1), 10)
}

async function replay(seed) {
  const { row, problems } = await runSchedule(seed)
  say(
    problems.length === 0 ? `seed ${seed}: every promise is kept` : `seed ${seed}: ${problems.join('\n  ')}`,
  )
  console.log(JSON.stringify(row))
  return problems.length === 0
}

async function report() {
  const rows = await runAll()
  if (values.json) console.log(JSON.stringify(rows, undefined, 2))
  else console.log(printTable(rows))
  for (const { id, note } of rows) if (note !== '') say(`${id}: ${note}`)
  if (values.write) writeTable('faults', printTable(rows))
  return rows.every(({ verdict }) => verdict === 'ok' || verdict === 'skipped')
}

async function comparePeers() {
  const table = await runPeers(scenarios.filter(isChosen), { isShort: values.short, say })
  console.log(table)
  if (values.write) writeTable('peers', table)
  return true
}

const isWell =
  values.seed !== undefined
    ? await replay(Number(values.seed))
    : values.peers
      ? await comparePeers()
      : await report()
process.exitCode = isWell ? 0 : 1
