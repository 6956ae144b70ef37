// Owns the life of the sink for a probe: its address, and how many events it has.
import { fork } from 'node:child_process'

export async function startSink() {
  const child = fork(new URL('./sink.js', import.meta.url))
  let count = 0
  let onCount = () => {}
  const port = await new Promise((resolve) => {
    child.on('message', (message) => {
      if ('port' in message) return resolve(message.port)
      count += message.count
      onCount()
    })
  })
  return {
    url: `http://127.0.0.1:${port}`,
    /** Settles when the sink has this many events. */
    has: (wanted) =>
      new Promise((resolve) => {
        onCount = () => count >= wanted && resolve()
        onCount()
      }),
    stop: () => child.kill(),
  }
}
