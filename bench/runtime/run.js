// Measures the Node client beside a bare stringify-and-fetch batcher in the same run; with --peers, beside the SDKs of
// RudderStack, Segment and PostHog, which it installs apart. `npm run bench:runtime`. Trust the ratios: machines differ.
import { spawnSync } from 'node:child_process'
import { installPeers, peerUrl, peerVersion } from './install-peers.js'
import { measureImport } from './measure-import.js'

const ROUNDS = 3
const withPeers = process.argv.includes('--peers')
if (withPeers) installPeers()

const PEERS = [
  { name: 'rudder', subject: 'rudder', module: '@rudderstack/rudder-sdk-node' },
  { name: 'segment', subject: 'segment', module: '@segment/analytics-node' },
  { name: 'posthog', subject: 'posthog', module: 'posthog-node' },
].map((peer) => ({ ...peer, options: {}, probes: ['cpu'], floor: 'floor', isPeer: true }))

const all = ['cpu', 'calls', 'memory']
const SUBJECTS = [
  { name: 'floor', subject: 'floor', options: { gzip: false }, probes: ['cpu'], floor: 'floor' },
  { name: 'floor, gzip', subject: 'floor', options: {}, probes: ['cpu'], floor: 'floor, gzip' },
  {
    name: 'trackwright, no gzip',
    subject: 'trackwright',
    options: { gzip: false },
    probes: ['cpu'],
    floor: 'floor',
  },
  { name: 'trackwright', subject: 'trackwright', options: {}, probes: all, floor: 'floor, gzip' },
  {
    name: 'trackwright, journal',
    subject: 'trackwright',
    options: { withJournal: true },
    probes: all,
    floor: 'floor, gzip',
  },
  ...(withPeers ? PEERS : []),
]

const figures = SUBJECTS.map(() => new Map())
for (let round = 0; round < ROUNDS; round++) {
  for (const [index, subject] of SUBJECTS.entries()) {
    for (const probe of subject.probes) {
      for (const [name, value] of Object.entries(runProbe(probe, subject))) {
        figures[index].set(name, [...(figures[index].get(name) ?? []), value])
      }
    }
  }
}

const CPU = 'CPU µs per event'
const medians = figures.map((each) => new Map([...each].map(([name, values]) => [name, median(values)])))
const columns = [...new Set(medians.flatMap((each) => [...each.keys()]))]
const rows = SUBJECTS.map((subject, index) => {
  const cpu = medians[index].get(CPU)
  const floor = medians[SUBJECTS.findIndex((each) => each.name === subject.floor)].get(CPU)
  const cells = columns.map(
    (column) => medians[index].get(column)?.toFixed(column.startsWith('bytes') ? 0 : 1) ?? '–',
  )
  return [
    subject.isPeer ? `${subject.module} ${peerVersion(subject.module)}` : subject.name,
    `${(cpu / floor).toFixed(2)} x ${subject.floor}`,
    ...cells,
  ]
})
printTable([['', 'CPU ratio', ...columns], ...rows])

const imports = [
  ['@trackwright/runtime/node', import.meta.resolve('@trackwright/runtime/node')],
  ...(withPeers ? PEERS.map(({ module }) => [module, peerUrl(module)]) : []),
]
printTable([
  ['import', 'ms above bare Node'],
  ...imports.map(([name, url]) => [name, measureImport(url).toFixed(1)]),
])

function runProbe(probe, { subject, options }) {
  const script = new URL('./run-probe.js', import.meta.url).pathname
  const args = ['--expose-gc', script, probe, subject, JSON.stringify(options)]
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 300_000 })
  if (status === 0) return JSON.parse(stdout.trim().split('\n').at(-1))
  console.error(`${probe} of ${subject} ended with ${status}:\n${stderr}`)
  return {}
}

function median(values) {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]
}

function printTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
  console.log()
}
