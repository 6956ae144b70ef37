// Owns RudderStack's Node SDK as a subject, with its error hooks in use, and batches and intervals like ours.
import { loadPeer, versionOf } from './peer-folder.js'

export const name = '@rudderstack/rudder-sdk-node'
export const file = 'rudderstack'
export const version = () => versionOf(name)

export function create({ url, settings, report }) {
  const { default: RudderAnalytics = loadPeer(name) } = loadPeer(name)
  const client = new RudderAnalytics('fault-key', {
    dataPlaneUrl: url,
    flushAt: settings.flushAt ?? 100,
    flushInterval: settings.flushIntervalMs ?? 500,
    timeout: settings.requestTimeoutMs ?? 10_000,
    logLevel: 'silent',
    errorHandler: (error) => report([], String(error?.message)),
  })
  return {
    track(message) {
      client.track(message, (error) => {
        if (error) report([message.messageId], String(error.message))
      })
      return true
    },
    flush: () => client.flush(),
    close: () => client.flush().catch(() => undefined),
    pending: () => undefined,
  }
}
