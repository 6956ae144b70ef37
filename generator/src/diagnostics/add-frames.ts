// Adds code frames to diagnostics. The only file that knows @babel/code-frame.
import { createRequire } from 'node:module'
import type { Diagnostic, SourceLocation } from './model.js'

/** Wider lines are cut around the column: a minified plan is one line. */
const MAX_WIDTH = 140

const require = createRequire(import.meta.url)

/** Gives every diagnostic that has a place, and whose file's text is known, the lines around it. */
export function addFrames(
  diagnostics: readonly Diagnostic[],
  textOf: (file: string) => string | undefined,
): Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const { location, frame } = diagnostic
    const text = location === undefined || frame !== undefined ? undefined : textOf(location.file)
    return location === undefined || !text ? diagnostic : { ...diagnostic, frame: frameOf(text, location) }
  })
}

function frameOf(text: string, { line, column }: SourceLocation): string {
  // Loaded when there is something to show: a sound plan does not pay for it.
  const { codeFrameColumns } = require('@babel/code-frame') as typeof import('@babel/code-frame')
  const lines = text.split(/\r\n|\r|\n/)
  const first = Math.max(0, column - MAX_WIDTH / 2)
  const wide = (lines[line - 1] ?? '').length > MAX_WIDTH
  const shown = wide ? lines.map((each) => each.slice(first, first + MAX_WIDTH)) : lines
  const start = { line, column: wide ? column - first : column }
  return codeFrameColumns(
    shown.map((each) => each.slice(0, MAX_WIDTH)).join('\n'),
    { start },
    { highlightCode: false },
  )
}
