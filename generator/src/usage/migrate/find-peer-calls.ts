// Calls of functions that RudderTyper 1 or Typewriter generated, in the form of calls of the SDK that they wrap.
import { type CallExpression, type Expression, Node, type SourceFile, SyntaxKind } from 'ts-morph'
import type { RawCall, RawCallParts } from '../raw-call.js'
import { readEventName } from '../raw-event-name.js'
import { readMessageParts, readPositionalParts } from '../read-raw-parts.js'
import type { OldCall } from './model.js'
import type { PeerFunction, PeerModule } from './peer-modules.js'

/** @param moduleOf the generated module that a specifier of this file leads to */
export function findPeerCalls(
  file: SourceFile,
  moduleOf: (specifier: string) => PeerModule | undefined,
): OldCall[] {
  const functionOf = readImports(file, moduleOf)
  return file.getDescendantsOfKind(SyntaxKind.CallExpression).flatMap((node) => {
    const found = functionOf(node.getExpression())
    return found === undefined ? [] : [asOldCall(node, found)]
  })
}

type FunctionOf = (callee: Expression) => PeerFunction | undefined

/** `orderCompleted(…)` by its import; `typewriter.orderCompleted(…)` by the namespace, default or object imported. */
function readImports(file: SourceFile, moduleOf: (specifier: string) => PeerModule | undefined): FunctionOf {
  const functions = new Map<string, PeerFunction>()
  const holders = new Map<string, PeerModule>()
  for (const declaration of file.getImportDeclarations()) {
    const module = moduleOf(declaration.getModuleSpecifierValue())
    if (module === undefined) continue
    const names = [declaration.getDefaultImport(), declaration.getNamespaceImport()]
    for (const each of names) if (each !== undefined) holders.set(each.getText(), module)
    for (const each of declaration.getNamedImports()) {
      const local = each.getAliasNode()?.getText() ?? each.getName()
      const own = module.get(each.getName())
      if (own === undefined) holders.set(local, module)
      else functions.set(local, own)
    }
  }
  return (callee) => {
    if (Node.isIdentifier(callee)) return functions.get(callee.getText())
    if (!Node.isPropertyAccessExpression(callee) || !Node.isIdentifier(callee.getExpression()))
      return undefined
    return holders.get(callee.getExpression().getText())?.get(callee.getName())
  }
}

function asOldCall(node: CallExpression, { call, event, style }: PeerFunction): OldCall {
  const [message] = node.getArguments().filter(Node.isExpression)
  const parts =
    style === 'message' && message !== undefined
      ? readMessageParts(call, message)
      : call === 'track'
        ? readTrackParts(node)
        : readPositionalParts(call, node)
  const raw: RawCall = {
    call,
    sdk: 'unknown',
    style,
    node,
    parts,
    ...(style === 'message' && message !== undefined ? { message } : {}),
  }
  return { raw, name: event === undefined ? readEventName(raw) : { kind: 'known', names: [event] } }
}

/** `(properties, options, callback)`, the name being in the function. */
function readTrackParts(node: CallExpression): RawCallParts {
  const [properties, options, callback] = node.getArguments().filter(Node.isExpression)
  return {
    ...(properties === undefined ? {} : { properties }),
    ...(options === undefined ? {} : { options }),
    ...(callback === undefined ? {} : { callback }),
  }
}
