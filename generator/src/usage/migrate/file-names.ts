// Which names a file uses already, and where: so that an import takes a free one, and an import without a use goes.
import { ts } from 'ts-morph'

/** Every identifier of a file that refers to or declares something, by its text; members and keys do not count. */
export function collectNames(file: ts.SourceFile): Map<string, ts.Identifier[]> {
  const names = new Map<string, ts.Identifier[]>()
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isMemberName(node))
      names.set(node.text, [...(names.get(node.text) ?? []), node])
    ts.forEachChild(node, visit)
  }
  visit(file)
  return names
}

function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node
  if (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent) || ts.isPropertyDeclaration(parent))
    return parent.name === node
  if (ts.isPropertySignature(parent) || ts.isMethodSignature(parent) || ts.isJsxAttribute(parent)) return true
  return (ts.isImportSpecifier(parent) || ts.isBindingElement(parent)) && parent.propertyName === node
}

/** `wanted`, or the first variation of it that is free. */
export function chooseName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted
  const [, words = ''] = /^[a-z]+(.*)$/.exec(wanted) ?? []
  const other = `send${words === '' ? wanted.charAt(0).toUpperCase() + wanted.slice(1) : words}`
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? other : `${other}${number}`
    if (!taken.has(name)) return name
  }
}
