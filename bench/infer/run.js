// Measures `trackwright infer` on recorded events of 30 names, and holds its plan against every one of them.
// `npm run bench:infer [-- events]`. Fails where the plan refuses an event.
import { once } from 'node:events'
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { createEventValidator } from '../../generator/build/inspector/validate-event.js'
import { loadPlan } from '../../generator/build/plan/load-plan.js'
import { readPlan } from '../../generator/build/plan/read-plan.js'
import { runMeasured } from '../run-measured.js'
import { makeEvent } from './make-event.js'

const EVENTS = Number(process.argv[2] ?? 1_000_000)
const bin = fileURLToPath(new URL('../../generator/bin/trackwright.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'trackwright-infer-'))
const recording = join(folder, 'events.ndjson')

await writeRecording()
const megabytes = statSync(recording).size / 1e6
const { cpuSeconds, wallSeconds, peakMegabytes } = infer()
const { names, refused } = await countRefused()
rmSync(folder, { recursive: true })

console.log('| events | MB | names | wall s | CPU s | peak MB | refused by the plan |')
console.log('|--:|--:|--:|--:|--:|--:|--:|')
const cells = [
  EVENTS,
  megabytes.toFixed(0),
  names,
  wallSeconds.toFixed(1),
  cpuSeconds.toFixed(1),
  peakMegabytes.toFixed(0),
  refused,
]
console.log(`| ${cells.join(' | ')} |`)
process.exitCode = refused === 0 ? 0 : 1

async function writeRecording() {
  const stream = createWriteStream(recording)
  for (let number = 0; number < EVENTS; number += 1000) {
    const count = Math.min(1000, EVENTS - number)
    const lines = Array.from(
      { length: count },
      (_, index) => `${JSON.stringify(makeEvent(number + index))}\n`,
    )
    if (!stream.write(lines.join(''))) await once(stream, 'drain')
  }
  stream.end()
  await once(stream, 'finish')
}

function infer() {
  const { status, stderr, stdout, cost } = runMeasured([
    bin,
    'infer',
    recording,
    '--to',
    join(folder, 'plan'),
  ])
  if (status !== 0) throw new Error(stdout + stderr)
  return cost
}

async function countRefused() {
  const { plan, diagnostics } = loadPlan((await readPlan(join(folder, 'plan'))).sources)
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics))
  const validate = createEventValidator(plan)
  let accepted = 0
  for await (const line of createInterface({ input: createReadStream(recording) }))
    if (validate(JSON.parse(line)).kind === 'valid') accepted += 1
  return { names: plan.events.length, refused: EVENTS - accepted }
}
