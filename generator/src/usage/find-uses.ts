// Where files call a generated function, or hand it on: by the type of what is called, so under whatever name it goes.
import { ts } from 'ts-morph'
import type { NamedEvent } from '../naming/model.js'
import { type LinkedProgram, modulePath } from './link-program.js'
import { locateNode } from './locate-node.js'
import type { GeneratedModule, Use } from './model.js'
import { findReachableNames } from './reachable-names.js'

export interface UsingFile {
  readonly file: ts.SourceFile
  /** The ones that lead to generated functions, directly or not. */
  readonly specifiers: ReadonlySet<string>
}

/**
 * In the order of the files and of the places in them. That a name is imported, exported, renamed or taken apart is no
 * use of it; that it stands as an argument, in a container or as a result is.
 */
export function findUses(
  files: readonly UsingFile[],
  modules: readonly GeneratedModule[],
  { checker }: LinkedProgram,
): Use[] {
  const eventsByModule = new Map(
    modules.map((module) => [
      modulePath(module),
      new Map(module.events.map((event) => [event.functionName, event])),
    ]),
  )
  const eventsOf = (node: ts.Expression): NamedEvent[] =>
    functionsOf(checker.getTypeAtLocation(node)).flatMap(({ name, parent }) => {
      const event =
        name === undefined ? undefined : eventsByModule.get(parent.getSourceFile().fileName)?.get(name.text)
      return event === undefined ? [] : [event]
    })
  return files.flatMap(({ file, specifiers }) => {
    const uses: Use[] = []
    const isReachable = findReachableNames(file, (specifier) => specifiers.has(specifier))
    const visit = (node: ts.Node): void => {
      const use = useOf(node)
      if (use !== undefined && isReachable(use.expression))
        for (const event of eventsOf(use.expression))
          uses.push({ event, kind: use.kind, location: locateNode(node) })
      ts.forEachChild(node, visit)
    }
    visit(file)
    return uses
  })
}

function functionsOf(type: ts.Type): ts.FunctionDeclaration[] {
  if (type.isUnion()) return type.types.flatMap(functionsOf)
  const declaration = type.symbol?.valueDeclaration
  return declaration !== undefined && ts.isFunctionDeclaration(declaration) ? [declaration] : []
}

function useOf(node: ts.Node): { kind: Use['kind']; expression: ts.Expression } | undefined {
  if (ts.isCallExpression(node)) return { kind: 'call', expression: node.expression }
  const isName =
    ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)
  return isName && isHandedOn(node) ? { kind: 'passed', expression: node } : undefined
}

function isHandedOn(node: ts.Expression): boolean {
  const { parent } = node
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent))
    return parent.arguments?.includes(node) ?? false
  if (ts.isArrowFunction(parent)) return parent.body === node
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node
  if (ts.isShorthandPropertyAssignment(parent)) return !isTakenApart(parent.parent)
  // `trackOrder.bind(…)`
  if (ts.isPropertyAccessExpression(parent))
    return parent.expression === node && isOfFunctions(parent.name.text)
  return (
    ts.isJsxExpression(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isReturnStatement(parent) ||
    ts.isYieldExpression(parent)
  )
}

function isOfFunctions(member: string): boolean {
  return member === 'bind' || member === 'call' || member === 'apply'
}

/** `({ a } = b)` reads, and holds nothing. */
function isTakenApart(object: ts.Node): boolean {
  const { parent } = object
  return (
    ts.isBinaryExpression(parent) &&
    parent.left === object &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  )
}
