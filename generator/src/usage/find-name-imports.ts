// From which modules a file takes the names of the events that it sends, so that constants can be read where they stand.
import { ts } from 'ts-morph'

const NAME_KEYS = new Set(['event', 'name'])

/** Specifiers of the imports that calls use as a first argument, or as `event` or `name` of one. */
export function findNameImports(file: ts.SourceFile): string[] {
  const specifiers = importedNames(file)
  const found = new Set<string>()
  const note = (node: ts.Expression | undefined) => {
    const specifier = node === undefined ? undefined : specifiers.get(rootName(node) ?? '')
    if (specifier !== undefined) found.add(specifier)
  }
  const visit = (node: ts.Node): void => {
    const [first] = ts.isCallExpression(node) ? node.arguments : []
    note(first)
    if (first !== undefined && ts.isObjectLiteralExpression(first))
      for (const each of first.properties) note(nameIn(each))
    ts.forEachChild(node, visit)
  }
  visit(file)
  return [...found]
}

/** The modules that a file exports something of as its own. */
export function findReexports(file: ts.SourceFile): string[] {
  return file.statements.flatMap((statement) =>
    ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined
      ? [(statement.moduleSpecifier as ts.StringLiteral).text]
      : [],
  )
}

function importedNames(file: ts.SourceFile): Map<string, string> {
  const names = new Map<string, string>()
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || statement.importClause === undefined) continue
    const { text } = statement.moduleSpecifier as ts.StringLiteral
    const { name, namedBindings } = statement.importClause
    if (name !== undefined) names.set(name.text, text)
    if (namedBindings === undefined) continue
    if (ts.isNamespaceImport(namedBindings)) names.set(namedBindings.name.text, text)
    else for (const element of namedBindings.elements) names.set(element.name.text, text)
  }
  return names
}

function nameIn(property: ts.ObjectLiteralElementLike): ts.Expression | undefined {
  if (ts.isShorthandPropertyAssignment(property) && NAME_KEYS.has(property.name.text)) return property.name
  return ts.isPropertyAssignment(property) &&
    ts.isIdentifier(property.name) &&
    NAME_KEYS.has(property.name.text)
    ? property.initializer
    : undefined
}

function rootName(node: ts.Expression): string | undefined {
  if (ts.isIdentifier(node)) return node.text
  return ts.isPropertyAccessExpression(node) ? rootName(node.expression) : undefined
}
