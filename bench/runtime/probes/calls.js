// Measures one call while so many events wait already and none leaves.
const BATCH = 200
const RUNS = 9
const PATIENT = { flushAt: 1e6, flushIntervalMs: 1e9, maxQueueSize: 1e6, maxQueueBytes: 1e9 }
const NOBODY = 'http://127.0.0.1:9'

export async function measure(create, options) {
  const result = {}
  await time(create, options, 10_000)
  for (const length of [0, 1_000, 10_000]) {
    const runs = []
    for (let run = 0; run < RUNS; run++) runs.push(await time(create, options, length))
    result[`call µs, ${length} queued`] = runs.sort((a, b) => a - b)[Math.floor(RUNS / 2)]
  }
  return result
}

async function time(create, options, length) {
  const subject = await create({ ...options, ...PATIENT, url: NOBODY })
  for (let index = 0; index < length; index++) subject.track(index)
  const start = performance.now()
  for (let index = 0; index < BATCH; index++) subject.track(index)
  const duration = performance.now() - start
  await subject.close()
  return (duration * 1_000) / BATCH
}
