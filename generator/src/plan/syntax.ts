// What JSON, YAML and CSV have in common for parse-document.ts: results with offsets in place of lines and columns.
import type { JsonValue } from './model.js'

export interface SyntaxProblem {
  readonly code: 'TW102' | 'TW103' | 'TW105' | 'TW113' | 'TW127'
  readonly message: string
  /** Into the text, in UTF-16 units. */
  readonly offset: number
}

/** A value, or what is wrong with the text. */
export type SyntaxResult = { readonly value: JsonValue } | { readonly problems: readonly SyntaxProblem[] }

/** Offsets of the parts of a text: of the value at a JSON pointer, or of the key that leads to it. */
export type OffsetOf = (pointer: string, part: 'key' | 'value') => number

export function duplicateKey(key: string, offset: number): SyntaxProblem {
  return { code: 'TW105', message: `The key ${JSON.stringify(key)} stands twice in one object.`, offset }
}
