// Which files of a program can have to do with sending events, so that only those are parsed and linked.
import type { ts } from 'ts-morph'
import { findNameImports, findReexports } from './find-name-imports.js'
import type { SourceText } from './model.js'
import { parseSource } from './parse-source.js'
import { passesOn } from './passes-on.js'
import type { ResolveImport } from './resolve-import.js'
import { sdkOfModule } from './sdk-origin.js'

export interface SelectedSources {
  /** Files that can refer to generated functions, through whatever other files, and by which specifiers. */
  readonly generated: ReadonlyMap<string, ReadonlySet<string>>
  /** Files that can call an analytics SDK. */
  readonly raw: ReadonlySet<string>
  /** All of these, and the files through which they get what they use. */
  readonly parsed: ReadonlyMap<string, ts.SourceFile>
}

const CALL_WORDS = '(?:track|page|screen|identify|group|alias)'
/** A call, or a method that is taken out under another name. */
const LOOKS_LIKE_CALL = new RegExp(
  `\\b${CALL_WORDS}\\b(?:['"\`]\\s*\\])?\\s*(?:\\?\\.)?\\s*[(<]|\\b${CALL_WORDS}(?:\\s*:\\s*\\w+[^{}]*\\}\\s*=|\\s+as\\s)`,
)
const NAMES_AN_SDK = /analytics|rudder|segment/i

/**
 * @param modules the paths of the generated modules, which `resolve` knows too
 * @param others paths of further files to parse
 */
export function selectSources(
  sources: readonly SourceText[],
  modules: readonly string[],
  resolve: ResolveImport,
  others: ReadonlySet<string> = new Set(),
): SelectedSources {
  const parsed = new Map<string, ts.SourceFile>()
  const parse = (source: SourceText) => {
    const file = parsed.get(source.path) ?? parseSource(source)
    parsed.set(source.path, file)
    return file
  }
  const importers = linkImporters(sources, resolve)
  const generated = spread(modules, importers, parse)
  const clients = sources.filter((source) =>
    source.specifiers.some((each) => sdkOfModule(each).kind === 'sdk'),
  )
  const reached = spread(
    clients.map((source) => source.path),
    importers,
    parse,
  )
  const raw = sources.filter(
    ({ path, text }) => LOOKS_LIKE_CALL.test(text) && (reached.has(path) || NAMES_AN_SDK.test(text)),
  )
  const further = sources.filter(({ path }) => others.has(path))
  for (const source of [...raw, ...clients, ...further]) parse(source)
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const parseNamed = (specifiers: readonly string[], from: string): void => {
    for (const specifier of specifiers) {
      const source = byPath.get(resolve(specifier, from) ?? '')
      if (source === undefined || parsed.has(source.path)) continue
      parseNamed(findReexports(parse(source)), source.path)
    }
  }
  for (const source of raw) parseNamed(findNameImports(parse(source)), source.path)
  return { generated, raw: new Set(raw.map((source) => source.path)), parsed }
}

interface Importer {
  readonly source: SourceText
  readonly specifier: string
}

function linkImporters(sources: readonly SourceText[], resolve: ResolveImport): Map<string, Importer[]> {
  const importers = new Map<string, Importer[]>()
  for (const source of sources) {
    for (const specifier of source.specifiers) {
      const path = resolve(specifier, source.path)
      if (path === undefined) continue
      const list = importers.get(path) ?? []
      list.push({ source, specifier })
      importers.set(path, list)
    }
  }
  return importers
}

/** The files that get, directly or through files that pass it on, what the `starts` export; by specifiers. */
function spread(
  starts: readonly string[],
  importers: ReadonlyMap<string, readonly Importer[]>,
  parse: (source: SourceText) => ts.SourceFile,
): Map<string, Set<string>> {
  const watched = new Map<string, Set<string>>()
  const queue = [...starts]
  const queued = new Set(starts)
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    for (const { source, specifier } of importers.get(path) ?? []) {
      const specifiers = watched.get(source.path) ?? new Set()
      watched.set(source.path, specifiers.add(specifier))
      if (queued.has(source.path) || !passesOn(parse(source), (each) => specifiers.has(each))) continue
      queued.add(source.path)
      queue.push(source.path)
    }
  }
  return watched
}
