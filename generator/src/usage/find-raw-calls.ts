// Finds the calls that a program makes by hand to the analytics SDKs that are known. What they pass is for others to read.
import { type CallExpression, type Expression, Node, type SourceFile, SyntaxKind } from 'ts-morph'
import type { Call } from '../plan/model.js'
import type { AnalyticsSdk, RawCall } from './raw-call.js'
import { readMessageParts, readPositionalParts } from './read-raw-parts.js'
import { findSdk, sdkOfModule } from './sdk-origin.js'

const CALLS: ReadonlySet<string> = new Set<Call>(['track', 'page', 'screen', 'identify', 'group', 'alias'])

const MESSAGE_SDKS: ReadonlySet<AnalyticsSdk> = new Set([
  '@rudderstack/rudder-sdk-node',
  '@segment/analytics-node',
])

/** In the order of the files and of the places in them. Declaration files and installed packages are passed over. */
export function findRawCalls(files: readonly SourceFile[]): RawCall[] {
  return files
    .filter((file) => !file.isDeclarationFile() && !file.isInNodeModules())
    .filter((file) => /\b(track|page|screen|identify|group|alias)\b/.test(file.getFullText()))
    .flatMap((file) => file.getDescendantsOfKind(SyntaxKind.CallExpression).flatMap(readCall))
}

function readCall(node: CallExpression): RawCall[] {
  const found = methodOf(node.getExpression())
  if (found === undefined) return []
  const { call, sdk } = found
  const [first] = node.getArguments().filter(Node.isExpression)
  if (!isMessageStyle(call, sdk, first))
    return [{ call, sdk, style: 'positional', node, parts: readPositionalParts(call, node) }]
  return first === undefined
    ? []
    : [{ call, sdk, style: 'message', node, message: first, parts: readMessageParts(call, first) }]
}

/** `receiver.track`, `receiver['track']`, or a `track` that was imported from an SDK or taken out of an instance. */
function methodOf(callee: Expression): { call: Call; sdk: AnalyticsSdk } | undefined {
  if (Node.isIdentifier(callee)) return importedMethod(callee)
  const access =
    Node.isPropertyAccessExpression(callee) || Node.isElementAccessExpression(callee) ? callee : undefined
  const name = Node.isElementAccessExpression(callee)
    ? textOfLiteral(callee.getArgumentExpression())
    : Node.isPropertyAccessExpression(callee)
      ? callee.getName()
      : undefined
  if (access === undefined || !isCall(name)) return undefined
  const sdk = findSdk(access.getExpression())
  return sdk === undefined ? undefined : { call: name, sdk }
}

function importedMethod(callee: Expression): { call: Call; sdk: AnalyticsSdk } | undefined {
  for (const declaration of callee.getSymbol()?.getDeclarations() ?? []) {
    if (Node.isImportSpecifier(declaration) && isCall(declaration.getName())) {
      const origin = sdkOfModule(declaration.getImportDeclaration().getModuleSpecifierValue())
      if (origin.kind === 'sdk') return { call: declaration.getName() as Call, sdk: origin.sdk }
    }
    if (Node.isBindingElement(declaration)) {
      const name = declaration.getPropertyNameNode()?.getText() ?? declaration.getName()
      const holder = declaration.getFirstAncestorByKind(SyntaxKind.VariableDeclaration)?.getInitializer()
      const sdk = isCall(name) && holder !== undefined ? findSdk(holder) : undefined
      if (isCall(name) && sdk !== undefined) return { call: name, sdk }
    }
  }
  return undefined
}

/** Where only a name says that it is an SDK, the first argument tells which style it is. */
function isMessageStyle(call: Call, sdk: AnalyticsSdk, first: Expression | undefined): boolean {
  if (sdk !== 'unknown') return MESSAGE_SDKS.has(sdk)
  const keys =
    call === 'track' ? ['event'] : ['userId', 'anonymousId', 'groupId', 'previousId', 'traits', 'properties']
  const type = first?.getType()
  return (
    first !== undefined &&
    type?.isObject() === true &&
    keys.some((key) => type.getProperty(key) !== undefined)
  )
}

function isCall(name: string | undefined): name is Call {
  return name !== undefined && CALLS.has(name)
}

function textOfLiteral(node: Node | undefined): string | undefined {
  return Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node)
    ? node.getLiteralText()
    : undefined
}
