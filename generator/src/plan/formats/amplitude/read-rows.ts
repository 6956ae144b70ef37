// The rows of Amplitude's tables by the names of their columns, whose capitals differ from page to page of its documentation.
import { joinPointer } from '../../json-pointer.js'
import type { PlanDocument } from '../../model.js'
import { documentAs } from '../document-as.js'
import type { AmplitudeCsvDocument } from '../documents/amplitude-csv-document.js'

export interface AmplitudeRow {
  readonly document: PlanDocument
  readonly index: number
  readonly has: (column: string) => boolean
  /** Of the cell; empty where there is no such column. */
  readonly text: (column: string) => string
  /** The texts of the first columns that match and have any. */
  readonly match: (pattern: RegExp) => string
  readonly flag: (column: string) => boolean
  readonly list: (column: string) => string[]
  readonly propertyName: () => string
  readonly hasHiding: () => boolean
  readonly place: (column: string) => string
}

export function readRows(document: PlanDocument): AmplitudeRow[] {
  return documentAs<AmplitudeCsvDocument>(document).map((row, index) => {
    const cells = Object.entries(row as Readonly<Record<string, string>>)
    const cell = (column: string) => cells.find(([name]) => name.toLowerCase() === column.toLowerCase())
    const text = (column: string) => (cell(column)?.[1] ?? '').trim()
    const match = (pattern: RegExp) =>
      cells.find(([name, value]) => pattern.test(name) && value.trim() !== '')?.[1].trim() ?? ''
    return {
      document,
      index,
      has: (column) => cell(column) !== undefined,
      text,
      match,
      flag: (column) => isTrue(text(column)),
      list: (column) =>
        text(column)
          .split(',')
          .map((part) => part.trim())
          .filter(Boolean),
      propertyName: () => match(/^(event |user )?property name$/i),
      hasHiding: () => cells.some(([name, value]) => /hidden/i.test(name) && isTrue(value)),
      place: (column) => joinPointer('', index, cell(column)?.[0] ?? column),
    }
  })
}

function isTrue(text: string): boolean {
  return /^(true|yes|1)$/i.test(text.trim())
}
