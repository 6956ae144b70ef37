// Owns RudderStack's Node SDK as a subject, with its defaults but for what a measurement sets; an error handler keeps it from ending the process.
import { EVENT_NAME, makeProperties, makeUserId } from '../event.js'
import { importPeer } from '../install-peers.js'

export const module = '@rudderstack/rudder-sdk-node'

export async function create({ url, flushAt, flushIntervalMs: flushInterval, maxQueueSize }) {
  const { default: RudderAnalytics } = await importPeer(module)
  const client = new RudderAnalytics('key', {
    dataPlaneUrl: url,
    errorHandler() {},
    logLevel: 'none',
    ...(flushAt !== undefined && { flushAt, flushInterval, maxInternalQueueSize: maxQueueSize }),
  })
  return {
    track: (index) =>
      client.track({ userId: makeUserId(index), event: EVENT_NAME, properties: makeProperties(index) }),
    flush: () => client.flush().catch(() => {}),
    close() {},
  }
}
