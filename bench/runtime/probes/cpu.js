// Measures processor time per event, delivery included, in this process: calls in groups, each group awaited at the sink.
// What code costs while Node still compiles it is no part of that, so that the warm-up is long.
import { startSink } from '../start-sink.js'

const GROUP = 1_000

export async function measure(create, { warmUp = 30, groups = 50, ...options }) {
  const sink = await startSink()
  const subject = await create({ ...options, url: sink.url })
  let sent = 0
  async function runGroup() {
    for (let index = 0; index < GROUP; index++) subject.track(sent++)
    // Not awaited: what settles a flush differs from client to client; the sink's count does not.
    subject.flush()
    await sink.has(sent)
  }
  for (let group = 0; group < warmUp; group++) await runGroup()
  const before = process.cpuUsage()
  for (let group = 0; group < groups; group++) await runGroup()
  const { user, system } = process.cpuUsage(before)
  await subject.close()
  sink.stop()
  return { 'CPU µs per event': (user + system) / (GROUP * groups) }
}
