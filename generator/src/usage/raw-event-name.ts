// What event a raw call names: by the type of the expression, so that a constant counts as what it holds.
import { type Expression, Node } from 'ts-morph'
import type { RawCall } from './raw-call.js'

export type RawEventName =
  /** The names that it can be: one, but for a choice such as `isNew ? 'A' : 'B'`. */
  | { readonly kind: 'known'; readonly names: readonly string[] }
  /** The call needs no name, or leaves it out. */
  | { readonly kind: 'none' }
  | { readonly kind: 'dynamic'; readonly expression: Expression }
  /** The whole message comes from elsewhere, or a part of it by spread. */
  | { readonly kind: 'hidden'; readonly expression: Expression }

export function readEventName({ call, parts, message }: RawCall): RawEventName {
  if (call === 'identify' || call === 'group' || call === 'alias') return { kind: 'none' }
  const { name } = parts
  if (name === undefined)
    return isWrittenOut(message) ? { kind: 'none' } : { kind: 'hidden', expression: message }
  const names = textsOf(name)
  return names === undefined ? { kind: 'dynamic', expression: name } : { kind: 'known', names }
}

function isWrittenOut(message: Expression | undefined): message is undefined {
  if (message === undefined) return true
  return (
    Node.isObjectLiteralExpression(message) &&
    !message.getProperties().some((each) => Node.isSpreadAssignment(each))
  )
}

function textsOf(name: Expression): string[] | undefined {
  if (Node.isStringLiteral(name) || Node.isNoSubstitutionTemplateLiteral(name)) return [name.getLiteralText()]
  const type = name.getType()
  const members = type.isUnion() ? type.getUnionTypes() : [type]
  const texts = members.map((each) => each.getLiteralValue())
  return texts.every((each) => typeof each === 'string') ? texts : undefined
}
