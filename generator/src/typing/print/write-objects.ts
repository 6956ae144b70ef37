// Described objects as type literals or interface declarations.
import { encodeString } from '../../encoding/encode-string.js'
import type { SchemaCursor } from '../resolve/model.js'
import type { Declaration, MemberText } from './model.js'
import type { ObjectText } from './object-text.js'

/** How many `?: never` members a union of closed objects may need, to keep a literal from mixing its cases. */
const MAX_EXCLUSIONS = 400

/** A type literal on one line. */
export function writeObject(text: ObjectText): string {
  const { members, templates, index } = text
  if (index === undefined && templates.length === 0 && members.length === 0) return '{ [k: string]: never }'
  const parts = [
    ...members.map(writeMember),
    ...(admitsArrays(text) ? ['[Symbol.iterator]?: never'] : []),
    ...templates.map(({ template, type }) => `[k: ${template.text}]: ${type}`),
    ...(index === undefined ? [] : [`[k: string]: ${index}`]),
  ]
  return `{ ${parts.join('; ')} }`
}

/**
 * The cases of a union. TypeScript lets a literal have the properties of all its cases at once, so closed cases say which
 * they lack.
 */
export function excludeEachOther(texts: readonly ObjectText[]): readonly ObjectText[] {
  const names = new Set(texts.flatMap(({ members }) => members.map(({ name }) => name)))
  if (names.size * texts.length > MAX_EXCLUSIONS) return texts
  return texts.map((text) => (text.index === undefined ? excludeOthers(text, names) : text))
}

function excludeOthers(text: ObjectText, names: ReadonlySet<string>): ObjectText {
  const own = new Set(text.members.map(({ name }) => name))
  const lacking = [...names].filter(
    (name) =>
      !own.has(name) &&
      !(name in Object.prototype) &&
      !text.templates.some(({ template }) => template.accepts(name)),
  )
  const excluded = lacking.map((name): MemberText => ({ name, type: 'never', optional: true }))
  return { ...text, members: [...text.members, ...excluded] }
}

/**
 * An interface where one can say it: closed, or with an index signature for all other names. One of nothing but that lets
 * arrays in, which only a payload may, since there nobody has one.
 */
export function asDeclaration(
  text: ObjectText,
  name: string,
  source: SchemaCursor | undefined,
  isPayload = false,
): Declaration {
  const { members, templates, index } = text
  const declared = index === undefined ? members.filter(({ type }) => type !== 'never') : members
  const isInterface = declared.length > 0 || (isPayload && index !== undefined)
  return templates.length === 0 && isInterface
    ? { kind: 'interface', name, source, members: declared, index }
    : { kind: 'alias', name, source, type: writeObject({ ...text, members: declared }) }
}

function writeMember({ name, type, optional }: MemberText): string {
  if (!optional) return `${writeKey(name)}: ${type}`
  return `${writeKey(name)}?: ${writeOptional(type)}`
}

/** `undefined` is allowed by name, since JSON leaves such a property out; also under `exactOptionalPropertyTypes`. */
export function writeOptional(type: string): string {
  return type === 'never' || type === 'unknown' ? type : `${type} | undefined`
}

export function writeKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : encodeString(name)
}

/** Whether nothing but its symbols tells an array from the object: all that is required of it, arrays have. */
function admitsArrays({ members, index }: ObjectText): boolean {
  return index === 'any' && members.every(({ name, optional }) => optional || name in Array.prototype)
}
