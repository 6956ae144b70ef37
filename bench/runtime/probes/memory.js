// Measures what an event costs in memory while it waits, after garbage collection.
import { PATIENT } from '../patient.js'

export async function measure(create, { count = 20_000, ...options }) {
  const subject = await create({ ...options, ...PATIENT })
  for (let index = 0; index < 500; index++) subject.track(index)
  const before = await used()
  for (let index = 0; index < count; index++) subject.track(index)
  const after = await used()
  await subject.close()
  return { 'bytes per queued event': (after - before) / count }
}

/** After what a call leaves for later has been done. */
async function used() {
  await new Promise((resolve) => setTimeout(resolve, 200))
  globalThis.gc()
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
