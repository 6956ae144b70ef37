// Bounds on what a plan may hold, so that every later walk over it may recurse and ends.
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { isArray } from './json-value.js'
import type { JsonValue, PlanDocument, PlanSource } from './model.js'
import type { SyntaxProblem } from './syntax.js'

const MAX_DEPTH = 200
/** Of a file and of a whole plan; counted after YAML's aliases are expanded. */
const MAX_NODES = 2_000_000
/** Of all files together. */
const MAX_CHARACTERS = 64 * 1024 * 1024

export interface Size {
  /** How many values it holds, itself included; counted up to the limit. */
  readonly values: number
  readonly problems: readonly SyntaxProblem[]
}

/** Aliases let a small text denote a huge tree, so nodes are counted as often as they are reached. */
export function checkSize(value: JsonValue): Size {
  const { nodes, message } = measure(value)
  return { values: nodes, problems: message === undefined ? [] : [{ code: 'TW113', message, offset: 0 }] }
}

/** Before anything is parsed. */
export function checkTexts(sources: readonly PlanSource[]): Diagnostic[] {
  const characters = sources.reduce((sum, { text }) => sum + text.length, 0)
  if (characters <= MAX_CHARACTERS) return []
  const message = `The plan has ${characters.toLocaleString('en')} characters; more than ${MAX_CHARACTERS.toLocaleString('en')} are not read.`
  return [createDiagnostic('TW113', { message })]
}

/** Many files may be too much together where none is alone; so they are counted as they are parsed. */
export function createPlanCounter(): (document: PlanDocument, values: number) => Diagnostic[] {
  let nodes = 0
  return ({ locate }, values) => {
    nodes += values
    if (nodes <= MAX_NODES) return []
    const message = `The files of the plan hold more than ${MAX_NODES.toLocaleString('en')} values together.`
    return [createDiagnostic('TW113', { message, location: locate('') })]
  }
}

/** Of a value and all within it, up to the limit. */
export function countValues(value: JsonValue): number {
  return measure(value).nodes
}

function measure(value: JsonValue): { readonly nodes: number; readonly message: string | undefined } {
  let nodes = 0
  const exceeds = (node: JsonValue, depth: number): string | undefined => {
    nodes += 1
    if (nodes > MAX_NODES) return `The file holds more than ${MAX_NODES.toLocaleString('en')} values.`
    if (typeof node !== 'object' || node === null) return undefined
    if (depth >= MAX_DEPTH) return `The file is nested more than ${MAX_DEPTH} levels deep.`
    for (const child of isArray(node) ? node : Object.values(node)) {
      const message = exceeds(child, depth + 1)
      if (message !== undefined) return message
    }
    return undefined
  }
  const message = exceeds(value, 0)
  return { nodes, message }
}
