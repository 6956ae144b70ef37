// Measures one call while so many events wait already and none leaves.
import { PATIENT } from '../patient.js'

const BATCH = 200
const RUNS = 5

export async function measure(create, { lengths = [1_000, 10_000], ...options }) {
  const result = {}
  await time(create, options, Math.max(...lengths))
  for (const length of lengths) {
    const runs = []
    for (let run = 0; run < RUNS; run++) runs.push(await time(create, options, length))
    result[`call µs, ${length} queued`] = runs.sort((a, b) => a - b)[Math.floor(RUNS / 2)]
  }
  return result
}

async function time(create, options, length) {
  const subject = await create({ ...options, ...PATIENT })
  for (let index = 0; index < length; index++) subject.track(index)
  const start = performance.now()
  for (let index = 0; index < BATCH; index++) subject.track(index)
  const duration = performance.now() - start
  await subject.close()
  return (duration * 1_000) / BATCH
}
