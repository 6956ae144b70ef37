// What a schema can reach by references, to tell whether anything changed that a reader of it sees.
import type { JsonObject, JsonValue } from '../../plan/model.js'
import type { SchemaCursor, SchemaResolver } from './model.js'
import { isArray, isObject } from './schema-keywords.js'

const FOLLOW = {
  $ref: 'resolveRef',
  $dynamicRef: 'resolveDynamicRef',
  $recursiveRef: 'resolveRecursiveRef',
} as const

type Keyword = keyof typeof FOLLOW
const KEYWORDS = Object.keys(FOLLOW) as Keyword[]

interface Reference {
  /** The keys that lead to the schema it stands in. */
  readonly path: readonly string[]
  readonly keyword: Keyword
  readonly ref: string
}

/** The references in a schema, by the schema; what is no reference but looks like one does no harm. */
export type ReferenceMemory = WeakMap<JsonObject, readonly Reference[]>

export interface Reachable {
  /** Of a place and of all that its references lead to, in their order. */
  readonly identities: string
  /** The resources that it all lies in, by absolute URI. */
  readonly resources: readonly string[]
}

export function identifyReachable(
  resolver: SchemaResolver,
  start: SchemaCursor,
  memory: ReferenceMemory,
): Reachable {
  const seen = new Set([start.id])
  const queue = [start]
  let identities = String(start.id)
  for (const cursor of queue) {
    for (const { path, keyword, ref } of referencesIn(cursor, memory)) {
      const from = path.length === 0 ? cursor : resolver.child(cursor, ...path)
      const target = from && resolver[FOLLOW[keyword]](from, ref)
      identities += `|${target?.id ?? ''}`
      if (target === undefined || seen.has(target.id)) continue
      seen.add(target.id)
      queue.push(target)
    }
  }
  return { identities, resources: [...new Set(queue.map(({ baseUri }) => baseUri))] }
}

function referencesIn({ schema }: SchemaCursor, memory: ReferenceMemory): readonly Reference[] {
  if (!isObject(schema)) return []
  let found = memory.get(schema)
  if (found === undefined) {
    found = collect(schema, [], [])
    memory.set(schema, found)
  }
  return found
}

function collect(value: JsonValue, path: readonly string[], found: Reference[]): Reference[] {
  if (isObject(value)) {
    for (const keyword of KEYWORDS) {
      const ref = value[keyword]
      if (typeof ref === 'string') found.push({ path, keyword, ref })
    }
    for (const name of Object.keys(value)) collect(value[name] ?? null, [...path, name], found)
  } else if (isArray(value)) {
    for (const [index, item] of value.entries()) collect(item, [...path, String(index)], found)
  }
  return found
}
