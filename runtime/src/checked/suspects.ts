// The quick look at an argument: each type is never where V surely keeps a rule, 1 where the exact judgement must be
// asked. Right calls end here, so that what is common costs little; evaluate-rule.ts decides about the rest.
import type { Characters } from './characters.js'
import type { Findings } from './evaluate-rule.js'
import type { Automaton, MatchFrom, State } from './match-pattern.js'
import type { Decimals, IsLess, IsMultiple } from './number-rules.js'
import type { Rule } from './rule.js'
import type { EmojiLead, UnitsBeyond, UnitsOf } from './string-length.js'

export type { Characters } from './characters.js'
export type { AfterRun } from './match-pattern.js'

/** What the generator's quick looks at objects take, and read properties of: any object, declared or not. */
export interface Fields {
  // biome-ignore lint/suspicious/noExplicitAny: only an index of `any` takes interfaces, and lets their parts be looked into
  readonly [name: string]: any
}

/** Asks the judge at once. For keywords that have no quick look. */
export type Ask<V, R extends Rule> = 'bad' extends Findings<V, R> ? 1 : never

/** `minimum: 0` */
export type Negative<V> = V extends number ? (`${V}` extends `-${string}` ? 1 : never) : never

/** `exclusiveMinimum: 0` */
export type NotPositive<V> = V extends 0 ? 1 : Negative<V>

/** `minimum: 1` */
export type BelowOne<V> = V extends number
  ? `${V}` extends `-${string}`
    ? 1
    : `${V}` extends `0${string}` | `${string}e-${string}`
      ? 1
      : never
  : never

/** `minimum: N` */
export type Less<V, N> = V extends number
  ? number extends V
    ? never
    : IsLess<V, N> extends false
      ? never
      : 1
  : never

/** `maximum: N` */
export type Greater<V, N> = V extends number
  ? number extends V
    ? never
    : IsLess<N, V> extends false
      ? never
      : 1
  : never

/** `exclusiveMinimum: N` */
export type NotGreater<V, N> = V extends number
  ? number extends V
    ? never
    : IsLess<N, V> extends true
      ? never
      : 1
  : never

/** `exclusiveMaximum: N` */
export type NotLess<V, N> = V extends number
  ? number extends V
    ? never
    : IsLess<V, N> extends true
      ? never
      : 1
  : never

/** A range of a few integers, as their union. */
export type NotOneOf<V, Few> = V extends Few
  ? never
  : V extends number
    ? number extends V
      ? never
      : 1
    : never

/** `integer` */
export type NotInteger<V> = V extends number
  ? `${V}` extends `${bigint}`
    ? never
    : number extends V
      ? never
      : 1
  : never

/** `integer` with `minimum: 0` */
export type NotNatural<V> = V extends number
  ? `${V}` extends `${bigint}`
    ? `${V}` extends `-${string}`
      ? 1
      : never
    : number extends V
      ? never
      : 1
  : never

/** `integer` with `minimum: 1` */
export type NotCounting<V> = V extends number
  ? `${V}` extends `${bigint}`
    ? `${V}` extends '0' | `-${string}`
      ? 1
      : never
    : number extends V
      ? never
      : 1
  : never

/** `multipleOf` one of the steps of money. */
export type NotDecimal<V, Step extends keyof Decimals> = V extends number
  ? `${V}` extends `${string}.${infer Fraction}`
    ? Fraction extends Decimals[Step]
      ? never
      : 1
    : `${V}` extends `${bigint}`
      ? never
      : number extends V
        ? never
        : 1
  : never

/** `multipleOf` */
export type NotMultiple<V, Step extends number> = V extends number
  ? number extends V
    ? never
    : IsMultiple<V, Step> extends true
      ? never
      : 1
  : never

/** `minLength: 1` */
export type Empty<V> = V extends '' ? 1 : never

/** `minLength: N`. Half of a pair counts as a whole there, so that pairs are asked about. */
export type Shorter<V, N extends number> = V extends string
  ? V extends `${UnitsOf<N>}${string}`
    ? V extends `${string}${EmojiLead}${string}`
      ? 1
      : never
    : string extends V
      ? never
      : 1
  : never

/** `maxLength: N` */
export type Longer<V, N extends number> = V extends UnitsBeyond<N> ? 1 : never

/** A text in an automaton from some state on. */
export type Mismatch<S, A extends Automaton, N extends State> = 'bad' extends MatchFrom<S, A, N> ? 1 : never

/** Whether a text is a `date` that no calendar needs to be asked about. */
export type IsPlainDate<V> = V extends `${infer A}${infer B}${infer C}${infer D}-${infer Month}-${infer Day}`
  ? A | B | C | D extends Digit
    ? Month extends PlainMonth
      ? Day extends PlainDay
        ? true
        : false
      : false
    : false
  : false

/** Whether a text is such a `date-time`, in UTC. */
export type IsPlainDateTime<V> =
  V extends `${infer Day}T${infer Hour}:${infer M}${infer N}:${infer S}${infer T}${infer Zone}`
    ? IsPlainDate<Day> extends true
      ? Hour extends PlainHour
        ? M | S extends '0' | '1' | '2' | '3' | '4' | '5'
          ? N | T extends Digit
            ? IsPlainZone<Zone>
            : false
          : false
        : false
      : false
    : false

type IsPlainZone<Zone> = Zone extends 'Z'
  ? true
  : Zone extends `.${infer A}${infer B}${infer C}Z`
    ? A | B | C extends Digit
      ? true
      : false
    : false

type Digit = Characters<'0-9'>
type PlainMonth = `0${Exclude<Digit, '0'>}` | '10' | '11' | '12'
type PlainDay = `0${Exclude<Digit, '0'>}` | `1${Digit}` | `2${Exclude<Digit, '9'>}`
type PlainHour = `${'0' | '1'}${Digit}` | '20' | '21' | '22' | '23'
