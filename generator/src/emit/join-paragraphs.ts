// The text of a file from its parts.

/** With an empty line between them, and a line break at the end. */
export function joinParagraphs(paragraphs: readonly string[]): string {
  return `${paragraphs.join('\n\n')}\n`
}
