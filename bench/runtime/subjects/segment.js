// Owns Segment's Node SDK as a subject, with its defaults but for what a measurement sets.
import { EVENT_NAME, makeProperties, makeUserId } from '../event.js'
import { importPeer } from '../install-peers.js'

export const module = '@segment/analytics-node'

export async function create({ url, flushAt, flushIntervalMs: flushInterval }) {
  const { Analytics } = await importPeer(module)
  const client = new Analytics({ writeKey: 'key', host: url, flushAt, flushInterval })
  client.on('error', () => {})
  return {
    track: (index) =>
      client.track({ userId: makeUserId(index), event: EVENT_NAME, properties: makeProperties(index) }),
    flush: () => client.flush(),
    close() {},
  }
}
