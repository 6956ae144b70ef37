// What a schema says of the properties and items of a value, as far as its own keywords go.
import { compilePattern } from '../typing/read/name-set.js'
import type { SchemaCursor } from '../typing/resolve/model.js'
import { isArray, isObject, keyword } from '../typing/resolve/schema-keywords.js'
import type { NodeEnd, NodePair } from './compare-node.js'
import { allOf, type JudgedSchema } from './inclusion/compare-schemas.js'

export function declares(cursor: SchemaCursor, name: string): boolean {
  return keyword(cursor, name) !== undefined
}

export function propertiesOf(cursor: SchemaCursor): string[] {
  const properties = keyword(cursor, 'properties')
  return isObject(properties) ? Object.keys(properties) : []
}

export function requiredOf(cursor: SchemaCursor): string[] {
  const required = keyword(cursor, 'required')
  return isArray(required) ? required.filter((name) => typeof name === 'string') : []
}

/** Where a property is declared; undefined where it is not. */
export function memberEnd({ side, cursor }: NodeEnd, name: string): NodeEnd | undefined {
  const member = declares(cursor, 'properties') ? side.resolver.child(cursor, 'properties', name) : undefined
  return member === undefined ? undefined : { side, cursor: member }
}

/** What holds for the value of a property by that name, declared or not. */
export function memberJudge(end: NodeEnd, name: string): JudgedSchema {
  const { side, cursor } = end
  const declared = memberEnd(end, name)
  const patterns = keyword(cursor, 'patternProperties')
  const matching = (isObject(patterns) ? Object.keys(patterns) : [])
    .filter((source) => compilePattern(source)?.test(name))
    .flatMap((source) => side.resolver.child(cursor, 'patternProperties', source) ?? [])
  const found = [...(declared === undefined ? [] : [declared.cursor]), ...matching]
  return found.length > 0 ? allOf(found.map(side.judge)) : restJudge(end)
}

/** What holds for the value of a property that nothing names. */
export function restJudge({ side, cursor }: NodeEnd): JudgedSchema {
  const name = ['additionalProperties', 'unevaluatedProperties'].find(
    (each) => keyword(cursor, each) !== undefined,
  )
  const rest = name === undefined ? undefined : side.resolver.child(cursor, name)
  return rest === undefined ? allOf([]) : side.judge(rest)
}

/** Where both sides say the same kind of thing of all items. */
export function itemsOf({ base, head }: NodePair): NodePair | undefined {
  const [before, after] = [base, head].map(({ side, cursor }) => {
    const items = keyword(cursor, 'items')
    const isPlain = items !== undefined && !isArray(items) && keyword(cursor, 'prefixItems') === undefined
    const child = isPlain ? side.resolver.child(cursor, 'items') : undefined
    return child === undefined ? undefined : { side, cursor: child }
  })
  return before === undefined || after === undefined ? undefined : { base: before, head: after }
}
