// Appends JSON values to a file, one a line. A file that cannot be written is reported once and never throws.
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import type { JsonObject } from '../plan/model.js'

export interface NdjsonFile {
  append(values: readonly JsonObject[]): void
  /** Settles when every line is written, or the file is known to be broken. */
  close(): Promise<void>
}

/** Opens `path` for appending; a new file is readable by its owner only, since events hold personal data. */
export function openNdjsonFile(path: string): NdjsonFile {
  const stream = createWriteStream(path, { flags: 'a', mode: 0o600 })
  let broken = false
  const done = finished(stream).catch((error: Error) => {
    broken = true
    process.emitWarning(`Received events are no longer kept: ${error.message}`, 'TrackwrightWarning')
  })
  return {
    append(values) {
      const lines = values.map((value) => `${JSON.stringify(value)}\n`)
      if (!broken) stream.write(lines.join(''))
    },
    close() {
      stream.end()
      return done
    },
  }
}
