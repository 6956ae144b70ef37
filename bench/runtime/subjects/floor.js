// Owns the least that a client can do: stringify each event, join a hundred, fetch, one request at a time. It loses
// whatever goes wrong, and bounds nothing.
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { EVENT_NAME, makeProperties, makeUserId } from '../event.js'

const compress = promisify(gzip)

export function create({ url, gzip: isCompressed = true }) {
  const texts = []
  let sending
  const headers = { authorization: 'Basic a2V5Og==', 'content-type': 'application/json' }
  if (isCompressed) headers['content-encoding'] = 'gzip'

  async function send() {
    await undefined
    while (texts.length > 0) {
      const text = `{"batch":[${texts.splice(0, 100).join(',')}]}`
      const body = isCompressed ? await compress(text, { level: 1 }) : text
      const response = await fetch(`${url}/v1/batch`, { method: 'POST', headers, body })
      await response.text()
    }
    sending = undefined
  }

  return {
    track(index) {
      const now = new Date().toISOString()
      texts.push(
        JSON.stringify({
          type: 'track',
          messageId: randomUUID(),
          channel: 'server',
          userId: makeUserId(index),
          event: EVENT_NAME,
          properties: makeProperties(index),
          originalTimestamp: now,
          integrations: { All: true },
          context: { library: { name: 'floor', version: '1' } },
          sentAt: now,
        }),
      )
      if (texts.length >= 100) sending ??= send()
    },
    flush: () => (sending ??= send()),
    close() {},
  }
}
