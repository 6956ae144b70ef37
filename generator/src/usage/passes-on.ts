// Whether a file hands on what it imports, so that its own importers have to be looked at too. Errs on the side of yes.
import { ts } from 'ts-morph'

/**
 * No, where every imported value is only called and what the call gives is dropped or kept in a variable of the file
 * that is itself only called; yes for re-exports, containers, arguments and results.
 * @param isWatched whether a specifier leads to what is looked for
 */
export function passesOn(file: ts.SourceFile, isWatched: (specifier: string) => boolean): boolean {
  const names = new Set<string>()
  for (const statement of file.statements) {
    if (ts.isExportDeclaration(statement) && isWatchedLiteral(statement.moduleSpecifier, isWatched))
      return true
    if (ts.isImportDeclaration(statement) && isWatchedLiteral(statement.moduleSpecifier, isWatched))
      for (const name of importedNames(statement)) names.add(name)
  }
  for (let known = -1; known < names.size; ) {
    known = names.size
    if (handsOn(file, names, isWatched)) return true
  }
  return false
}

/** Adds to `names` the variables that keep one of them. */
function handsOn(node: ts.Node, names: Set<string>, isWatched: (specifier: string) => boolean): boolean {
  if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return false
  if (ts.isIdentifier(node)) return names.has(node.text) && !isNameOnly(node) && !isHarmless(node, names)
  if (ts.isCallExpression(node) && isImportCall(node) && isWatchedLiteral(node.arguments[0], isWatched))
    return true
  return ts.forEachChild(node, (child) => handsOn(child, names, isWatched) || undefined) ?? false
}

function isWatchedLiteral(node: ts.Node | undefined, isWatched: (specifier: string) => boolean): boolean {
  return node !== undefined && ts.isStringLiteralLike(node) && isWatched(node.text)
}

export function importedNames({ importClause }: ts.ImportDeclaration): string[] {
  if (importClause === undefined || importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return []
  const { name, namedBindings } = importClause
  const bindings =
    namedBindings === undefined
      ? []
      : ts.isNamespaceImport(namedBindings)
        ? [namedBindings.name.text]
        : namedBindings.elements.map((element) => element.name.text)
  return name === undefined ? bindings : [name.text, ...bindings]
}

/** `import('…')` or `require('…')`. */
export function isImportCall({ expression }: ts.CallExpression): boolean {
  return (
    expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(expression) && expression.text === 'require')
  )
}

/** A member's name or a key, which refers to nothing imported, or the name that is declared. */
function isNameOnly(node: ts.Identifier): boolean {
  const { parent } = node
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isVariableDeclaration(parent) && parent.name === node) ||
    ts.isJsxAttribute(parent)
  )
}

function isHarmless(name: ts.Identifier, names: Set<string>): boolean {
  let node: ts.Node = name
  while (ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node) node = node.parent
  const { parent } = node
  if (ts.isJsxOpeningLikeElement(parent) || ts.isJsxClosingElement(parent)) return true
  if (!ts.isCallExpression(parent) || parent.expression !== node) return isKept(node, names)
  return isDropped(parent) || isKept(parent, names)
}

function isDropped(call: ts.Node): boolean {
  const { parent } = call
  if (ts.isParenthesizedExpression(parent) || ts.isAwaitExpression(parent)) return isDropped(parent)
  return ts.isExpressionStatement(parent) || ts.isVoidExpression(parent) || ts.isArrowFunction(parent)
}

/** In a variable that is not exported where it is declared; if it is later, the name is met there. */
function isKept(value: ts.Node, names: Set<string>): boolean {
  const { parent } = value
  if (!ts.isVariableDeclaration(parent) || parent.initializer !== value || !ts.isIdentifier(parent.name))
    return false
  const statement = parent.parent.parent
  if (ts.isVariableStatement(statement) && statement.modifiers !== undefined) return false
  names.add(parent.name.text)
  return true
}
