// Reads the modules that RudderTyper 1 and Typewriter generated: which event each of their functions sends, and how.
// What a function sends is read from its body, never guessed from its name.
import { ts } from 'ts-morph'
import type { Call } from '../../plan/model.js'
import type { SourceText } from '../model.js'
import { parseSource } from '../parse-source.js'

export interface PeerFunction {
  readonly call: Call
  /** Undefined for identify, group and a page that takes its name as an argument. */
  readonly event: string | undefined
  readonly style: 'positional' | 'message'
}

/** The functions of a module by name. */
export type PeerModule = ReadonlyMap<string, PeerFunction>

const MADE_BY_A_PEER = /This client was automatically generated/
const HELPER_OF_A_PEER = /\bwith(RudderTyper|Typewriter)Context\b/

/** By path. */
export function findPeerModules(sources: readonly SourceText[]): Map<string, PeerModule> {
  const made = sources.filter(
    ({ text }) => MADE_BY_A_PEER.test(text.slice(0, 1_000)) && HELPER_OF_A_PEER.test(text),
  )
  return new Map(made.map((source) => [source.path, readModule(parseSource(source))]))
}

function readModule(file: ts.SourceFile): PeerModule {
  const functions = new Map<string, PeerFunction>()
  for (const statement of file.statements) {
    if (!ts.isFunctionDeclaration(statement) || statement.name === undefined || statement.body === undefined)
      continue
    const found = readFunction(statement, statement.body)
    if (found !== undefined) functions.set(statement.name.text, found)
  }
  return functions
}

function readFunction({ parameters }: ts.FunctionDeclaration, body: ts.Block): PeerFunction | undefined {
  const sent = findSend(body)
  if (sent === undefined) return undefined
  const [first] = sent.arguments
  const call = methodOf(sent) as Call
  const firstName = parameters[0]?.name
  const takesMessage = firstName !== undefined && ts.isIdentifier(firstName) && firstName.text === 'message'
  if (call !== 'track') return { call, event: undefined, style: takesMessage ? 'message' : 'positional' }
  if (first !== undefined && ts.isStringLiteralLike(first))
    return { call, event: first.text, style: 'positional' }
  const event = findEventKey(body)
  return event === undefined ? undefined : { call, event, style: 'message' }
}

const CALLS = new Set(['track', 'page', 'screen', 'identify', 'group', 'alias'])

function methodOf({ expression }: ts.CallExpression): string | undefined {
  return ts.isPropertyAccessExpression(expression) && CALLS.has(expression.name.text)
    ? expression.name.text
    : undefined
}

function findSend(node: ts.Node): ts.CallExpression | undefined {
  if (ts.isCallExpression(node) && methodOf(node) !== undefined) return node
  return ts.forEachChild(node, findSend)
}

function findEventKey(node: ts.Node): string | undefined {
  const isEvent = ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === 'event'
  if (isEvent && ts.isStringLiteralLike(node.initializer)) return node.initializer.text
  return ts.forEachChild(node, findEventKey)
}
