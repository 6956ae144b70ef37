// Bounds on a parsed value, so that every later walk over it may recurse.

import { isArray } from './json-value.js'
import type { JsonValue } from './model.js'
import type { SyntaxProblem } from './syntax.js'

export const MAX_DEPTH = 200
/** Counted after YAML's aliases are expanded. */
export const MAX_NODES = 5_000_000

/** Aliases let a small text denote a huge tree, so nodes are counted as often as they are reached. */
export function checkSize(value: JsonValue): SyntaxProblem[] {
  let nodes = 0
  const exceeds = (node: JsonValue, depth: number): string | undefined => {
    nodes += 1
    if (nodes > MAX_NODES) return `The file holds more than ${MAX_NODES.toLocaleString('en')} values.`
    if (typeof node !== 'object' || node === null) return undefined
    if (depth >= MAX_DEPTH) return `The file is nested more than ${MAX_DEPTH} levels deep.`
    const children: readonly JsonValue[] = isArray(node) ? node : Object.values(node)
    for (const child of children) {
      const message = exceeds(child, depth + 1)
      if (message !== undefined) return message
    }
    return undefined
  }
  const message = exceeds(value, 0)
  return message === undefined ? [] : [{ code: 'TW113', message, offset: 0 }]
}
