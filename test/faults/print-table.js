// Owns the table of a run, as Markdown that a terminal shows well too.
const COLUMNS = [
  'id',
  'fault',
  'accepted',
  'delivered',
  'duplicated',
  'reported',
  'pending',
  'lost',
  'verdict',
]
const NUMBERS = new Set(['accepted', 'delivered', 'duplicated', 'reported', 'pending', 'lost'])

/** @param {import('./trial.js').Row[]} rows */
export function printTable(rows) {
  return toMarkdown(
    COLUMNS,
    rows.map((row) => COLUMNS.map((column) => show(row, column))),
    COLUMNS.map((column) => NUMBERS.has(column)),
  )
}

/** A Markdown table with aligned columns. */
export function toMarkdown(heads, lines, isRight) {
  const widths = heads.map((head, index) =>
    Math.max(head.length, 2, ...lines.map((line) => line[index].length)),
  )
  const pad = (text, index) => (isRight[index] ? text.padStart(widths[index]) : text.padEnd(widths[index]))
  const toLine = (cells) => `| ${cells.map(pad).join(' | ')} |`
  const rule = widths.map((width, index) =>
    isRight[index] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  )
  return [toLine(heads), `| ${rule.join(' | ')} |`, ...lines.map(toLine)].join('\n')
}

function show(row, column) {
  const value = row[column]
  return typeof value === 'number' ? value.toLocaleString('en-US') : String(value).replaceAll('|', '/')
}
