// The text of one file of a plan; for one who comes again, from memory where the file is as it was.
import { isUtf8 } from 'node:buffer'
import { readFileSync, type Stats, statSync } from 'node:fs'
import { basename } from 'node:path'
import { RecentMap } from '../memory/recent-map.js'

export interface TextResult {
  /** Without a byte order mark. */
  readonly text?: string
  readonly problem?: { readonly code: 'TW113' | 'TW120'; readonly message: string }
}

export type ReadText = (path: string, maxBytes: number) => TextResult

export interface TextReader {
  /** Begins the next time: what is not asked for until the one after it is forgotten. */
  readonly start: () => ReadText
}

interface Kept {
  readonly stats: Stats
  readonly text: string
  /** In ms since 1970. */
  readonly readAt: number
}

/** @param clock gives ms since 1970 */
export function createTextReader(clock: () => number = Date.now): TextReader {
  const known = new RecentMap<string, Kept>()
  return {
    start() {
      known.start()
      return (path, maxBytes) => {
        try {
          const { kept, ...result } = readChanged(path, maxBytes, known.get(path), clock())
          if (kept !== undefined) known.set(path, kept)
          return result
        } catch {
          return problem('TW120', `${basename(path)} cannot be read.`)
        }
      }
    },
  }
}

function readChanged(
  path: string,
  maxBytes: number,
  before: Kept | undefined,
  readAt: number,
): TextResult & { readonly kept?: Kept } {
  const stats = statSync(path)
  // To read a pipe is to wait for whoever writes it.
  if (!stats.isFile()) return problem('TW120', `${basename(path)} is not a file.`)
  if (stats.size > maxBytes)
    return problem('TW113', `${basename(path)} has ${stats.size} bytes; more than ${maxBytes} are not read.`)
  if (before !== undefined && isUnchanged(before, stats)) return { text: before.text, kept: before }
  const text = decode(path)
  if (text === undefined) return problem('TW120', `${basename(path)} is not UTF-8.`)
  return { text, kept: { stats, text, readAt } }
}

/** Disks tell times by steps of up to two seconds, in which a file may be written twice. */
const COARSEST_STEP_MS = 2000

function isUnchanged({ stats, readAt }: Kept, now: Stats): boolean {
  return (
    now.mtimeMs === stats.mtimeMs &&
    now.ctimeMs === stats.ctimeMs &&
    now.size === stats.size &&
    now.ino === stats.ino &&
    Math.max(now.mtimeMs, now.ctimeMs) < readAt - COARSEST_STEP_MS
  )
}

/** What is no UTF-8 is read as the character that stands for it; the file may also just hold that one. */
function decode(path: string): string | undefined {
  const text = readFileSync(path, 'utf8')
  const isSound = !text.includes('\ufffd') || isUtf8(readFileSync(path))
  return isSound ? text.replace(/^\ufeff/, '') : undefined
}

function problem(code: 'TW113' | 'TW120', message: string): TextResult {
  return { problem: { code, message } }
}
