// What the arguments of a call become, before they are text: which expression goes where.
import { ts } from 'ts-morph'
import type { NamedEvent } from '../../naming/model.js'
import type { AnalyticsSdk, RawCall, RawCallParts } from '../raw-call.js'
import type { CallShape } from './call-shape.js'

export interface NewArguments {
  readonly leading: readonly ts.Expression[]
  /** False for alias, whose traits are an option. */
  readonly takesPayload: boolean
  /** Undefined where the call gives none. */
  readonly payload?: ts.Expression
  /** A literal, and which members of it become something else. */
  readonly options?: {
    readonly literal: ts.ObjectLiteralExpression
    readonly moved: ReadonlySet<ts.ObjectLiteralElementLike>
  }
  /** Arguments that become members of the options. */
  readonly members: readonly { readonly key: string; readonly value: ts.Expression }[]
}

/** The arguments, or why there are none, in a sentence. */
export type NewArgumentsResult = NewArguments | string

export function readNewArguments(raw: RawCall, named: NamedEvent, shape: CallShape): NewArgumentsResult {
  if (raw.parts.callback !== undefined) return 'It has a callback, and a generated function takes none.'
  const leading = readLeading(raw.parts, shape)
  if (typeof leading === 'string') return leading
  return raw.style === 'message'
    ? readMessage(raw, named, leading, shape)
    : readPositional(raw, leading, shape)
}

const ID_WORDS = {
  name: 'a name',
  userId: 'a user',
  groupId: 'a group',
  previousId: 'an earlier id',
} as const

function readLeading(parts: RawCallParts, { leading }: CallShape): ts.Expression[] | string {
  const found: ts.Expression[] = []
  for (const part of leading) {
    const value = given(parts[part]?.compilerNode)
    if (value === undefined)
      return `It gives no ${part}, and the generated function asks for ${ID_WORDS[part]}.`
    found.push(value)
  }
  return found
}

const OPTION_PARTS = ['category', 'userId', 'anonymousId', 'groupId', 'previousId'] as const

function readPositional(
  { sdk, node, parts }: RawCall,
  leading: readonly ts.Expression[],
  shape: CallShape,
): NewArgumentsResult {
  const values = Object.values(parts).map((part) => part.compilerNode as ts.Expression)
  if (node.compilerNode.arguments.some((each) => given(each) !== undefined && !values.includes(each)))
    return 'It has an argument that no generated function takes.'
  const members = OPTION_PARTS.flatMap((key) => {
    const value = given(parts[key]?.compilerNode)
    return value === undefined || leading.includes(value) ? [] : [{ key, value }]
  })
  const { takesPayload } = shape
  const payload = takesPayload ? given(parts.properties?.compilerNode) : undefined
  if (payload !== undefined && (ts.isFunctionLike(payload) || ts.isStringLiteralLike(payload)))
    return 'It gives something other than an object.'
  const options = given(parts.options?.compilerNode)
  if (options === undefined) return withPayload({ leading, members, takesPayload }, payload)
  if (!ts.isObjectLiteralExpression(options))
    return 'Its options are not written out, so that what they hold is not known.'
  const foreign = foreignMember(options, sdkOptions(sdk))
  if (foreign !== undefined) return foreign
  return {
    ...withPayload({ leading, members, takesPayload }, payload),
    options: { literal: options, moved: new Set() },
  }
}

function withPayload(
  rest: Omit<NewArguments, 'payload' | 'options'>,
  payload: ts.Expression | undefined,
): NewArguments {
  return payload === undefined ? rest : { ...rest, payload }
}

/** What the browser SDKs take beside the context; other keys they would move into it. */
function sdkOptions(sdk: AnalyticsSdk): readonly string[] {
  const both = ['integrations', 'context', 'anonymousId']
  return sdk === '@rudderstack/analytics-js'
    ? [...both, 'originalTimestamp']
    : [...both, 'userId', 'timestamp', 'messageId']
}

const MESSAGE_FIELDS = [
  'userId',
  'anonymousId',
  'context',
  'integrations',
  'timestamp',
  'originalTimestamp',
  'messageId',
]
const OWN_FIELDS = {
  track: ['event', 'properties'],
  page: ['name', 'category', 'properties'],
  screen: ['name', 'category', 'properties'],
  identify: ['traits'],
  group: ['groupId', 'traits'],
  alias: ['previousId', 'traits'],
} as const

function readMessage(
  raw: RawCall,
  { event }: NamedEvent,
  leading: readonly ts.Expression[],
  shape: CallShape,
): NewArgumentsResult {
  if (raw.node.compilerNode.arguments.length > 1)
    return 'It has a callback, and a generated function takes none.'
  const literal = literalOf(raw.message?.compilerNode as ts.Expression)
  if (literal === undefined) return 'Its message is not written out, so that what it holds is not known.'
  const foreign = foreignMember(literal, [...MESSAGE_FIELDS, ...OWN_FIELDS[event.call]])
  if (foreign !== undefined) return foreign
  const { takesPayload } = shape
  const payload = takesPayload ? raw.parts.properties?.compilerNode : undefined
  const isAboutName = event.call !== 'identify' && event.call !== 'group' && event.call !== 'alias'
  const gone = [...leading, payload, isAboutName ? raw.parts.name?.compilerNode : undefined]
  const moved = new Set(literal.properties.filter((member) => gone.includes(valueAt(member))))
  return {
    ...withPayload({ leading, members: [], takesPayload }, given(payload)),
    options: { literal, moved },
  }
}

function literalOf(node: ts.Expression): ts.ObjectLiteralExpression | undefined {
  if (ts.isObjectLiteralExpression(node)) return node
  const isWrapper =
    ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node)
  return isWrapper ? literalOf(node.expression) : undefined
}

function valueAt(member: ts.ObjectLiteralElementLike): ts.Expression | undefined {
  if (ts.isPropertyAssignment(member)) return member.initializer
  return ts.isShorthandPropertyAssignment(member) ? member.name : undefined
}

function foreignMember(literal: ts.ObjectLiteralExpression, allowed: readonly string[]): string | undefined {
  for (const member of literal.properties) {
    if (ts.isSpreadAssignment(member))
      return 'A part of it comes by spread, so that what it holds is not known.'
    const { name } = member
    const key = ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined
    if (key === undefined || valueAt(member) === undefined) return 'One of its fields is computed.'
    if (!allowed.includes(key)) return `Its field ${JSON.stringify(key)} has no counterpart.`
  }
  return undefined
}

/** SDKs take null and undefined for what is left out. */
function given<Node extends ts.Node>(node: Node | undefined): Node | undefined {
  if (node === undefined || node.kind === ts.SyntaxKind.NullKeyword) return undefined
  return ts.isIdentifier(node) && node.text === 'undefined' ? undefined : node
}
