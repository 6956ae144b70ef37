// The lines of one recording into sketches: parses each, and keeps account of those that hold no event.
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import type { JsonValue } from '../plan/model.js'
import type { EventSketches } from './event-sketches.js'
import { createLineSplitter, type LineSplitter, MAX_LINE_LENGTH } from './split-lines.js'

export interface LineObserver extends LineSplitter {
  /** Of the lines that held an event. */
  readonly goodLines: () => number
  readonly badLines: () => number
  /** The first bad lines, each with its place, and how many more there are. */
  readonly diagnostics: () => Diagnostic[]
}

const SHOWN_LINES = 10

/** @param file for the places of bad lines */
export function createLineObserver(file: string, sketches: EventSketches): LineObserver {
  const shown: Diagnostic[] = []
  let good = 0
  let bad = 0

  function refuse(reason: string, line: number): void {
    bad += 1
    if (shown.length < SHOWN_LINES) shown.push(badLine(`This line ${reason}.`, file, line))
  }

  function onLine(text: string, line: number): void {
    if (text.length < 2 && text.trim() === '') return
    const value = parse(text)
    const [reason] = value === undefined ? ['is not JSON'] : sketches.observe(value)
    if (reason === undefined) good += 1
    else refuse(reason, line)
  }

  return {
    ...createLineSplitter({
      onLine,
      onLongLine: (line) => refuse(`is longer than ${MAX_LINE_LENGTH} characters`, line),
    }),
    goodLines: () => good,
    badLines: () => bad,
    diagnostics: () => {
      const more = bad - shown.length
      return more === 0 ? shown : [...shown, badLine(`${more} more lines hold no event.`, file, 1)]
    },
  }
}

function badLine(message: string, file: string, line: number): Diagnostic {
  return createDiagnostic('TW601', { message, location: { file, line, column: 1 } })
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
