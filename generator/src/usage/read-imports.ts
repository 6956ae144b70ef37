// What a file imports, read from its text without a parser: cheap enough for every file of a program.

const SPECIFIER =
  /\b(?:from|import|require)\b\s*\(?\s*(?:\/\*[^*]*\*\/\s*)*(?:'([^'\n]+)'|"([^"\n]+)"|`([^`$\n]+)`)/g

/** May name more than there is (a text that looks like an import), never less, but for a path that is computed. */
export function readImports(text: string): string[] {
  const found = new Set<string>()
  for (const [, single, double, template] of text.matchAll(SPECIFIER))
    found.add(single ?? double ?? template ?? '')
  return [...found]
}
