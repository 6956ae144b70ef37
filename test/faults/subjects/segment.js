// Owns Segment's Node SDK as a subject, with its error event in use, and batches and intervals like ours.
import { loadPeer, versionOf } from './peer-folder.js'

export const name = '@segment/analytics-node'
export const file = 'segment'
export const version = () => versionOf(name)

export function create({ url, settings, report }) {
  const { Analytics } = loadPeer(name)
  const client = new Analytics({
    writeKey: 'fault-key',
    host: url,
    flushAt: settings.flushAt ?? 100,
    flushInterval: settings.flushIntervalMs ?? 500,
    httpRequestTimeout: settings.requestTimeoutMs ?? 10_000,
  })
  client.on('error', (error) => {
    const id = error.ctx?.event?.messageId
    report(id === undefined ? [] : [id], String(error.code))
  })
  return {
    track(message) {
      client.track(message)
      return true
    },
    flush: () => client.flush(),
    close: (timeoutMs) => client.closeAndFlush({ timeout: Math.max(timeoutMs, 100) }),
    pending: () => undefined,
  }
}
