// What two schemas at one place of a payload say: which keywords differ, and whom that touches.
import type { JsonObject, JsonSchema } from '../plan/model.js'
import type { SchemaCursor } from '../typing/resolve/model.js'
import { isObject } from '../typing/resolve/schema-keywords.js'
import { type Inclusion, isIncluded, type JudgedSchema } from './inclusion/compare-schemas.js'
import type { Effects, Verdict } from './model.js'
import type { PlanSide } from './plan-side.js'

export interface NodeEnd {
  readonly side: PlanSide
  readonly cursor: SchemaCursor
}

/** One place in both plans. */
export interface NodePair {
  readonly base: NodeEnd
  readonly head: NodeEnd
}

type Group = 'type' | 'values' | 'bounds' | 'rules'

const GROUPS: ReadonlyMap<string, Group> = new Map<string, Group>([
  ['type', 'type'],
  ['enum', 'values'],
  ['const', 'values'],
  ...(
    'minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern format ' +
    'minItems maxItems uniqueItems minProperties maxProperties'
  )
    .split(' ')
    .map((name): [string, Group] => [name, 'bounds']),
])

/** Compared property by property where both sides declare some. */
export const STRUCTURE: readonly string[] = [
  'properties',
  'required',
  'additionalProperties',
  'unevaluatedProperties',
]

const DOCUMENTATION = ['title', 'description', 'examples', 'default', 'deprecated', 'x-pii']

const SILENT = new Set([
  ...DOCUMENTATION,
  ...'$schema $id id $anchor $comment $defs definitions readOnly writeOnly'.split(' '),
])

export interface KeywordDifference {
  readonly kind: Group
  readonly names: readonly string[]
}

/** The difference in everything that asserts something, `besides` apart; undefined for none. */
export function keywordDifference(pair: NodePair, besides: readonly string[]): KeywordDifference | undefined {
  const all = new Set([...namesIn(pair.base.cursor.schema), ...namesIn(pair.head.cursor.schema)])
  const names = [...all].sort().filter((name) => !besides.includes(name) && differs(pair, [name]))
  if (names.length === 0 && !differsAsBoolean(pair)) return undefined
  const groups = new Set(names.map((name) => GROUPS.get(name) ?? 'rules'))
  const [only] = groups
  return { kind: groups.size === 1 && only !== undefined ? only : 'rules', names }
}

function differsAsBoolean({ base, head }: NodePair): boolean {
  const isBoolean = [base, head].some(({ cursor }) => typeof cursor.schema === 'boolean')
  return isBoolean && base.cursor.schema !== head.cursor.schema
}

export function namesIn(schema: JsonSchema): string[] {
  if (!isObject(schema)) return []
  return Object.keys(schema).filter((name) => !SILENT.has(name) && !name.startsWith('x-'))
}

/** Whether these keywords say something else in the two schemas, references seen through. */
export function differs({ base, head }: NodePair, names: readonly string[]): boolean {
  const [before, after] = [base, head].map(({ side, cursor }) =>
    side.keys.of(side.resolver, restrict(cursor, names)),
  )
  return before !== after
}

export function documentationDifference({ base, head }: NodePair): string[] {
  const text = ({ cursor: { schema } }: NodeEnd, name: string): string | undefined =>
    isObject(schema) ? JSON.stringify(schema[name]) : undefined
  return DOCUMENTATION.filter((name) => text(base, name) !== text(head, name))
}

/** The schema reduced to some of its keywords, in its place for references. */
export function restrict(cursor: SchemaCursor, names: readonly string[]): SchemaCursor {
  if (!isObject(cursor.schema)) return cursor
  const kept = Object.entries(cursor.schema).filter(([name]) => names.includes(name))
  const schema: JsonObject = Object.fromEntries(kept)
  return { ...cursor, schema, id: `${cursor.id} only ${names.join()}` }
}

export interface Measured {
  readonly effects: Effects
  readonly forth: Inclusion
}

/** What a change of a value's schema means for the values. */
export function measure(before: JudgedSchema, after: JudgedSchema): Measured {
  const forth = isIncluded(before, after)
  return { forth, effects: effectsOf(forth.kind, isIncluded(after, before).kind) }
}

/** Code that sends is touched as the data is that it sends. */
export function effectsOf(forth: Verdict, back: Verdict): Effects {
  return { senders: forth, oldData: forth, newData: back }
}
