// Owns the option `journal`: its meaning, its defaults, and what is refused.
import { OptionError } from '../../core/errors.js'
import { readInteger, readOptional } from '../../core/options.js'

export interface JournalOptions {
  /**
   * A folder on a local disk, made with mode 0700 where it is missing. Several processes, also of several containers,
   * may share it; each source has a folder of its own in it. It holds events as plain text, and never the write key.
   */
  directory: string
  /**
   * Bytes on disk of one source, by all processes together, within about 1 MiB for each. Beyond, events are in memory
   * only, and `onError` is told. @default 268435456 (256 MiB)
   */
  maxBytes?: number | undefined
}

export interface ResolvedJournalOptions {
  readonly directory: string
  readonly maxBytes: number
}

export function resolveJournalOptions(
  options: JournalOptions | undefined,
): ResolvedJournalOptions | undefined {
  const journal = readOptional(options, 'journal', 'object')
  if (journal === undefined) return undefined
  if (typeof journal.directory !== 'string' || journal.directory === '' || journal.directory.includes('\0')) {
    throw new OptionError('journal.directory', 'the path of a folder.')
  }
  return {
    directory: journal.directory,
    maxBytes: readInteger(journal.maxBytes, 'journal.maxBytes', 256 * 1024 * 1024, 1),
  }
}
