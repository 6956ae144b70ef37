// Sees through schemas that are nothing but a reference.

import type { JsonObject } from '../../plan/model.js'
import type { SchemaCursor, SchemaResolver } from './model.js'
import { ANNOTATIONS, isObject, keyword } from './schema-keywords.js'

/** More than this is a circle. */
const MAX_HOPS = 2000

/** The schema that plain references lead to in the end, and the last of them; annotations beside one are no bar. */
export function followPlainRef(
  resolver: SchemaResolver,
  from: SchemaCursor,
): { cursor: SchemaCursor; ref: string | undefined } {
  let cursor = from
  let ref: string | undefined
  for (let hops = 0; hops < MAX_HOPS; hops += 1) {
    const next = followOnce(resolver, cursor)
    if (next === undefined) break
    ;({ cursor, ref } = next)
  }
  return { cursor, ref }
}

function followOnce(
  resolver: SchemaResolver,
  cursor: SchemaCursor,
): { cursor: SchemaCursor; ref: string } | undefined {
  const { schema, simple } = cursor
  if (simple !== undefined || !isObject(schema)) return undefined
  const name = referenceIn(schema)
  const ref = name === undefined ? undefined : keyword(cursor, name)
  if (typeof ref !== 'string') return undefined
  for (const key of Object.keys(schema)) if (key !== name && !ANNOTATIONS.has(key)) return undefined
  const target =
    name === '$ref'
      ? resolver.resolveRef(cursor, ref)
      : name === '$dynamicRef'
        ? resolver.resolveDynamicRef(cursor, ref)
        : name === '$recursiveRef'
          ? resolver.resolveRecursiveRef(cursor, ref)
          : undefined
  return target && { cursor: target, ref }
}

function referenceIn({ $ref, $dynamicRef, $recursiveRef }: JsonObject) {
  if ($ref !== undefined) return '$ref'
  if ($dynamicRef !== undefined) return '$dynamicRef'
  return $recursiveRef === undefined ? undefined : '$recursiveRef'
}
