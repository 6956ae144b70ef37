// `npm run bench:usage [files]`: measures `trackwright audit` and `trackwright migrate` on a repository of 2,000 files, and
// fails where they find anything else than it has.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runMeasured } from '../run-measured.js'
import { makeRepository } from './make-repository.js'

const here = fileURLToPath(new URL('.', import.meta.url))
const folder = join(here, '.repository')
const bin = join(here, '../../generator/bin/trackwright.js')
const files = Number(process.argv[2] ?? 2000)
const LIMITS = {
  audit: { wallSeconds: 5, peakMegabytes: 1024 },
  migrate: { wallSeconds: 15, peakMegabytes: Infinity },
}

rmSync(folder, { recursive: true, force: true })
const counts = makeRepository(folder, files)
run('generate')
const audit = run('audit', 'src/**', '--json')
const { coverage } = JSON.parse(audit.stdout)
const raw = counts.nodeCalls + counts.browserCalls
expect('calls through the plan', coverage.throughPlan, counts.direct + counts.throughHook + 1)
expect('calls past the plan', coverage.pastPlan, raw)
const migrate = run('migrate', 'src/**', '--json')
const { rewritten, todo } = JSON.parse(migrate.stdout)
expect('calls rewritten', rewritten.length, counts.nodeCalls)
expect('calls left', todo.length, counts.browserCalls)

console.log(
  `${files} files, ${coverage.events} events, ${coverage.throughPlan} calls through the plan, ${raw} past it\n`,
)
console.log('| command | CPU s | wall s | limit | peak MB | limit |')
console.log('| --- | --- | --- | --- | --- | --- |')
for (const [command, { cost }] of Object.entries({ audit, migrate })) {
  const limit = LIMITS[command]
  const cells = [
    cost.cpuSeconds.toFixed(1),
    cost.wallSeconds.toFixed(1),
    limit.wallSeconds,
    Math.round(cost.peakMegabytes),
  ]
  console.log(
    `| ${command} | ${cells.join(' | ')} | ${limit.peakMegabytes === Infinity ? '–' : limit.peakMegabytes} |`,
  )
  if (cost.wallSeconds > limit.wallSeconds || cost.peakMegabytes > limit.peakMegabytes) process.exitCode = 1
}
rmSync(folder, { recursive: true, force: true })

function run(...args) {
  const result = runMeasured([bin, ...args], folder)
  if (result.status === null || result.status > 1) throw new Error(`${args.join(' ')}: ${result.stderr}`)
  return result
}

function expect(what, have, want) {
  if (have !== want) throw new Error(`${what}: ${have}, and ${want} were made`)
}
