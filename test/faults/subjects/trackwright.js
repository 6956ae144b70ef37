// Owns the runtime as a subject of the fault scenarios.
import { readFileSync } from 'node:fs'
import { createClient } from '@trackwright/runtime/node'

export const name = '@trackwright/runtime'

export const version = () =>
  JSON.parse(readFileSync(new URL('../../../runtime/package.json', import.meta.url), 'utf8')).version

/** Short waits, so that a run takes seconds: they change when an attempt is made, never what becomes of an event. */
const RETRY = { baseDelayMs: 100, maxDelayMs: 1_000 }

export function create({ url, settings, report }) {
  const idsOf = (events) => events.map((event) => event.messageId)
  const client = createClient({
    writeKey: 'fault-key',
    dataPlaneUrl: url,
    retry: RETRY,
    onError: (error, events) => report(idsOf(events), `${error.kind}: ${error.message}`),
    onDrop: (reason, events) => report(idsOf(events), reason.kind),
    ...settings,
  })
  return {
    raw: client,
    track: (message) => client.track(message).accepted,
    flush: () => client.flush(),
    close: (timeoutMs) => client.close({ timeoutMs }),
    pending: () => client.stats().pending,
    /** A sentence when the runtime's own account is not the one that the harness kept. */
    complaint(account, row) {
      const stats = client.stats()
      const sum = stats.delivered + stats.failed + stats.dropped + stats.pending
      if (stats.accepted !== sum) return `stats(): ${stats.accepted} accepted are ${sum} settled or pending`
      if (stats.accepted !== row.accepted || stats.refused !== account.refused.size)
        return `stats(): ${stats.accepted} accepted, ${stats.refused} refused; counted ${row.accepted}, ${account.refused.size}`
      return undefined
    },
  }
}
