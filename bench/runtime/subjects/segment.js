// Owns Segment's Node SDK as a subject, with its defaults.
import { EVENT_NAME, makeProperties, makeUserId } from '../event.js'
import { importPeer } from '../install-peers.js'

export const module = '@segment/analytics-node'

export async function create({ url }) {
  const { Analytics } = await importPeer(module)
  const client = new Analytics({ writeKey: 'key', host: url })
  client.on('error', () => {})
  return {
    track: (index) =>
      client.track({ userId: makeUserId(index), event: EVENT_NAME, properties: makeProperties(index) }),
    flush: () => client.flush(),
    close() {},
  }
}
