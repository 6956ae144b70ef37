// Measures `trackwright infer` on recorded events of 30 names, and holds its plan against every one of them.
// `npm run bench:infer [-- events]`. Fails where the plan refuses an event.
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { createEventValidator } from '../../generator/build/inspector/validate-event.js'
import { loadPlan } from '../../generator/build/plan/load-plan.js'
import { readPlan } from '../../generator/build/plan/read-plan.js'
import { makeEvent } from './make-event.js'

const EVENTS = Number(process.argv[2] ?? 1_000_000)
const bin = fileURLToPath(new URL('../../generator/bin/trackwright.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'trackwright-infer-'))
const recording = join(folder, 'events.ndjson')

await writeRecording()
const megabytes = statSync(recording).size / 1e6
const { seconds, usage } = infer()
const { names, refused } = await countRefused()
rmSync(folder, { recursive: true })

console.log('| events | MB | names | wall s | CPU s | peak MB | refused by the plan |')
console.log('|--:|--:|--:|--:|--:|--:|--:|')
const cpu = (usage.userCPUTime + usage.systemCPUTime) / 1e6
const cells = [
  EVENTS,
  megabytes.toFixed(0),
  names,
  seconds.toFixed(1),
  cpu.toFixed(1),
  (usage.maxRSS / 1024).toFixed(0),
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
  const usageFile = join(folder, 'usage.json')
  const reporter = new URL('./report-usage.js', import.meta.url).href
  const started = performance.now()
  const args = ['--import', reporter, bin, 'infer', recording, '--to', join(folder, 'plan')]
  const { status, stderr, stdout } = spawnSync(process.execPath, args, {
    env: { ...process.env, USAGE_FILE: usageFile },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stdout + stderr)
  return { seconds: (performance.now() - started) / 1000, usage: JSON.parse(readFileSync(usageFile, 'utf8')) }
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
