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
  const linesOf = createSplitter(textOf)
  return diagnostics.map((diagnostic) => {
    const { location, frame } = diagnostic
    const lines = location === undefined || frame !== undefined ? [] : linesOf(location.file)
    return location === undefined || lines.length === 0
      ? diagnostic
      : { ...diagnostic, frame: frameOf(lines, location) }
  })
}

/** A file of millions of lines may have hundreds of findings. */
function createSplitter(textOf: (file: string) => string | undefined): (file: string) => readonly string[] {
  const known = new Map<string, readonly string[]>()
  return (file) => {
    const text = textOf(file)
    const lines = known.get(file) ?? (text ? text.split(/\r\n|\r|\n/) : [])
    known.set(file, lines)
    return lines
  }
}

function frameOf(lines: readonly string[], { line, column }: SourceLocation): string {
  // Loaded when there is something to show: a sound plan does not pay for it.
  const { codeFrameColumns } = require('@babel/code-frame') as typeof import('@babel/code-frame')
  const first = Math.max(0, column - MAX_WIDTH / 2)
  const wide = (lines[line - 1] ?? '').length > MAX_WIDTH
  // Lines far from the place only count.
  const near = lines.slice(0, line + 3).map((each, index) => (index < line - 4 ? '' : each))
  const shown = wide ? near.map((each) => each.slice(first, first + MAX_WIDTH)) : near
  const start = { line, column: wide ? column - first : column }
  return codeFrameColumns(
    shown.map((each) => each.slice(0, MAX_WIDTH)).join('\n'),
    { start },
    { highlightCode: false },
  )
}
