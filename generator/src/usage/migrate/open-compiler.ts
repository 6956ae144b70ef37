// The compiler over a program on disk of which some files have another text: what does not change is read and parsed once.
// It is the compiler of ts-morph, and so are the standard libraries: the user may have another version, or none.
import { dirname } from 'node:path'
import { Project, ts } from 'ts-morph'

export interface Compiler {
  /** @param texts the files that are asked about, by path, as they are to be */
  readonly compile: (texts: ReadonlyMap<string, string>) => ts.Program
}

export interface CompilerOptions {
  readonly tsconfigPath?: string | undefined
  readonly compilerOptions: ts.CompilerOptions
  /** Files that add to the global scope, absolute. */
  readonly ambient: readonly string[]
}

export function openCompiler({ tsconfigPath, compilerOptions, ambient }: CompilerOptions): Compiler {
  const options: ts.CompilerOptions = {
    ...compilerOptions,
    allowJs: true,
    checkJs: true,
    composite: false,
    incremental: false,
    noEmit: true,
    skipLibCheck: true,
  }
  const libraries = loadLibraries(options)
  const parsed = new Map<string, ts.SourceFile | undefined>()
  const parseOnce = (path: string, how: ts.ScriptTarget | ts.CreateSourceFileOptions) => {
    if (!parsed.has(path)) parsed.set(path, parse(path, ts.sys.readFile(path), how))
    return parsed.get(path)
  }
  return {
    compile: (texts) => {
      const host: ts.CompilerHost = {
        ...ts.sys,
        getSourceFile: (path, how) =>
          libraries.files.get(path) ??
          (texts.has(path) ? parse(path, texts.get(path), how) : parseOnce(path, how)),
        getDefaultLibFileName: () => libraries.main,
        getDefaultLibLocation: () => dirname(libraries.main),
        fileExists: (path) => libraries.files.has(path) || ts.sys.fileExists(path),
        readFile: (path) => ts.sys.readFile(path),
        getCurrentDirectory: () => dirname(tsconfigPath ?? `${ts.sys.getCurrentDirectory()}/tsconfig.json`),
        getCanonicalFileName: (path) => path,
        useCaseSensitiveFileNames: () => true,
        getNewLine: () => '\n',
        writeFile: () => undefined,
      }
      return ts.createProgram({ rootNames: [...new Set([...texts.keys(), ...ambient])], options, host })
    },
  }
}

function parse(
  path: string,
  text: string | undefined,
  how: ts.ScriptTarget | ts.CreateSourceFileOptions,
): ts.SourceFile | undefined {
  return text === undefined ? undefined : ts.createSourceFile(path, text, how)
}

/** ts-morph keeps the libraries in memory; a program of an empty file loads the ones that the options ask for. */
function loadLibraries(options: ts.CompilerOptions): { files: Map<string, ts.SourceFile>; main: string } {
  const project = new Project({ compilerOptions: { ...options, types: [] }, useInMemoryFileSystem: true })
  project.createSourceFile('/empty.ts', '')
  const program = project.getProgram().compilerObject
  const files = program.getSourceFiles().filter((file) => program.isSourceFileDefaultLibrary(file))
  const folder = dirname(files[0]?.fileName ?? '/')
  return {
    files: new Map(files.map((file) => [file.fileName, file])),
    main: `${folder}/${ts.getDefaultLibFileName(options)}`,
  }
}
