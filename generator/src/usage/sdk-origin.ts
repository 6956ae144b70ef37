// Which analytics SDK an expression is an instance of: through imports, `new`, `load`, aliases, fields and types.
// Works also where the SDK is not installed, by what the program's own text says.
import { type Expression, type Symbol as MorphSymbol, Node, SyntaxKind, type TypeNode } from 'ts-morph'
import { isOwnModule, packageOf, RECEIVER_NAMES, SDK_PACKAGES } from './known-sdks.js'
import type { AnalyticsSdk } from './raw-call.js'

/** `other`: it is known to come from somewhere else, so that its name proves nothing. */
export type SdkOrigin =
  | { readonly kind: 'sdk'; readonly sdk: AnalyticsSdk }
  | { readonly kind: 'other' }
  | { readonly kind: 'unknown' }

const UNKNOWN: SdkOrigin = { kind: 'unknown' }
const OTHER: SdkOrigin = { kind: 'other' }

/** An alias of an alias of an alias is followed; one of itself ends. */
const MAX_STEPS = 12

/** Undefined where the expression is no instance of an SDK, as far as can be told. */
export function findSdk(expression: Expression): AnalyticsSdk | undefined {
  const origin = originOf(expression, 0)
  return origin.kind === 'sdk' ? origin.sdk : undefined
}

/** Of a package, a subpath of one included. */
export function sdkOfModule(specifier: string): SdkOrigin {
  const sdk = SDK_PACKAGES.get(packageOf(specifier))
  if (sdk !== undefined) return { kind: 'sdk', sdk }
  return isOwnModule(specifier) ? UNKNOWN : OTHER
}

function originOf(given: Node, step: number): SdkOrigin {
  if (step > MAX_STEPS) return UNKNOWN
  const node = unwrap(given)
  const stated = statedOrigin(node, step)
  return stated.kind === 'unknown' ? byName(node) : stated
}

function byName(node: Node): SdkOrigin {
  const name = Node.isIdentifier(node)
    ? node.getText()
    : Node.isPropertyAccessExpression(node)
      ? node.getName()
      : ''
  const sdk = RECEIVER_NAMES.get(name)
  return sdk === undefined ? UNKNOWN : { kind: 'sdk', sdk }
}

function statedOrigin(node: Node, step: number): SdkOrigin {
  if (Node.isNewExpression(node)) return originOf(node.getExpression(), step + 1)
  if (Node.isCallExpression(node)) return originOfCall(node.getExpression(), node.getArguments(), node, step)
  if (Node.isIdentifier(node)) return ofSymbol(node.getSymbol(), node, step)
  if (Node.isPropertyAccessExpression(node)) {
    const own = ofSymbol(node.getSymbol(), node, step)
    // A member of a module, such as `segment.Analytics`, is of that module's SDK.
    return own.kind === 'unknown' && !Node.isThisExpression(node.getExpression())
      ? originOfModuleMember(node.getExpression(), step)
      : own
  }
  return ofType(node)
}

function unwrap(node: Node): Node {
  if (
    Node.isParenthesizedExpression(node) ||
    Node.isAsExpression(node) ||
    Node.isSatisfiesExpression(node) ||
    Node.isNonNullExpression(node) ||
    Node.isAwaitExpression(node)
  )
    return unwrap(node.getExpression())
  return node
}

function originOfCall(callee: Node, args: readonly Node[], call: Node, step: number): SdkOrigin {
  const [first] = args
  if (Node.isIdentifier(callee) && callee.getText() === 'require' && Node.isStringLiteral(first))
    return sdkOfModule(first.getLiteralText())
  // `AnalyticsBrowser.load({ writeKey })` gives an instance.
  if (Node.isPropertyAccessExpression(callee) && callee.getName() === 'load')
    return originOf(callee.getExpression(), step + 1)
  // What a function of another package gives is of that package, whatever it is called here.
  const made = Node.isIdentifier(callee) ? ofSymbol(callee.getSymbol(), callee, step + 1) : UNKNOWN
  return made.kind === 'unknown' ? ofType(call) : made
}

function originOfModuleMember(object: Node, step: number): SdkOrigin {
  const symbol = Node.isIdentifier(object) ? object.getSymbol() : undefined
  const isModule = symbol?.getDeclarations().some((each) => Node.isNamespaceImport(each) || isRequired(each))
  return isModule ? originOf(object, step + 1) : UNKNOWN
}

function isRequired(declaration: Node): boolean {
  const initializer = Node.isVariableDeclaration(declaration) ? declaration.getInitializer() : undefined
  return Node.isCallExpression(initializer) && initializer.getExpression().getText() === 'require'
}

function ofSymbol(symbol: MorphSymbol | undefined, node: Node, step: number): SdkOrigin {
  for (const declaration of symbol?.getDeclarations() ?? []) {
    const origin = ofDeclaration(declaration, step)
    if (origin.kind !== 'unknown') return origin
  }
  const aliased = symbol?.isAlias() ? symbol.getAliasedSymbol() : undefined
  if (aliased !== undefined && aliased !== symbol) {
    const origin = ofSymbol(aliased, node, step + 1)
    if (origin.kind !== 'unknown' || step > MAX_STEPS) return origin
  }
  return ofType(node)
}

function ofDeclaration(declaration: Node, step: number): SdkOrigin {
  const module = moduleOfImport(declaration)
  if (module !== undefined) return sdkOfModule(module)
  if (Node.isExportAssignment(declaration)) return originOf(declaration.getExpression(), step + 1)
  if (Node.isBindingElement(declaration)) {
    const holder = declaration.getFirstAncestorByKind(SyntaxKind.VariableDeclaration)?.getInitializer()
    return holder === undefined ? UNKNOWN : originOf(holder, step + 1)
  }
  if (
    Node.isVariableDeclaration(declaration) ||
    Node.isParameterDeclaration(declaration) ||
    Node.isPropertyDeclaration(declaration) ||
    Node.isPropertySignature(declaration)
  ) {
    const stated = ofTypeNode(declaration.getTypeNode())
    if (stated.kind !== 'unknown') return stated
    const initializer = declaration.getInitializer()
    return initializer === undefined ? UNKNOWN : originOf(initializer, step + 1)
  }
  return UNKNOWN
}

function moduleOfImport(declaration: Node): string | undefined {
  const isImported =
    Node.isImportSpecifier(declaration) ||
    Node.isImportClause(declaration) ||
    Node.isNamespaceImport(declaration)
  return isImported
    ? declaration.getFirstAncestorByKind(SyntaxKind.ImportDeclaration)?.getModuleSpecifierValue()
    : undefined
}

/** By the names that a type annotation mentions: `Analytics | undefined`, `ReturnType<typeof AnalyticsBrowser.load>`. */
function ofTypeNode(typeNode: TypeNode | undefined): SdkOrigin {
  const names =
    typeNode === undefined ? [] : [typeNode, ...typeNode.getDescendants()].filter(Node.isIdentifier)
  for (const name of names) {
    for (const declaration of name.getSymbol()?.getDeclarations() ?? []) {
      const module = moduleOfImport(declaration)
      const origin = module === undefined ? UNKNOWN : sdkOfModule(module)
      if (origin.kind === 'sdk') return origin
    }
  }
  return UNKNOWN
}

/** By the package that the type is declared in, where it is installed. */
function ofType(node: Node): SdkOrigin {
  const type = node.getType().getNonNullableType()
  const symbol = type.getSymbol() ?? type.getAliasSymbol()
  for (const declaration of symbol?.getDeclarations() ?? []) {
    const [, inside] = /.*\/node_modules\/(.+)$/.exec(declaration.getSourceFile().getFilePath()) ?? []
    if (inside === undefined) continue
    const origin = sdkOfModule(inside)
    if (origin.kind === 'sdk') return origin
  }
  return UNKNOWN
}
