// Which names within a file can lead to a generated function, by syntax alone, so that the compiler is asked about those only.
import { ts } from 'ts-morph'
import { importedNames, isImportCall } from './passes-on.js'

/** Stands for `import('…')` and `require('…')` of what is looked for. */
const IMPORT_CALL = '()'

/** Whether an expression mentions a name that can lead there. Takes two variables of one name for one. */
export type IsReachable = (node: ts.Node) => boolean

/** @param isWatched whether a specifier leads to what is looked for */
export function findReachableNames(
  file: ts.SourceFile,
  isWatched: (specifier: string) => boolean,
): IsReachable {
  const reachable = new Set([IMPORT_CALL])
  for (const statement of file.statements)
    if (ts.isImportDeclaration(statement) && isWatched((statement.moduleSpecifier as ts.StringLiteral).text))
      for (const name of importedNames(statement)) reachable.add(name)
  const links = collectLinks(file, isWatched)
  for (let known = -1; known < reachable.size; ) {
    known = reachable.size
    for (const { to, from } of links)
      if (to.some((name) => !reachable.has(name)) && from.some((name) => reachable.has(name)))
        for (const name of to) reachable.add(name)
  }
  return (node) => mentionedNames(node, isWatched).some((name) => reachable.has(name))
}

/** Names that get their value where others are mentioned. */
interface Link {
  readonly to: readonly string[]
  readonly from: readonly string[]
}

function collectLinks(file: ts.SourceFile, isWatched: (specifier: string) => boolean): Link[] {
  const links: Link[] = []
  const visit = (node: ts.Node): void => {
    const to = namesGiven(node)
    if (to.length > 0) links.push({ to, from: mentionedNames(sourceOf(node), isWatched) })
    ts.forEachChild(node, visit)
  }
  visit(file)
  return links
}

function namesGiven(node: ts.Node): string[] {
  if (ts.isVariableDeclaration(node)) return boundNames(node.name)
  if (ts.isParameter(node)) return boundNames(node.name)
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node))
    return node.name === undefined ? [] : [node.name.text]
  if (
    ts.isPropertyAssignment(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isGetAccessor(node)
  )
    return ts.isIdentifier(node.name) || ts.isStringLiteral(node.name) ? [node.name.text] : []
  const isAssignment = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken
  if (!isAssignment) return []
  return ts.isPropertyAccessExpression(node.left) ? [node.left.name.text] : identifiersIn(node.left)
}

/** A parameter can get what stands beside its function: `list.forEach((each) => …)`. A loop's variable, what is looped over. */
function sourceOf(node: ts.Node): ts.Node {
  const holder = node.parent
  if (ts.isParameter(node)) return ts.isCallExpression(holder.parent) ? holder.parent : node
  return ts.isVariableDeclaration(node) && ts.isForOfStatement(holder.parent)
    ? holder.parent.expression
    : node
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text]
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : boundNames(element.name)))
}

function identifiersIn(node: ts.Node): string[] {
  return mentionedNames(node, () => false)
}

function mentionedNames(node: ts.Node, isWatched: (specifier: string) => boolean): string[] {
  const names = new Set<string>()
  const visit = (each: ts.Node): void => {
    if (ts.isIdentifier(each)) names.add(each.text)
    else if (ts.isCallExpression(each) && isImportCall(each)) {
      const [first] = each.arguments
      if (first !== undefined && ts.isStringLiteralLike(first) && isWatched(first.text))
        names.add(IMPORT_CALL)
    }
    ts.forEachChild(each, visit)
  }
  visit(node)
  return [...names]
}
