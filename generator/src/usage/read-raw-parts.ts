// Which argument of a raw call is what: by position as the browser SDKs take them, by key as the server SDKs do.
import { type CallExpression, type Expression, Node } from 'ts-morph'
import type { Call } from '../plan/model.js'
import type { RawCallParts } from './raw-call.js'

/**
 * The browser SDKs' order: `track(name, properties, options, callback)`, `page(category, name, properties, …)` with the
 * first two optional, `identify(userId, traits, …)` and `group(groupId, traits, …)` with the id optional,
 * `alias(to, from, …)`. Leading texts tell the forms apart, as they do in the SDKs.
 */
export function readPositionalParts(call: Call, node: CallExpression): RawCallParts {
  const args = node.getArguments().filter(Node.isExpression)
  const callbackAt = args.findIndex((each) => each.getType().getCallSignatures().length > 0)
  const values = callbackAt < 0 ? args : args.slice(0, callbackAt)
  const rest = callbackAt < 0 ? {} : { callback: args[callbackAt] }
  return present({ ...partsOf(call, values), ...rest })
}

function partsOf(call: Call, values: readonly Expression[]): LooseParts {
  const texts = values.slice(0, 2).findIndex((each) => !mayBeText(each))
  const leading = texts < 0 ? Math.min(2, values.length) : texts
  if (call === 'track') return { name: values[0], properties: values[1], options: values[2] }
  if (call === 'alias') return { userId: values[0], previousId: mayBeText(values[1]) ? values[1] : undefined }
  const [properties, options] = values.slice(
    call === 'page' || call === 'screen' ? leading : Math.min(1, leading),
  )
  if (call === 'page' || call === 'screen')
    return { category: leading === 2 ? values[0] : undefined, name: values[leading - 1], properties, options }
  const id = leading > 0 ? values[0] : undefined
  return { [call === 'identify' ? 'userId' : 'groupId']: id, properties, options }
}

/** A value that an id or a name can be: null and undefined stand in for one that is left out. */
function mayBeText(expression: Expression | undefined): boolean {
  if (expression === undefined || Node.isObjectLiteralExpression(expression)) return false
  const type = expression.getType()
  if (type.isAny() || type.isUnknown() || type.isNull() || type.isUndefined()) return true
  const members = type.isUnion() ? type.getUnionTypes() : [type]
  return members.some(
    (each) =>
      each.isString() ||
      each.isStringLiteral() ||
      each.isTemplateLiteral() ||
      each.isNumber() ||
      each.isNumberLiteral(),
  )
}

const IDS = ['userId', 'anonymousId', 'groupId', 'previousId'] as const

/** Of a literal; a message that comes in a variable has no parts that are written out here. */
export function readMessageParts(call: Call, message: Expression): RawCallParts {
  const literal = literalOf(message)
  if (literal === undefined) return {}
  const part = (key: string) => valueAt(literal.getProperty(key))
  const isAboutTraits = call === 'identify' || call === 'group' || call === 'alias'
  const ids = Object.fromEntries(IDS.map((key) => [key, part(key)]))
  const name = call === 'track' ? part('event') : isAboutTraits ? undefined : part('name')
  const properties = part(isAboutTraits ? 'traits' : 'properties')
  return present({ ...ids, name, category: isAboutTraits ? undefined : part('category'), properties })
}

function literalOf(node: Node): import('ts-morph').ObjectLiteralExpression | undefined {
  if (Node.isObjectLiteralExpression(node)) return node
  return Node.isAsExpression(node) || Node.isSatisfiesExpression(node) || Node.isParenthesizedExpression(node)
    ? literalOf(node.getExpression())
    : undefined
}

function valueAt(property: Node | undefined): Expression | undefined {
  if (Node.isPropertyAssignment(property)) return property.getInitializer()
  return Node.isShorthandPropertyAssignment(property) ? property.getNameNode() : undefined
}

type LooseParts = { readonly [Part in keyof RawCallParts]?: RawCallParts[Part] | undefined }

function present(parts: LooseParts): RawCallParts {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
}
