// Which format the documents are in, by their content alone.
import { createDiagnostic, type DiagnosticDetails } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { isPlanHead } from './formats/native-folder.js'
import type { PlanFormat } from './formats/plan-format.js'
import { FORMATS } from './formats/registry.js'
import { isArray, isObject } from './json-value.js'
import type { JsonValue, PlanDocument } from './model.js'
import { nearestWord } from './nearest-word.js'

export interface DetectedFormat {
  readonly format: PlanFormat
  /** A sentence that says what it is, and why. */
  readonly recognition: string
}

export function detectFormat(
  documents: readonly PlanDocument[],
): DetectedFormat | { readonly diagnostics: readonly Diagnostic[] } {
  for (const format of FORMATS) {
    const reason = format.recognise(documents)
    if (reason !== undefined)
      return { format, recognition: `Read as ${format.title}, recognised by ${reason}.` }
  }
  const [first] = documents
  if (first === undefined) return unknown('There is no .json, .yaml or .yml file in the plan.')
  const location = first.locate('')
  if (!documents.every(isHeadAlone))
    return unknown(`${describe(documents)} in none of the formats that are read.`, { location })
  const help = `Give --plan the folder of ${first.path} instead, or put the events into it under "events".`
  return unknown(`${first.path} is the head of a plan in a folder; on its own it has no events.`, {
    location,
    help,
  })
}

/** The format that is asked for, whatever the documents look like. */
export function takeFormat(id: string): DetectedFormat | { readonly diagnostics: readonly Diagnostic[] } {
  const format = FORMATS.find((each) => each.id === id)
  if (format !== undefined) return { format, recognition: `Read as ${format.title}, as was asked for.` }
  const ids = FORMATS.map((each) => each.id)
  const near = nearestWord(id, ids)
  const hint = near === undefined ? '' : ` Did you mean ${near}?`
  const message = `There is no plan format ${JSON.stringify(id)}.${hint}`
  return { diagnostics: [createDiagnostic('TW124', { message, help: `The formats are ${ids.join(', ')}.` })] }
}

function unknown(
  message: string,
  more: Omit<DiagnosticDetails, 'message'> = {},
): { readonly diagnostics: readonly Diagnostic[] } {
  return { diagnostics: [createDiagnostic('TW106', { message, ...more })] }
}

const HEAD_FIELD = /^(\$schema|name|id|version|description|defaults|x-.*)$/

function isHeadAlone(document: PlanDocument): boolean {
  return isPlanHead(document) && Object.keys(document.value ?? {}).every((key) => HEAD_FIELD.test(key))
}

function describe(documents: readonly PlanDocument[]): string {
  const [first] = documents
  const what = describeValue(first?.value ?? null)
  return documents.length === 1
    ? `The file holds ${what}, and is`
    : `The ${documents.length} files (the first holds ${what}) are`
}

function describeValue(value: JsonValue): string {
  if (isArray(value)) return `a list of ${value.length}`
  if (!isObject(value)) return value === null ? 'nothing' : `a ${typeof value}`
  const keys = Object.keys(value)
  const shown = keys.slice(0, 6).map((key) => JSON.stringify(key))
  return keys.length === 0
    ? 'an empty object'
    : `an object with ${shown.join(', ')}${keys.length > shown.length ? ', …' : ''}`
}
