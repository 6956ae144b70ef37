// Where an import leads: to a file of the program, to generated code, or out of it. Knows nothing of what stands there.
import { dirname, join, posix } from 'node:path'
import { ts } from 'ts-morph'

/** The path of the file that a specifier leads to, or undefined where it leads out of the program. */
export type ResolveImport = (specifier: string, from: string) => string | undefined

export interface ResolveImportOptions {
  /** Every file that counts, absolute. */
  readonly files: Iterable<string>
  readonly compilerOptions: ts.CompilerOptions
}

const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.d.ts', '.js', '.jsx', '.mjs', '.cjs']
const OUTPUT_EXTENSION = /\.([cm]?)js(x?)$/

/** Relative paths by the set of files alone; others (path aliases, packages of a workspace) as the compiler does. */
export function createImportResolver({ files, compilerOptions }: ResolveImportOptions): ResolveImport {
  const known = new Set(files)
  const cache = new Map<string, string | undefined>()
  const host = hostWith(known)
  const compilerCache = ts.createModuleResolutionCache('/', (path) => path, compilerOptions)
  const resolveByCompiler = (specifier: string, from: string) => {
    const { resolvedModule } = ts.resolveModuleName(specifier, from, compilerOptions, host, compilerCache)
    const path = resolvedModule?.resolvedFileName
    return path === undefined ? undefined : firstKnown(path, known)
  }
  return (specifier, from) => {
    if (/^\.{0,2}\//.test(specifier) || specifier === '.' || specifier === '..')
      return firstKnown(posix.resolve(dirname(from), specifier), known)
    // `#name` belongs to the package that the file is in; every other name means the same in the whole program.
    const key = specifier.startsWith('#') ? join(dirname(from), specifier) : specifier
    if (!cache.has(key)) cache.set(key, resolveByCompiler(specifier, from))
    return cache.get(key)
  }
}

/** The disk, and the generated code also where it was not written yet. */
function hostWith(known: ReadonlySet<string>): ts.ModuleResolutionHost {
  const folders = new Set([...known].map(dirname))
  return {
    ...ts.sys,
    fileExists: (path) => known.has(path) || ts.sys.fileExists(path),
    directoryExists: (path) => folders.has(path) || ts.sys.directoryExists(path),
  }
}

function firstKnown(path: string, known: ReadonlySet<string>): string | undefined {
  for (const each of candidatesOf(path)) if (known.has(each)) return each
  return undefined
}

function* candidatesOf(path: string): Generator<string> {
  yield path
  const written = OUTPUT_EXTENSION.exec(path)
  if (written !== null) {
    const stem = path.slice(0, written.index)
    yield `${stem}.${written[1]}ts${written[2]}`
    yield `${stem}.tsx`
    yield `${stem}.d.${written[1]}ts`
  }
  for (const extension of EXTENSIONS) yield path + extension
  for (const extension of EXTENSIONS) yield `${path}/index${extension}`
}
