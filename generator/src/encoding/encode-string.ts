// The one way by which text of a plan becomes a string literal in the output. Comments go through write-doc-comment.ts.

/**
 * Characters that a reader, an editor or an HTML page could take for something else: C0 and C1 controls, the
 * invisible and bidirectional ones, both Unicode line separators, the byte order mark, and `<` before `/` or `!`; and
 * halves of surrogate pairs, which no file can hold.
 */
const MISLEADING =
  /[^\P{Cc}\t\n]|[\p{Cs}\u{e0000}-\u{e007f}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3164\ufeff\ufff0-\uffff]|<(?=[/!])/gu

/** A double-quoted literal, valid in JSON, JavaScript and TypeScript, whose value is exactly `value`. */
export function encodeString(value: string): string {
  return JSON.stringify(value).replace(MISLEADING, escapeCharacter)
}

/** Code without what stands in its double-quoted literals, for a search of names: words of a plan are none. */
export function withoutLiterals(code: string): string {
  return code.replace(/"(?:[^"\\]|\\.)*"/g, '""')
}

/** `text` with misleading characters as visible `\uXXXX`, for places that are not literals (comments). */
export function showMisleading(text: string): string {
  return text.replace(MISLEADING, escapeCharacter)
}

function escapeCharacter(character: string): string {
  return character.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
