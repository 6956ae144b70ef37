// One file's text to a document: a JSON value whose parts can be located. Knows syntax only, nothing of plans.

import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { checkSize } from './check-size.js'
import { locateInJson } from './locate-in-json.js'
import type { PlanDocument, PlanSource } from './model.js'
import { locateInCsv, parseCsv } from './parse-csv.js'
import { parseJson } from './parse-json.js'
import { locateInYaml, parseYaml } from './parse-yaml.js'
import type { OffsetOf, SyntaxResult } from './syntax.js'
import { positionAt } from './text-position.js'

export interface ParsedDocument {
  readonly document?: PlanDocument
  /** How many values the document holds, itself included. */
  readonly values: number
  readonly diagnostics: readonly Diagnostic[]
}

/** `.json` is JSON, `.yaml` and `.yml` are YAML, `.csv` is CSV; any other file is JSON where it begins like it. */
export function parseDocument(source: PlanSource): ParsedDocument {
  const text = source.text.replace(/^\ufeff/, '')
  const { parse, index } = syntaxOf(source.path, text)
  const result = parse(text)
  const { values, problems } = 'value' in result ? checkSize(result.value) : { ...result, values: 0 }
  const diagnostics = problems.map(({ code, message, offset }) =>
    createDiagnostic(code, { message, location: { file: source.path, ...positionAt(text, offset) } }),
  )
  if (!('value' in result) || problems.length > 0) return { values, diagnostics }
  const locate = createLocator(source.path, text, index)
  return { document: { path: source.path, value: result.value, text, locate }, values, diagnostics }
}

interface Syntax {
  readonly parse: (text: string) => SyntaxResult
  readonly index: (text: string) => OffsetOf
}

function syntaxOf(path: string, text: string): Syntax {
  if (/\.csv$/i.test(path)) return { parse: parseCsv, index: locateInCsv }
  return isJson(path, text)
    ? { parse: parseJson, index: locateInJson }
    : { parse: parseYaml, index: locateInYaml }
}

export function isJson(path: string, text: string): boolean {
  if (/\.json$/i.test(path)) return true
  return !/\.ya?ml$/i.test(path) && /^\s*[[{]/.test(text)
}

/** Nothing is located in a sound plan, so the tree with positions is made when first asked for, and kept. */
function createLocator(
  file: string,
  text: string,
  index: (text: string) => OffsetOf,
): PlanDocument['locate'] {
  let offsetOf: OffsetOf | undefined
  return (pointer, part = 'value') => {
    offsetOf ??= index(text)
    return { file, ...positionAt(text, offsetOf(pointer, part)) }
  }
}
