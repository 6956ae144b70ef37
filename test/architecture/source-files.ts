// Reads the sources of both packages as syntax trees, for the rules of the architecture test.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export const repositoryRoot = join(dirname(fileURLToPath(import.meta.url)), '../..')

export interface SourceFile {
  /** Relative to the repository, such as `generator/src/plan/model.ts`. */
  readonly path: string
  readonly text: string
  readonly lineCount: number
  /** Files of the same package that it imports, as paths like `path`. */
  readonly imports: readonly string[]
  /** Packages and `node:` modules that it imports, dynamic and type-only imports included. */
  readonly libraries: readonly string[]
  readonly functions: readonly {
    readonly name: string
    readonly lineCount: number
  }[]
}

export function readSources(packageFolder: 'generator' | 'runtime'): SourceFile[] {
  const folder = join(repositoryRoot, packageFolder, 'src')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readSource(join(folder, path)))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

function readSource(fullPath: string): SourceFile {
  const path = relative(repositoryRoot, fullPath).replaceAll('\\', '/')
  const text = readFileSync(fullPath, 'utf8')
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const specifiers = importSpecifiers(tree)
  const relatives = specifiers.filter((specifier) => specifier.startsWith('.'))
  return {
    path,
    text,
    lineCount: text.split('\n').length - 1,
    imports: relatives.map((specifier) => posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts')),
    libraries: specifiers.filter((specifier) => !specifier.startsWith('.')),
    functions: functionsOf(tree),
  }
}

function importSpecifiers(tree: ts.SourceFile): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier !== undefined
    ) {
      found.push((node.moduleSpecifier as ts.StringLiteral).text)
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments
      if (argument !== undefined && ts.isStringLiteral(argument)) found.push(argument.text)
    }
    if (
      ts.isImportTypeNode(node) &&
      ts.isLiteralTypeNode(node.argument) &&
      ts.isStringLiteral(node.argument.literal)
    ) {
      found.push(node.argument.literal.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

function functionsOf(tree: ts.SourceFile): { name: string; lineCount: number }[] {
  const found: { name: string; lineCount: number }[] = []
  const line = (position: number) => tree.getLineAndCharacterOfPosition(position).line
  const visit = (node: ts.Node): void => {
    if (
      ts.isFunctionLike(node) &&
      'body' in node &&
      node.body !== undefined &&
      ts.isBlock(node.body as ts.Node)
    ) {
      const lineCount = line(node.getEnd()) - line(node.getStart()) + 1
      found.push({
        name: node.name?.getText(tree) ?? '(anonymous)',
        lineCount,
      })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}
