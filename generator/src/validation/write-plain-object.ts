// The object that nearly every schema is, as one check: members by name, some of them required, others allowed or not.
import { encodeString } from '../encoding/encode-string.js'
import type { SchemaCursor } from '../typing/resolve/model.js'
import { isArray, keyword } from '../typing/resolve/schema-keywords.js'
import type { SchemaText } from './schema-text.js'
import { memberNames } from './write-object-checks.js'

/** Whether `type`, `properties`, `required` and `additionalProperties` say no more than that. */
export function isPlainObject(cursor: SchemaCursor): boolean {
  const names = memberNames(cursor, 'properties')
  return (
    keyword(cursor, 'type') === 'object' &&
    [undefined, true, false].includes(keyword(cursor, 'additionalProperties') as undefined) &&
    memberNames(cursor, 'patternProperties').length === 0 &&
    requiredNames(cursor).every((name) => names.includes(name))
  )
}

export function writePlainObject(text: SchemaText, cursor: SchemaCursor): string {
  const isClosed = keyword(cursor, 'additionalProperties') === false
  const names = memberNames(cursor, 'properties')
  const required = new Set(requiredNames(cursor))
  const needed = names.filter((name) => required.has(name))
  const optional = names.filter((name) => !required.has(name))
  // Where others are allowed, a member of any value is like them.
  const optionalTexts = writeMembers(text, cursor, optional, isClosed ? undefined : text.use('anything'))
  if (!isClosed && needed.length === 0 && optionalTexts.length === 0) return text.use('object')
  const lists = [writeMembers(text, cursor, needed), optionalTexts].map((list) => `[${list.join(', ')}]`)
  return `${text.use(isClosed ? 'closedObject' : 'openObject')}(${optionalTexts.length === 0 ? lists[0] : lists.join(', ')})`
}

function requiredNames(cursor: SchemaCursor): string[] {
  const names = keyword(cursor, 'required')
  return isArray(names) ? names.map(String) : []
}

function writeMembers(
  text: SchemaText,
  cursor: SchemaCursor,
  names: readonly string[],
  except?: string,
): string[] {
  return names.flatMap((name) => {
    const check = text.checkOf(cursor, 'properties', name) ?? text.use('anything')
    return check === except ? [] : [`[${encodeString(name)}, ${check}]`]
  })
}
