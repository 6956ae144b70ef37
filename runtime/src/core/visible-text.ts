// Owns the question whether a text shows anything. The gateway takes an id of blanks and invisible characters for a missing one.

const PLAIN = /[!-~]/
const VISIBLE = /[^\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u

export function hasVisibleText(value: unknown): value is string {
  return typeof value === 'string' && (PLAIN.test(value) || VISIBLE.test(value))
}
