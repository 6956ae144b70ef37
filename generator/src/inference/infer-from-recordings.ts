// Recordings in, a drafted plan out: reads them one after the other into the same sketches.
import type { Readable } from 'node:stream'
import { countOf } from '../diagnostics/count-of.js'
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { draftEvent, draftPlan } from './draft-plan.js'
import { createEventSketches, type EventSketches, MAX_EVENTS } from './event-sketches.js'
import type { Inference } from './model.js'
import { createLineObserver, type LineObserver } from './observe-lines.js'
import { readRecording } from './read-recording.js'

export interface Recording {
  /** Absolute, or `-` for standard input. */
  readonly path: string
  /** As the user wrote it. */
  readonly shown: string
}

export interface RecordingOptions {
  /** Of the plan. */
  readonly name: string
  readonly stdin: Readable
  readonly onProgress: (line: string) => void
}

/** @throws Error of the system when a recording is not there or may not be read */
export async function inferFromRecordings(
  recordings: readonly Recording[],
  options: RecordingOptions,
): Promise<Inference> {
  const sketches = createEventSketches()
  const diagnostics: Diagnostic[] = []
  let good = 0
  let bad = 0
  for (const recording of recordings) {
    const lines = createLineObserver(recording.shown, sketches)
    diagnostics.push(...(await observe(recording, lines, options)))
    good += lines.goodLines()
    bad += lines.badLines()
  }
  const about = `from ${countOf(good, 'recorded event')} in ${countOf(recordings.length, 'file')}${bad === 0 ? '' : `, with ${countOf(bad, 'line')} passed over`}`
  const events = sketches.events()
  const all = [...diagnostics, ...describeLimit(sketches)]
  if (events.length > 0)
    return { draft: draftPlan(options.name, events.map(draftEvent)), about, diagnostics: all }
  const message = `There is no event in ${recordings.map(({ shown }) => shown).join(', ')}.`
  return { about, diagnostics: [...all, createDiagnostic('TW604', { message })] }
}

async function observe(
  { path, shown }: Recording,
  lines: LineObserver,
  { stdin, onProgress }: RecordingOptions,
): Promise<Diagnostic[]> {
  const read = () => lines.goodLines() + lines.badLines()
  try {
    await readRecording(path, stdin, (bytes) => {
      lines.push(bytes)
      onProgress(`${shown}: ${read()} lines`)
    })
    lines.end()
    return lines.diagnostics()
  } catch (error) {
    if (!(error instanceof Error) || !isCutShort(error)) throw error
    const location = { file: shown, line: read() + 1, column: 1 }
    const message = `The file ends too soon or is damaged (${error.message}); what follows line ${read()} is not read.`
    return [...lines.diagnostics(), createDiagnostic('TW603', { message, location })]
  }
}

/** What zlib says of an archive that was not written to its end. */
function isCutShort(error: Error): boolean {
  return 'code' in error && String(error.code).startsWith('Z_')
}

function describeLimit(sketches: EventSketches): Diagnostic[] {
  const beyond = sketches.beyondNames()
  if (beyond === 0) return []
  const message = `There are more than ${MAX_EVENTS} different event names; ${countOf(beyond, 'event')} of further names ${beyond === 1 ? 'is' : 'are'} not in the plan.`
  return [createDiagnostic('TW602', { message })]
}
