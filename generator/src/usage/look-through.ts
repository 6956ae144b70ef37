// The road of an audit: source files to the places where they send, through the plan and past it.
import { createWrappedNode, type SourceFile, type ts } from 'ts-morph'
import { findRawCalls } from './find-raw-calls.js'
import { findUses } from './find-uses.js'
import { linkProgram, modulePath } from './link-program.js'
import type { GeneratedModule, SourceText, Use } from './model.js'
import type { RawCall } from './raw-call.js'
import { readTsconfig } from './read-tsconfig.js'
import { createImportResolver, type ResolveImport } from './resolve-import.js'
import { selectSources } from './select-sources.js'

export interface LookThroughOptions {
  readonly sources: readonly SourceText[]
  readonly modules: readonly GeneratedModule[]
  /** Says where path aliases lead; none for a program without one. */
  readonly tsconfigPath?: string | undefined
  /** Files to parse and link whatever they hold. @default none */
  readonly others?: (resolve: ResolveImport) => ReadonlySet<string>
}

export interface Sends {
  /** In the order of the sources. */
  readonly uses: readonly Use[]
  readonly rawCalls: readonly RawCall[]
  readonly resolve: ResolveImport
  /** A file that was parsed, linked to the others. */
  readonly open: (path: string) => SourceFile | undefined
}

/** Reads nothing but what finding modules needs. Generated code need not be there. */
export function lookThrough({ sources, modules, tsconfigPath, others }: LookThroughOptions): Sends {
  const modulePaths = modules.map(modulePath)
  const { options: compilerOptions } = readTsconfig(tsconfigPath)
  const paths = [...modulePaths, ...sources.map((source) => source.path)]
  const resolve = createImportResolver({ files: paths, compilerOptions })
  const selected = selectSources(sources, modulePaths, resolve, others?.(resolve))
  const program = linkProgram(selected.parsed, modules, resolve)
  const files = sources.flatMap(({ path }) => selected.parsed.get(path) ?? [])
  const using = files.flatMap((file) => {
    const specifiers = selected.generated.get(file.fileName)
    return specifiers === undefined ? [] : [{ file, specifiers }]
  })
  const wrap = (file: ts.SourceFile): SourceFile =>
    createWrappedNode(file, { typeChecker: program.checker, compilerOptions: program.options })
  const open = (path: string) => {
    const file = selected.parsed.get(path)
    return file === undefined ? undefined : wrap(file)
  }
  const raw = files.filter((file) => selected.raw.has(file.fileName)).map(wrap)
  return { uses: findUses(using, modules, program), rawCalls: findRawCalls(raw), resolve, open }
}
