// Owns PostHog's Node SDK as a subject, with its error event in use, and batches and intervals like ours.
import { loadPeer, versionOf } from './peer-folder.js'

export const name = 'posthog-node'
export const file = 'posthog'
export const version = () => versionOf(name)

export function create({ url, settings, report }) {
  const { PostHog } = loadPeer(name)
  const client = new PostHog('fault-key', {
    host: url,
    flushAt: settings.flushAt ?? 100,
    flushInterval: settings.flushIntervalMs ?? 500,
    requestTimeout: settings.requestTimeoutMs ?? 10_000,
    disableGeoip: true,
  })
  // It names no events: what it lost must be guessed.
  client.on('error', (error) => report([], String(error?.message)))
  return {
    track({ messageId, userId, event, properties }) {
      client.capture({ distinctId: userId, event, properties, uuid: messageId })
      return true
    },
    flush: () => client.flush(),
    close: (timeoutMs) => client.shutdown(Math.max(timeoutMs, 100)),
    pending: () => undefined,
  }
}
