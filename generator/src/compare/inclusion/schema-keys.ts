// Numbers for schemas, equal for those that say the same in the same words, wherever they stand: references are seen
// through, annotations passed over. Shared by two plans, so that what did not change is known at once.
import type { JsonValue } from '../../plan/model.js'
import type { PlaceId, SchemaCursor, SchemaResolver } from '../../typing/resolve/model.js'
import { ANNOTATIONS, isArray, isObject, isSchema } from '../../typing/resolve/schema-keywords.js'
import { followReferences } from './follow-references.js'

export interface SchemaKeys {
  readonly of: (resolver: SchemaResolver, cursor: SchemaCursor) => number
}

/** What no value can be told apart by. Definitions are looked into where they are referred to. */
const SILENT = new Set([
  ...ANNOTATIONS,
  ...'$schema $id id $anchor $dynamicAnchor $recursiveAnchor $comment $defs definitions $vocabulary'.split(
    ' ',
  ),
  ...'readOnly writeOnly contentEncoding contentMediaType contentSchema'.split(' '),
])
const MAPS = new Set(['properties', 'patternProperties', 'dependentSchemas', 'dependencies'])
const DATA = new Set(['enum', 'const', 'required', 'dependentRequired', 'type'])

export function createSchemaKeys(): SchemaKeys {
  const numbers = new Map<string, number>()
  const known = new WeakMap<SchemaResolver, Map<PlaceId, number>>()
  return {
    of: (resolver, cursor) => {
      const finished = known.get(resolver) ?? new Map<PlaceId, number>()
      known.set(resolver, finished)
      return new KeyWriter(resolver, finished, numbers).number(cursor)
    },
  }
}

/** Lives as long as one question. */
class KeyWriter {
  readonly #resolver: SchemaResolver
  readonly #finished: Map<PlaceId, number>
  readonly #numbers: Map<string, number>
  /** The schemas being written, outermost first, by cursor id. */
  readonly #open: PlaceId[] = []
  /** How far up the outermost schema stands that something in the present one refers back to. */
  #reach = Number.POSITIVE_INFINITY

  constructor(resolver: SchemaResolver, finished: Map<PlaceId, number>, numbers: Map<string, number>) {
    this.#resolver = resolver
    this.#finished = finished
    this.#numbers = numbers
  }

  number(cursor: SchemaCursor): number {
    const known = this.#finished.get(cursor.id)
    if (known !== undefined) return known
    const outer = this.#reach
    this.#reach = Number.POSITIVE_INFINITY
    this.#open.push(cursor.id)
    const text = this.#text(cursor)
    this.#open.pop()
    const number = this.#intern(text)
    // One that refers back to a schema around it means something else elsewhere.
    if (this.#reach >= this.#open.length) this.#finished.set(cursor.id, number)
    this.#reach = Math.min(outer, this.#reach)
    return number
  }

  #intern(text: string): number {
    const target = /^=(\d+)$/.exec(text)?.[1]
    if (target !== undefined) return Number(target)
    const known = this.#numbers.get(text) ?? this.#numbers.size
    this.#numbers.set(text, known)
    return known
  }

  #text(cursor: SchemaCursor): string {
    const { schema, draft, validates } = cursor
    if (!isObject(schema)) return String(schema)
    const references = followReferences(this.#resolver, cursor).map((target) =>
      target === undefined ? 'nowhere' : this.#enter(target),
    )
    const members = Object.keys(schema)
      .filter((name) => !SILENT.has(name) && !name.startsWith('x-') && !/^\$\w*[rR]ef$/.test(name))
      .sort()
      .map((name) => `${JSON.stringify(name)}:${this.#member(cursor, name, schema[name])}`)
    const words = [...references.map((each) => `ref:${each}`), ...members]
    // A reference alone is what it refers to.
    if (words.length === 1 && references.length === 1) return `=${references[0]}`
    return words.length === 0 ? 'true' : `${draft}${validates ? '' : '!'}{${words.join()}}`
  }

  #member(cursor: SchemaCursor, name: string, value: JsonValue | undefined): string {
    if (value === undefined) return ''
    if (DATA.has(name)) return canonicalData(value)
    if (isArray(value) && value.every(isSchema))
      return `[${value.map((_, index) => this.#child(cursor, name, String(index))).join()}]`
    if (isObject(value) && MAPS.has(name)) {
      const entries = Object.keys(value).sort()
      return `{${entries.map((key) => `${JSON.stringify(key)}:${this.#child(cursor, name, key)}`).join()}}`
    }
    return isObject(value) ? this.#child(cursor, name) : canonicalData(value)
  }

  #child(cursor: SchemaCursor, ...path: string[]): string {
    const child = this.#resolver.child(cursor, ...path)
    return child === undefined ? canonicalData(memberAt(cursor.schema, path)) : this.#enter(child)
  }

  #enter(cursor: SchemaCursor): string {
    const at = this.#open.indexOf(cursor.id)
    if (at === -1) return String(this.number(cursor))
    this.#reach = Math.min(this.#reach, at)
    return `^${this.#open.length - at}`
  }
}

function memberAt(value: JsonValue, path: readonly string[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((so, key) => (isObject(so) ? so[key] : undefined), value)
}

/** Lists are sets here: `required`, `enum` and `type` mean the same in any order. */
function canonicalData(value: JsonValue | undefined): string {
  if (isArray(value)) return `[${value.map(exactJson).sort().join()}]`
  return value === undefined ? '' : exactJson(value)
}

function exactJson(value: JsonValue): string {
  if (isArray(value)) return `[${value.map(exactJson).join()}]`
  if (!isObject(value)) return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${exactJson(member)}`).join()}}`
}
