// Measures the Node client beside a bare stringify-and-fetch batcher and the SDKs of RudderStack, Segment and PostHog, which
// it installs apart, in one run: `npm run bench:runtime`. `-- --alone`: without those. Trust the ratios: machines differ.
import { spawnSync } from 'node:child_process'
import { installPeers, peerUrl, peerVersion } from './install-peers.js'
import { measureImport } from './measure-import.js'

const ROUNDS = 5
const PEER_ROUNDS = 2
const withPeers = !process.argv.includes('--alone')
if (withPeers) installPeers()

/** Fewer events where a client needs seconds for them. */
const PEERS = [
  {
    subject: 'rudder',
    module: '@rudderstack/rudder-sdk-node',
    options: { warmUp: 3, groups: 5, count: 1_000, lengths: [1_000] },
  },
  {
    subject: 'segment',
    module: '@segment/analytics-node',
    options: { warmUp: 3, groups: 5, count: 5_000 },
  },
  { subject: 'posthog', module: 'posthog-node', options: {} },
].map((peer) => ({
  ...peer,
  name: peer.subject,
  probes: ['cpu', 'calls', 'memory'],
  floor: 'floor',
  isPeer: true,
}))

const all = ['cpu', 'calls', 'memory']
const SUBJECTS = [
  { name: 'floor', subject: 'floor', options: { gzip: false }, probes: ['cpu'], floor: 'floor' },
  {
    name: 'trackwright, no gzip',
    subject: 'trackwright',
    options: { gzip: false },
    probes: ['cpu'],
    floor: 'floor',
  },
  { name: 'floor, gzip', subject: 'floor', options: {}, probes: ['cpu'], floor: 'floor, gzip' },
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
    if (subject.isPeer && round >= PEER_ROUNDS) continue
    for (const probe of subject.probes) {
      for (const [name, value] of Object.entries(runProbe(probe, subject))) {
        figures[index].set(name, [...(figures[index].get(name) ?? []), value])
      }
    }
  }
}

const CPU = 'CPU µs per event'
/** The least of all rounds: what else the machine does only adds. */
const least = figures.map((each) => new Map([...each].map(([name, values]) => [name, Math.min(...values)])))
const ratios = SUBJECTS.map(({ floor }, index) => {
  const ofFloor = least[SUBJECTS.findIndex(({ name }) => name === floor)].get(CPU)
  return least[index].get(CPU) / ofFloor
})
const columns = [...new Set(least.flatMap((each) => [...each.keys()]))]
const rows = SUBJECTS.map((subject, index) => {
  const cells = columns.map(
    (column) => least[index].get(column)?.toFixed(column.startsWith('bytes') ? 0 : 1) ?? '–',
  )
  return [
    subject.isPeer ? `${subject.module} ${peerVersion(subject.module)}` : subject.name,
    `${ratios[index].toFixed(2)} x ${subject.floor}`,
    ...cells,
  ]
})
printTable([['', 'CPU ratio', ...columns], ...rows])

const imports = [
  ['@trackwright/runtime/node', import.meta.resolve('@trackwright/runtime/node')],
  ...(withPeers ? PEERS.map(({ module }) => [module, peerUrl(module)]) : []),
]
printTable([
  ['import', 'ms above bare Node', 'median', 'bare Node ms', 'median'],
  ...imports.map(([name, url]) => {
    const { above, bare } = measureImport(url)
    return [name, ...[above.least, above.median, bare.least, bare.median].map((ms) => ms.toFixed(1))]
  }),
])

function runProbe(probe, { subject, options }) {
  const script = new URL('./run-probe.js', import.meta.url).pathname
  const args = ['--expose-gc', script, probe, subject, JSON.stringify(options)]
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 300_000 })
  if (status === 0) return JSON.parse(stdout.trim().split('\n').at(-1))
  console.error(`${probe} of ${subject} ended with ${status}:\n${stderr}`)
  return {}
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
