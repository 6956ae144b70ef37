// CSV text (RFC 4180, with a row of names first) to a list of objects, and the places of its cells.
import { splitPointer } from './json-pointer.js'
import type { JsonValue } from './model.js'
import type { OffsetOf, SyntaxResult } from './syntax.js'

interface Cell {
  readonly text: string
  readonly offset: number
}

/** Rows without any text are left out; every value is a text. */
export function parseCsv(text: string): SyntaxResult {
  const { rows, openQuote } = readRows(text)
  if (openQuote !== undefined)
    return { problems: [{ code: 'TW127', message: 'The quoted cell never ends.', offset: openQuote }] }
  const [names = [], ...records] = rows
  const value = records.map(
    (cells): JsonValue =>
      Object.fromEntries(names.map((name, index) => [name.text.trim(), cells[index]?.text ?? ''])),
  )
  return { value }
}

export function locateInCsv(text: string): OffsetOf {
  const [names = [], ...records] = readRows(text).rows
  return (pointer) => {
    const [row, column] = splitPointer(pointer)
    if (row === undefined) return 0
    const cells = records[Number(row)]
    const index = names.findIndex((name) => name.text.trim() === column)
    return cells?.[index === -1 ? 0 : index]?.offset ?? cells?.[0]?.offset ?? 0
  }
}

function readRows(text: string): { rows: Cell[][]; openQuote?: number } {
  const rows: Cell[][] = []
  let row: Cell[] = []
  let at = 0
  const endRow = () => {
    if (row.some((cell) => cell.text.trim() !== '')) rows.push(row)
    row = []
  }
  while (at < text.length) {
    const { cell, end } = readCell(text, at)
    if (end === undefined) return { rows, openQuote: at }
    row.push(cell)
    if (text[end] !== ',') endRow()
    at = text.startsWith('\r\n', end) ? end + 2 : end + 1
    // A comma at the very end opens one more cell.
    if (at === text.length && text[end] === ',') row.push({ text: '', offset: at })
  }
  endRow()
  return { rows }
}

/** `end` is that of the separator behind the cell; undefined where a quote is never closed. */
function readCell(text: string, offset: number): { cell: Cell; end?: number } {
  if (text[offset] !== '"') {
    const end = nextOf(text, offset, /[,\r\n]/g)
    return { cell: { text: text.slice(offset, end), offset }, end }
  }
  let close = offset + 1
  while (close < text.length && (text[close] !== '"' || text[close + 1] === '"'))
    close += text[close] === '"' ? 2 : 1
  const content = text.slice(offset + 1, close).replaceAll('""', '"')
  return close >= text.length
    ? { cell: { text: content, offset } }
    : { cell: { text: content, offset }, end: nextOf(text, close, /[,\r\n]/g) }
}

function nextOf(text: string, from: number, pattern: RegExp): number {
  pattern.lastIndex = from
  return pattern.exec(text)?.index ?? text.length
}
