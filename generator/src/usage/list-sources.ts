// Finds and reads the source files that patterns name. Parses nothing.
import { readFileSync } from 'node:fs'
import { glob } from 'tinyglobby'
import type { SourceText } from './model.js'
import { readImports } from './read-imports.js'

const SOURCE_FILE = /(?<!\.d)\.[cm]?[jt]sx?$/
const EVERYWHERE = ['**/node_modules/**', '**/.git/**']
/** Where nobody said what to look through, what builds leave behind is not looked through. */
const LEFT_BY_BUILDS = ['**/dist/**', '**/build/**', '**/coverage/**', '**/out/**']

export interface ListSourcesOptions {
  /** Globs, files or folders, relative to `folder`; none is everything but what builds leave. */
  readonly patterns: readonly string[]
  readonly folder: string
  /** Folders of generated code, absolute: never part of the program. */
  readonly outputs: readonly string[]
}

/** Sorted by path, so that reports do not depend on the disk. */
export async function listSources(options: ListSourcesOptions): Promise<SourceText[]> {
  const { patterns, folder, outputs } = options
  const found = await glob(patterns.length === 0 ? ['**'] : [...patterns], {
    cwd: folder,
    absolute: true,
    ignore: [...EVERYWHERE, ...(patterns.length === 0 ? LEFT_BY_BUILDS : [])],
  })
  const inside = outputs.map((output) => `${output.replaceAll('\\', '/')}/`)
  const paths = found
    .filter((path) => SOURCE_FILE.test(path) && !inside.some((output) => path.startsWith(output)))
    .sort()
  return paths.map((path) => {
    // One after the other: for thousands of small files that costs half of what promises do.
    const text = readFileSync(path, 'utf8')
    return { path, text, specifiers: readImports(text) }
  })
}
