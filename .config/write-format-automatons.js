// Writes what is declared for each format of strings: `npm run format-automatons`. Commit what it writes. To make that of
// the formats' expressions in every run takes as long as the types of 30 events.
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { declareAutomaton } from '../generator/build/typing/rules/declare-automaton.js'
import { FORMAT_PATTERNS } from '../generator/build/typing/rules/format-patterns.js'

export const FORMAT_AUTOMATONS_FILE = new URL(
  '../generator/src/typing/rules/format-automatons.ts',
  import.meta.url,
)

/** The file's text; a test compares it with what lies on the disk. */
export function formatAutomatons() {
  const entries = [...FORMAT_PATTERNS].map(([format, { source, exact }]) => {
    const name = `Format_${format.replace('-', '_')}`
    const { rule, look } = declareAutomaton(name, source, exact)
    return `  ${JSON.stringify([format, { name, rule, look }])},\n`
  })
  return `// Written by \`npm run format-automatons\` from format-patterns.ts: what is declared for each format of strings.
import type { AutomatonTexts } from './declare-automaton.js'

// biome-ignore format: written
export const FORMAT_AUTOMATONS: ReadonlyMap<string, AutomatonTexts & { readonly name: string }> = new Map([
${entries.join('')}])
`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(FORMAT_AUTOMATONS_FILE, formatAutomatons())
