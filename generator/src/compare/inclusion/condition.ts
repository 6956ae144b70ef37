// Conditions on one JSON value: what schemas say of it, taken apart into facts that solvers understand. Negation is exact,
// except where a condition says that only an approximation of it is known.
import type { JsonValue } from '../../plan/model.js'
import type { SchemaCursor } from '../../typing/resolve/model.js'
import type { SchemaSide } from './schema-side.js'

export type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object'

export type Condition =
  | {
      readonly kind: 'schema'
      readonly side: SchemaSide
      readonly cursor: SchemaCursor
      readonly key: number
      readonly holds: boolean
    }
  | { readonly kind: 'all'; readonly parts: readonly Condition[] }
  | { readonly kind: 'any'; readonly parts: readonly Condition[] }
  /** Two conditions that hold at least wherever the real one holds, and wherever it fails. */
  | { readonly kind: 'roughly'; readonly holds: Condition; readonly fails: Condition }
  | Fact

export type Fact = ScalarFact | ObjectFact | ArrayFact

export type ScalarFact =
  /** Lists and objects among the values are taken apart by `equalTo` once the type is known. */
  | { readonly kind: 'listed'; readonly values: readonly JsonValue[]; readonly holds: boolean }
  | { readonly kind: 'limit'; readonly side: 'min' | 'max'; readonly value: number; readonly strict: boolean }
  /** `step` 1 is also what `integer` says. */
  | { readonly kind: 'multiple'; readonly step: number; readonly holds: boolean }
  /** Code points of a string, members of an object, or items of a list. */
  | { readonly kind: 'size'; readonly min: number; readonly max: number }
  | { readonly kind: 'pattern'; readonly source: string; readonly holds: boolean }
  /** Of a string. */
  | { readonly kind: 'format'; readonly name: string; readonly holds: boolean }

export type ObjectFact =
  | { readonly kind: 'has'; readonly name: string; readonly holds: boolean }
  /** The value of every (or of some) property whose name is in scope. */
  | { readonly kind: 'members'; readonly scope: NameScope; readonly value: Condition; readonly some: boolean }
  /** Every (or some) name itself. */
  | { readonly kind: 'names'; readonly name: Condition; readonly some: boolean }

export type ArrayFact =
  /** Every (or some) item from index `from` up to but not including `to`. */
  | {
      readonly kind: 'items'
      readonly from: number
      readonly to: number
      readonly value: Condition
      readonly some: boolean
    }
  /** How many items satisfy the condition. */
  | { readonly kind: 'contains'; readonly value: Condition; readonly min: number; readonly max: number }
  | { readonly kind: 'unique'; readonly holds: boolean }

export type NameScope =
  | { readonly kind: 'one'; readonly name: string }
  | { readonly kind: 'pattern'; readonly source: string }
  /** What is neither named nor matched. */
  | { readonly kind: 'rest'; readonly names: readonly string[]; readonly patterns: readonly string[] }

export const ALWAYS: Condition = { kind: 'all', parts: [] }
export const NEVER: Condition = { kind: 'any', parts: [] }

/** Nothing is known: taken to hold where it is asked, and to fail where that is asked. */
export const UNKNOWN: Condition = { kind: 'roughly', holds: ALWAYS, fails: ALWAYS }

export const NO_LIMIT = Number.POSITIVE_INFINITY

export function negate(condition: Condition): Condition {
  switch (condition.kind) {
    case 'all':
      return { kind: 'any', parts: condition.parts.map(negate) }
    case 'any':
      return { kind: 'all', parts: condition.parts.map(negate) }
    case 'roughly':
      return { kind: 'roughly', holds: condition.fails, fails: condition.holds }
    case 'limit':
      return { ...condition, side: condition.side === 'min' ? 'max' : 'min', strict: !condition.strict }
    case 'size':
      return outside(condition, (min, max) => ({ kind: 'size', min, max }))
    case 'contains':
      return outside(condition, (min, max) => ({ ...condition, min, max }))
    case 'members':
    case 'items':
      return { ...condition, value: negate(condition.value), some: !condition.some }
    case 'names':
      return { ...condition, name: negate(condition.name), some: !condition.some }
    default:
      return { ...condition, holds: !condition.holds }
  }
}

function outside(
  { min, max }: { readonly min: number; readonly max: number },
  between: (min: number, max: number) => Condition,
): Condition {
  const below = min > 0 ? [between(0, min - 1)] : []
  const above = max === NO_LIMIT ? [] : [between(max + 1, NO_LIMIT)]
  return { kind: 'any', parts: [...below, ...above] }
}

/** The value and no other, taken apart where it is a list or an object. */
export function equalTo(value: JsonValue, type: JsonType): Condition {
  if (typeOf(value) !== type) return NEVER
  if (typeof value !== 'object' || value === null) return { kind: 'listed', values: [value], holds: true }
  if (Array.isArray(value)) {
    const items = value.map(
      (item, index): Condition => ({
        kind: 'items',
        from: index,
        to: index + 1,
        value: exactly(item),
        some: false,
      }),
    )
    return { kind: 'all', parts: [{ kind: 'size', min: value.length, max: value.length }, ...items] }
  }
  const names = Object.keys(value)
  const members = Object.entries(value).flatMap(([name, member]): Condition[] => [
    { kind: 'has', name, holds: true },
    { kind: 'members', scope: { kind: 'one', name }, value: exactly(member), some: false },
  ])
  const rest: NameScope = { kind: 'rest', names, patterns: [] }
  return { kind: 'all', parts: [...members, { kind: 'members', scope: rest, value: NEVER, some: false }] }
}

function exactly(value: JsonValue): Condition {
  return { kind: 'listed', values: [value], holds: true }
}

export function typeOf(value: JsonValue): JsonType {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value as JsonType
}

const keys = new WeakMap<Condition, string>()

/** Equal for conditions that say the same in the same words. */
export function keyOf(condition: Condition): string {
  let key = keys.get(condition)
  if (key === undefined) {
    key = writeKey(condition)
    keys.set(condition, key)
  }
  return key
}

function writeKey(condition: Condition): string {
  switch (condition.kind) {
    case 'schema':
      return `${condition.holds ? '+' : '-'}${condition.key}`
    case 'all':
    case 'any':
      return `${condition.kind}(${[...new Set(condition.parts.map(keyOf))].sort().join()})`
    case 'roughly':
      return `~(${keyOf(condition.holds)};${keyOf(condition.fails)})`
    case 'members':
      return `members${condition.some}(${JSON.stringify(condition.scope)};${keyOf(condition.value)})`
    case 'names':
      return `names${condition.some}(${keyOf(condition.name)})`
    case 'items':
      return `items${condition.some}(${condition.from},${condition.to};${keyOf(condition.value)})`
    case 'contains':
      return `contains(${condition.min},${condition.max};${keyOf(condition.value)})`
    default:
      return `${JSON.stringify(condition)}${'max' in condition ? condition.max : ''}`
  }
}
