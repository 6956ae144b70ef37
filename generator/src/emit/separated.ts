// The text of a file from its parts.

/** Parts of a file that come after others, with an empty line before each. */
export function separated(parts: readonly string[]): string {
  return parts.map((part) => `\n\n${part}`).join('')
}
