// Many outputs in one strict program, in memory: what the compiler says of each.
import ts from 'typescript'
import type { OutputFile } from '../../generator/src/emit/model.js'

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  noEmit: true,
  skipLibCheck: false,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
}

/** Remembered between programs: the library's own files are most of the work. */
const libraryFiles = new Map<string, ts.SourceFile | undefined>()

/** The complaints, each with the number of its output. `folder` is where the outputs would lie, for what they import. */
export function compileBatch(outputs: readonly (readonly OutputFile[])[], folder: string): string[] {
  const texts = new Map<string, string>(
    outputs.flatMap((files, index) =>
      files
        .filter(({ path }) => /\.ts$/.test(path))
        .map(({ path, content }) => [`${folder}/${index}/${path}`, content] as const),
    ),
  )
  texts.set(`${folder}/package.json`, '{ "type": "module" }')
  const host = ts.createCompilerHost(OPTIONS)
  const { getSourceFile, fileExists, readFile, directoryExists } = host
  const folders = new Set([...texts.keys()].map((path) => path.replace(/\/[^/]*$/, '')))
  host.directoryExists = (path) => folders.has(path) || (directoryExists?.(path) ?? true)
  host.fileExists = (path) => texts.has(path) || fileExists(path)
  host.readFile = (path) => texts.get(path) ?? readFile(path)
  host.getSourceFile = (path, ...rest) => {
    const text = texts.get(path)
    if (text !== undefined)
      return ts.createSourceFile(path, text, {
        languageVersion: ts.ScriptTarget.ES2022,
        impliedNodeFormat: ts.ModuleKind.ESNext,
      })
    if (!libraryFiles.has(path)) libraryFiles.set(path, getSourceFile(path, ...rest))
    return libraryFiles.get(path)
  }
  const program = ts.createProgram(
    [...texts.keys()].filter((path) => path.endsWith('.ts')),
    OPTIONS,
    host,
  )
  return [
    ...program.getSyntacticDiagnostics(),
    ...program.getSemanticDiagnostics(),
    ...program.getGlobalDiagnostics(),
  ].map(({ file, start, code, messageText }) => {
    const place = file === undefined ? '' : `${file.fileName.slice(folder.length + 1)}:${start}`
    return `${place} TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ').slice(0, 300)}`
  })
}
