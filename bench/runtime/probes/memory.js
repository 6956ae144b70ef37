// Measures what an event costs in memory while it waits, after garbage collection.
const COUNT = 20_000
const NOBODY = 'http://127.0.0.1:9'

export async function measure(create, options) {
  const patient = { flushAt: 1e6, flushIntervalMs: 1e9, maxQueueSize: 1e6, maxQueueBytes: 1e9 }
  const subject = await create({ ...options, ...patient, url: NOBODY })
  for (let index = 0; index < 1_000; index++) subject.track(index)
  const before = used()
  for (let index = 0; index < COUNT; index++) subject.track(index)
  const after = used()
  await subject.close()
  return { 'bytes per queued event': (after - before) / COUNT }
}

function used() {
  globalThis.gc()
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
