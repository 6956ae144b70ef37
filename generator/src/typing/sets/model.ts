// The sets of JSON values that schemas denote, one part per kind of value. What a schema says is read in read/,
// how a set is written as a type in print/.
import type { JsonValue } from '../../plan/model.js'
import type { SchemaCursor } from '../resolve/model.js'

/**
 * Which way a set may be wrong where it cannot be exact: `over` holds at least every valid value, `under` no invalid
 * one. A type must be `over`, so whatever is negated (`not`, `oneOf`, `if`) has to be `under`.
 */
export type Bound = 'over' | 'under'

export interface ValueSet {
  readonly hasNull: boolean
  readonly booleans: readonly boolean[]
  readonly numbers: ScalarSet<number>
  readonly strings: ScalarSet<string>
  /** A value belongs to the set if it has one of the shapes. */
  readonly arrays: readonly ArrayShape[]
  readonly objects: readonly ObjectShape[]
}

export type ScalarSet<T> =
  | { readonly kind: 'only'; readonly values: ReadonlySet<T> }
  | { readonly kind: 'except'; readonly values: ReadonlySet<T> }
  /** Infinitely many, and not all: those that pass. */
  | { readonly kind: 'test'; readonly accepts: (value: T) => boolean }

/** A condition on a value that stands inside another; looked into only when that is needed. Equal terms are identical. */
export type Term =
  | { readonly kind: 'any'; readonly id: number }
  | { readonly kind: 'none'; readonly id: number }
  | {
      readonly kind: 'schema'
      readonly id: number
      readonly cursor: SchemaCursor
    }
  | { readonly kind: 'value'; readonly id: number; readonly value: JsonValue }
  | { readonly kind: 'not'; readonly id: number; readonly term: Term }
  | { readonly kind: 'all'; readonly id: number; readonly terms: readonly Term[] }
  | { readonly kind: 'some'; readonly id: number; readonly terms: readonly Term[] }

export interface ObjectShape {
  readonly properties: ReadonlyMap<string, PropertyShape>
  /** Each holds for the properties that it names, besides what else is said of them; those in `properties` know it already. */
  readonly patterns: readonly { readonly names: NameSet; readonly term: Term }[]
  /** Each holds for the properties that are neither in `properties` nor named by one of `unless`. */
  readonly rests: readonly { readonly unless: readonly NameSet[]; readonly term: Term }[]
  readonly minProperties: number
  readonly maxProperties: number
  readonly evaluated: EvaluatedProperties
}

export interface PropertyShape {
  readonly term: Term
  readonly required: boolean
  /** Where the plan declares it, for its description. */
  readonly declared?: SchemaCursor | undefined
}

/** Names of properties, known by a test and, as far as they can say it, by template literal types. */
export interface NameSet {
  /** Equal for equal sets. */
  readonly key: string
  readonly accepts: (name: string) => boolean
  /** Template literal types that hold none but these names. */
  readonly inside: readonly NameTemplate[]
  /** Template literal types that hold at least these names; undefined where only `string` does. */
  readonly outside: readonly NameTemplate[] | undefined
}

/** A template literal type as the key of an index signature. */
export interface NameTemplate {
  readonly text: string
  readonly accepts: (name: string) => boolean
  /** A name of the template in which every placeholder holds a character that no plan uses. */
  readonly sample: string
}

/** What `unevaluatedProperties` of an enclosing schema must leave alone. */
export interface EvaluatedProperties {
  readonly all: boolean
  readonly names: ReadonlySet<string>
  readonly patterns: readonly NameSet[]
}

export interface ArrayShape {
  /** The terms of the first items. */
  readonly prefix: readonly Term[]
  /** The term of all items after `prefix`. */
  readonly rest: Term
  readonly minItems: number
  readonly maxItems: number
  readonly unique: boolean
  readonly contains: readonly { readonly term: Term; readonly min: number; readonly max: number }[]
  readonly evaluated: EvaluatedItems
}

/** What `unevaluatedItems` of an enclosing schema must leave alone. */
export interface EvaluatedItems {
  readonly all: boolean
  readonly count: number
  readonly matching: readonly Term[]
}

/** What the operations on sets need to know about terms. */
export interface TermReader {
  readonly terms: TermTable
  /** The values that a term admits. */
  read(term: Term, bound: Bound): ValueSet
  /** Whether no value at all satisfies the term. */
  isEmpty(term: Term): boolean
  /** Counts work that grows with the sizes of shapes multiplied. @throws TypesTooLargeError beyond the limit */
  spend(steps: number): void
}

export interface TermTable {
  readonly any: Term
  readonly none: Term
  schema(cursor: SchemaCursor): Term
  value(value: JsonValue): Term
  not(term: Term): Term
  all(terms: readonly Term[]): Term
  some(terms: readonly Term[]): Term
}
