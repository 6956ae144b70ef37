// Owns the command `npm run soak`: a million events against a data plane that fails now and then, on real sockets. Holds that
// none is lost, that memory keeps its bound, and that the program's event loop stays free. `--events N`: fewer, counts only.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createClient } from '@trackwright/runtime/node'
import { idOf } from './account.js'

const FULL = 1_000_000
/** Events per turn of the event loop, as a server under load makes them. */
const AT_ONCE = 20
/** Room in memory for the bound of the queue, the runtime itself and what the collector has not freed yet. */
const MAX_GROWTH_MIB = 200
const MAX_DELAY_P99_MS = 20

const { values } = parseArgs({ options: { events: { type: 'string', default: String(FULL) } } })
const count = Number(values.events)

const sink = fork(fileURLToPath(new URL('programs/soak-sink.js', import.meta.url)), [String(count)])
const [{ port }] = await once(sink, 'message')
const reported = new Set()
const report = (events) => {
  for (const event of events) reported.add(event.messageId)
}
const client = createClient({
  writeKey: 'fault-key',
  dataPlaneUrl: `http://127.0.0.1:${port}`,
  retry: { baseDelayMs: 100, maxDelayMs: 500 },
  onError: (_, events) => report(events),
  onDrop: (_, events) => report(events),
})
const delay = monitorEventLoopDelay({ resolution: 1 })
const rssBefore = process.memoryUsage().rss
const filler = 'x'.repeat(500)
let peakRss = rssBefore
let accepted = 0

delay.enable()
const startedAt = performance.now()
for (let index = 0; index < count; ) {
  for (let turn = 0; turn < AT_ONCE && index < count; turn++, index++) {
    const properties = { index, filler }
    if (
      client.track({ messageId: idOf(index), userId: `user-${index % 1_000}`, event: 'Soaked', properties })
        .accepted
    )
      accepted++
  }
  peakRss = Math.max(peakRss, process.memoryUsage.rss())
  // As the queue fills, the program waits, so that the million is delivered and not refused.
  await new Promise((resolve) => setImmediate(resolve))
  while (client.stats().pending > 9_000) await new Promise((resolve) => setTimeout(resolve, 1))
}
await client.flush()
delay.disable()
const seconds = (performance.now() - startedAt) / 1_000
await client.close()
sink.send('count')
const [{ stored, duplicated, requests }] = await once(sink, 'message')
sink.kill()

const { pending } = client.stats()
const result = {
  events: count,
  accepted,
  delivered: stored,
  duplicated,
  reported: reported.size,
  pending,
  lost: count - stored - reported.size - pending,
  requests,
  seconds: Math.round(seconds),
  peakGrowthMiB: Math.round((peakRss - rssBefore) / 2 ** 20),
  loopDelayP99Ms: Math.round(delay.percentile(99) / 1e5) / 10,
}
console.log(JSON.stringify(result, undefined, 2))
const isFull = count >= FULL
const problems = [
  result.lost !== 0 && `${result.lost} lost in silence`,
  isFull && result.peakGrowthMiB > MAX_GROWTH_MIB && `memory grew by more than ${MAX_GROWTH_MIB} MiB`,
  isFull &&
    result.loopDelayP99Ms >= MAX_DELAY_P99_MS &&
    `the event loop's p99 delay is not below ${MAX_DELAY_P99_MS} ms`,
].filter((problem) => problem !== false)
for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1
