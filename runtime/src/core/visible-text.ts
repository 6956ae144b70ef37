// Owns what of a text can be seen. The gateway takes an id of blanks and invisible characters for a missing one, and a
// terminal takes some of them for orders.

const PLAIN = /[!-~]/
const VISIBLE = /[^\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u

export function hasVisibleText(value: unknown): value is string {
  return typeof value === 'string' && (PLAIN.test(value) || VISIBLE.test(value))
}

/** Without the characters that steer a terminal or turn the direction of text. */
export function toPrintable(text: string): string {
  return text.replace(/\p{C}/gu, '')
}
