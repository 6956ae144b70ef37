// How a file writes its imports: the form, the quotes, the end of a statement, and the path of generated code from there.
import { dirname, extname, posix } from 'node:path'
import { ts } from 'ts-morph'

export interface ImportStyle {
  readonly form: 'import' | 'require'
  readonly quote: string
  readonly semicolon: string
  readonly newLine: string
}

/** Undefined for a script: an import would make another kind of file of it. */
export function readImportStyle(file: ts.SourceFile): ImportStyle | undefined {
  const { text, fileName } = file
  const isTypeScript = /^\.[cm]?tsx?$/.test(extname(fileName))
  const isModule = ts.isExternalModule(file) || isTypeScript || extname(fileName) === '.mjs'
  const requires = /\brequire\(/.test(text)
  if (!isModule && !requires) return undefined
  const lines = file.statements.map((statement) => text.slice(statement.getStart(), statement.end))
  const imports = lines.filter((line) => /^import\b/.test(line) || /\brequire\(/.test(line))
  const [sample = text.match(/['"]/)?.[0] ?? "'"] = imports.flatMap((line) => /['"]/.exec(line) ?? [])
  const sampled = imports.length > 0 ? imports : lines
  return {
    form: ts.isExternalModule(file) || !requires ? 'import' : 'require',
    quote: sample,
    semicolon: sampled.length > 0 && sampled.every((line) => !line.endsWith(';')) ? '' : ';',
    newLine: text.includes('\r\n') ? '\r\n' : '\n',
  }
}

export interface SpecifierOptions {
  /** The folder of the generated code, absolute. */
  readonly folder: string
  readonly compilerOptions: ts.CompilerOptions
}

/** With the file's name where the module system asks for it, or the file's other imports have extensions. */
export function specifierFor(file: ts.SourceFile, { folder, compilerOptions }: SpecifierOptions): string {
  const relative = posix.relative(dirname(file.fileName), folder.replaceAll('\\', '/'))
  const path = relative.startsWith('.') ? relative : `./${relative}`
  return needsFileName(file, compilerOptions) ? `${path}/index.js` : path
}

function needsFileName(file: ts.SourceFile, { module, moduleResolution }: ts.CompilerOptions): boolean {
  const isOfNode = (kind: number | undefined, first: number, last: number) =>
    kind !== undefined && kind >= first && kind <= last
  if (moduleResolution === undefined && isOfNode(module, ts.ModuleKind.Node16, ts.ModuleKind.NodeNext))
    return true
  if (isOfNode(moduleResolution, ts.ModuleResolutionKind.Node16, ts.ModuleResolutionKind.NodeNext))
    return true
  return /\bfrom\s*['"]\.{1,2}\/[^'"]*\.js['"]/.test(file.text) || extname(file.fileName) === '.mjs'
}
