// Applies edits to a text; what no edit names stays as it is, byte for byte.
import type { TextEdit } from './model.js'

/** Edits must not overlap. Those at one place apply in the order given. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = ''
  let position = 0
  for (const { start, end, text: replacement } of sortEdits(edits)) {
    result += text.slice(position, start) + replacement
    position = end
  }
  return result + text.slice(position)
}

/** Where a position of the text before lies in the text after: behind every edit that ends there. */
export function movePosition(position: number, edits: readonly TextEdit[]): number {
  return edits
    .filter(({ end }) => end <= position)
    .reduce((moved, { start, end, text }) => moved + text.length - (end - start), position)
}

function sortEdits(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end)
}
