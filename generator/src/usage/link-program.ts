// Links parsed files by the compiler, as cheaply as can be: no installed package, no standard library, and the generated
// modules as one line a function. What it can tell is which function a name stands for; types of values it does not know.
import { ts } from 'ts-morph'
import type { GeneratedModule } from './model.js'
import type { ResolveImport } from './resolve-import.js'

export interface LinkedProgram {
  readonly checker: ts.TypeChecker
  readonly options: ts.CompilerOptions
}

const LIBRARY_PATH = '/trackwright-usage-library.d.ts'

/** What functions travel through: arrays, promises, and what the language itself asks for. */
const LIBRARY = `
interface Array<T> { [index: number]: T; length: number; at(index: number): T
  forEach(take: (value: T) => void): void; map<R>(take: (value: T) => R): R[]; [Symbol.iterator](): IterableIterator<T> }
interface ReadonlyArray<T> { [index: number]: T; length: number; at(index: number): T
  forEach(take: (value: T) => void): void; map<R>(take: (value: T) => R): R[]; [Symbol.iterator](): IterableIterator<T> }
interface PromiseLike<T> { then<R>(take: (value: T) => R | PromiseLike<R>): PromiseLike<R> }
interface Promise<T> { then<R>(take: (value: T) => R | PromiseLike<R>): Promise<R> }
declare var Promise: { new <T>(run: (done: (value: T) => void) => void): Promise<T> }
interface Symbol {} declare var Symbol: { readonly iterator: unique symbol }
interface IteratorResult<T> { value: T; done: boolean }
interface Iterator<T> { next(): IteratorResult<T> }
interface IterableIterator<T> extends Iterator<T> { [Symbol.iterator](): IterableIterator<T> }
interface Function {} interface CallableFunction extends Function {} interface NewableFunction extends Function {}
interface Object {} interface String {} interface Number {} interface Boolean {} interface RegExp {} interface IArguments {}
`

const OPTIONS: ts.CompilerOptions = {
  allowJs: true,
  checkJs: true,
  esModuleInterop: true,
  jsx: ts.JsxEmit.Preserve,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  noEmit: true,
  strict: true,
  target: ts.ScriptTarget.ESNext,
  types: [],
}

export function modulePath({ folder }: GeneratedModule): string {
  return `${folder.replaceAll('\\', '/')}/index.d.ts`
}

export function linkProgram(
  files: ReadonlyMap<string, ts.SourceFile>,
  modules: readonly GeneratedModule[],
  resolve: ResolveImport,
): LinkedProgram {
  const own = new Map(
    modules.map((module, index) => [modulePath(module), parse(modulePath(module), writeStub(module, index))]),
  )
  own.set(LIBRARY_PATH, parse(LIBRARY_PATH, LIBRARY))
  const fileOf = (path: string) => files.get(path) ?? own.get(path)
  const host: ts.CompilerHost = {
    getSourceFile: fileOf,
    fileExists: (path) => fileOf(path) !== undefined,
    readFile: (path) => fileOf(path)?.text,
    getDefaultLibFileName: () => LIBRARY_PATH,
    writeFile: () => undefined,
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    resolveModuleNameLiterals: (literals, from) =>
      literals.map(({ text }) => ({ resolvedModule: asModule(resolve(text, from), fileOf) })),
  }
  const program = ts.createProgram({ rootNames: [...own.keys(), ...files.keys()], options: OPTIONS, host })
  return { checker: program.getTypeChecker(), options: OPTIONS }
}

/** Every function has a type of its own, or two that stand in one expression would be taken for one. */
function writeStub({ events }: GeneratedModule, index: number): string {
  const lines = events.map(
    ({ functionName }) =>
      `export declare function ${functionName}(...given: any): ${JSON.stringify(`${index} ${functionName}`)}\n`,
  )
  return ['export declare function setClient(client: any): void\n', ...lines].join('')
}

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ESNext)
}

function asModule(
  path: string | undefined,
  fileOf: (path: string) => ts.SourceFile | undefined,
): ts.ResolvedModuleFull | undefined {
  if (path === undefined || fileOf(path) === undefined) return undefined
  const [extension = '.ts'] = /(?:\.d)?\.[cm]?[jt]sx?$/.exec(path) ?? []
  return { resolvedFileName: path, extension, isExternalLibraryImport: false }
}
