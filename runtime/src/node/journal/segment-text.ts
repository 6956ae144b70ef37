// Owns the text of a journal's file: one line a record, each with a checksum. Does not read or write files.
//
//   1c291ca3 {"type":"track",…}     an event
//   77c1fa1c [1767312245678]        what follows was accepted then, in milliseconds since 1970
//   9e04fe9d 42                     the first 42 records of this file that are events are delivered or reported
import { lateZlib } from '../late-builtins.js'

const CALL_TYPES: ReadonlySet<unknown> = new Set(['identify', 'track', 'page', 'screen', 'group', 'alias'])

export interface SegmentText {
  /** By position in the file; undefined for a line that cannot be trusted, so that positions stay what they were. */
  readonly events: readonly (string | undefined)[]
  /** When each of them was accepted, in milliseconds since 1970; undefined where the file does not say. */
  readonly times: readonly (number | undefined)[]
  /** How many of them, from the start, are done with. */
  readonly settled: number
}

export function writeRecord(json: string): string {
  return `${lateZlib().crc32(json).toString(16).padStart(8, '0')} ${json}\n`
}

export function writeTime(time: number): string {
  return writeRecord(`[${time}]`)
}

/** Never throws: whatever stands in the file, a line is an event of this runtime, a count, or undefined. */
export function readSegment(text: string): SegmentText {
  const events: (string | undefined)[] = []
  const times: (number | undefined)[] = []
  let settled = 0
  let time: number | undefined
  // What follows the last line's end is a record that was cut off, or nothing.
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  for (const line of lines) {
    const value = readRecord(line)
    if (typeof value === 'number' && value <= events.length) settled = value
    else if (Array.isArray(value) && typeof value[0] === 'number') time = value[0]
    else {
      events.push(readEvent(value))
      times.push(time)
    }
  }
  return { events, times, settled }
}

function readRecord(line: string): unknown {
  const json = line.slice(9)
  if (writeRecord(json) !== `${line}\n`) return undefined
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/**
 * The text of an event, written anew: a foreign text may be valid JSON and yet not of the form that a batch is made
 * of. The keys of a parsed object are data, `__proto__` too, and nothing here merges them into another object.
 */
function readEvent(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('type' in value) || !('messageId' in value))
    return undefined
  if (!CALL_TYPES.has(value.type) || typeof value.messageId !== 'string' || value.messageId === '')
    return undefined
  try {
    return JSON.stringify(value)
  } catch {
    // Nested more deeply than JSON.stringify can follow.
    return undefined
  }
}
