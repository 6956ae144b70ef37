// Owns our client as a subject of the measurements. The options say which variant.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@trackwright/runtime/node'
import { EVENT_NAME, makeProperties, makeUserId } from '../event.js'

export const module = '@trackwright/runtime/node'

/** `withJournal`: in a folder of its own each time, for what a closed client leaves there the next one would take. */
export function create({ url, withJournal = false, ...options }) {
  const directory = withJournal ? mkdtempSync(join(tmpdir(), 'trackwright-bench-')) : undefined
  const client = createClient({
    writeKey: 'key',
    dataPlaneUrl: url,
    journal: directory === undefined ? undefined : { directory, maxBytes: 1e9 },
    onError() {},
    onDrop() {},
    ...options,
  })
  return {
    track: (index) =>
      client.track({ userId: makeUserId(index), event: EVENT_NAME, properties: makeProperties(index) }),
    flush: () => client.flush(),
    async close() {
      await client.close({ timeoutMs: 0 })
      if (directory !== undefined) rmSync(directory, { recursive: true })
    },
  }
}
