// Owns PostHog's Node SDK as a subject, with its defaults but for what a measurement sets.
import { EVENT_NAME, makeProperties, makeUserId } from '../event.js'
import { importPeer } from '../install-peers.js'

export const module = 'posthog-node'

export async function create({ url, flushAt, flushIntervalMs: flushInterval, maxQueueSize }) {
  const { PostHog } = await importPeer(module)
  const client = new PostHog('key', { host: url, flushAt, flushInterval, maxQueueSize })
  client.on('error', () => {})
  return {
    track: (index) =>
      client.capture({ distinctId: makeUserId(index), event: EVENT_NAME, properties: makeProperties(index) }),
    flush: () => client.flush().catch(() => {}),
    close() {},
  }
}
