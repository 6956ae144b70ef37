// Builds what a refused argument is asked to be besides itself: a sentence in each place where a rule is broken.
// Only wrong calls get here, so nothing in this file needs to be cheap.
import type { Context, Covers, Findings, Start, Verdict } from './evaluate-rule.js'
import type { Absent, Has } from './literal.js'
import type { Automaton, MatchPattern } from './match-pattern.js'
import type { Evaluated, Rule } from './rule.js'

/** What no value is, so that the compiler tells the sentence. */
export interface Refused<Sentence extends string> {
  readonly [refused]: Sentence
}
declare const refused: unique symbol

/**
 * What V is refused for; `unknown` where it is not. `R` is a union of rules that all hold for V; `Path` says where V
 * stands, such as `Order Completed.products[0]`.
 */
export type Refusal<V, R, Path extends string, X extends Context = Start> =
  IsRefused<V, R, X> extends true
    ? [Reasons<V, R, X>] extends [never]
      ? [RefusedKeys<V, R, X>] extends [never]
        ? Refused<`${Shown<V>} does not keep the rules (plan: ${Path})`>
        : { [K in RefusedKeys<V, R, X> & keyof V]: RefusalAt<V, K, RulesAt<V, R, K, X>, Path, X> }
      : Tell<Reasons<V, R, X>, Path>
    : unknown

type Tell<Reason, Path extends string> = [Reason] extends [string]
  ? Refused<`${Reason} (plan: ${Path})`>
  : never

type RefusedKeys<V, R, X extends Context> = V extends readonly unknown[]
  ? number extends V['length']
    ? RefusedKey<V, number, R, X>
    : RefusedKey<V, keyof V & `${number}`, R, X>
  : RefusedKey<V, keyof V, R, X>

type RefusedKey<V, K extends keyof V, R, X extends Context> = K extends unknown
  ? IsRefused<V[K], RulesAt<V, R, K, X>, X> extends true
    ? K
    : never
  : never

type IsRefused<V, R, X extends Context> = 'bad' extends (R extends Rule ? Findings<V, R, X> : never)
  ? true
  : false

/** What is wrong with a name is told of the object: the name's own place is not in the plan. */
type RefusalAt<V, K extends keyof V, R, Path extends string, X extends Context> = Refusal<
  V[K],
  R,
  [Extract<R, { nothing: string }>] extends [never] ? PathTo<V, K, Path> : Path,
  X
>

type PathTo<V, K, Path extends string> = K extends string | number
  ? V extends readonly unknown[]
    ? `${Path}[${number extends K ? '' : K}]`
    : K extends `${string}.${string}` | ''
      ? `${Path}["${K}"]`
      : `${Path}.${K}`
  : Path

/** Why V itself is refused, apart from what stands within it. */
type Reasons<V, R, X extends Context> = V extends Absent
  ? never
  : R extends unknown
    ? KeywordReasons<V, R, keyof R, X>
    : never

type KeywordReasons<V, R, K extends keyof R, X extends Context> = K extends keyof PassedOn<V, unknown, X>
  ? Reasons<V, PassedOn<V, R[K], X>[K], X>
  : K extends keyof Sentences<V, unknown>
    ? 'bad' extends Findings<V, { [Only in K]: R[K] }, X>
      ? Sentences<V, R[K]>[K]
      : never
    : never

/** Rules about the same value that a keyword brings in. */
interface PassedOn<V, A, X extends Context> {
  allOf: A extends readonly (infer R)[] ? R : never
  if: A extends readonly [infer If extends Rule, infer Then, infer Else]
    ? Verdict<V, If, X> extends 'ok'
      ? Then
      : Verdict<V, If, X> extends 'bad'
        ? Else
        : never
    : never
  of: A extends readonly [unknown, infer R] ? R : never
  again: X extends readonly [unknown, 1, ...unknown[]] ? A : never
  dependent: { [K in keyof A]: [Has<V, K & string>] extends [true] ? A[K] : never }[keyof A]
}

interface Sentences<V, A> {
  nothing: A extends string ? A : `${Shown<V>} is not allowed here`
  type: `${Shown<V>} is not of the type that the plan asks for`
  const: `${Shown<V>} is not a value that the plan allows`
  minimum: `${Shown<V>} is less than ${A & number}`
  maximum: `${Shown<V>} is greater than ${A & number}`
  above: `${Shown<V>} is not greater than ${A & number}`
  below: `${Shown<V>} is not less than ${A & number}`
  multipleOf: `${Shown<V>} is not a multiple of ${A & number}`
  integer: `${Shown<V>} is not an integer`
  minLength: `${Shown<V>} is shorter than ${Counted<A, 'character'>}`
  maxLength: `${Shown<V>} is longer than ${Counted<A, 'character'>}`
  pattern: `${Shown<V>} does not match ${First<A>}`
  format: `${Shown<V>} is not a valid ${First<A>}`
  minItems: `this array has fewer than ${Counted<A, 'item'>}`
  maxItems: `this array has more than ${Counted<A, 'item'>}`
  uniqueItems: 'this array has the same item twice'
  contains: 'this array has too few or too many of the items that the plan asks for'
  required: `${Missing<V, A>} is missing`
  minProperties: `this object has fewer than ${Counted<A, 'key'>}`
  maxProperties: `this object has more than ${Counted<A, 'key'>}`
  anyOf: `${Shown<V>} fits none of the plan's alternatives`
  oneOf: `${Shown<V>} does not fit exactly one of the plan's alternatives`
  not: `${Shown<V>} is what the plan rules out`
}

type Shown<V> = V extends string
  ? `"${V}"`
  : V extends number | boolean | null
    ? `${V}`
    : V extends readonly unknown[]
      ? 'this array'
      : 'this object'

type Counted<A, Noun extends string> = A extends 1 ? `1 ${Noun}` : `${A & number} ${Noun}s`

type First<A> = A extends readonly [infer Text extends string, ...unknown[]] ? Text : never

type Missing<V, A> = A extends string ? ([Has<V, A>] extends [false] ? `"${A}"` : never) : never

/** The rules that R, a union, puts on the property or item K of V. */
type RulesAt<V, R, K extends keyof V, X extends Context> = R extends unknown
  ? RulesByKeyword<V, R, keyof R, K, X>
  : never

type RulesByKeyword<
  V,
  R,
  W extends keyof R,
  K extends keyof V,
  X extends Context,
> = W extends keyof RulesWithin<object, never, unknown, X> ? RulesWithin<V, K, R[W], X>[W] : never

interface RulesWithin<V, K extends keyof V, A, X extends Context> {
  properties: K extends keyof A ? A[K] : never
  items: A
  prefix: K extends keyof A ? A[K] : never
  patterns: A extends readonly (infer Pair)[] ? RuleOfPattern<K, Pair> : never
  others: RuleOfOther<V, K, A, X>
  rest: RuleOfOther<V, K, A, X>
  names: K extends string | number
    ? A extends Rule
      ? 'bad' extends Findings<`${K}`, A, X>
        ? { nothing: `the name "${K}" is not one that the plan allows` }
        : never
      : never
    : never
  allOf: A extends readonly (infer R)[] ? RulesAt<V, R, K, X> : never
  if: RulesAt<V, PassedOn<V, A, X>['if'], K, X>
  of: RulesAt<V, PassedOn<V, A, X>['of'], K, X>
  again: RulesAt<V, A, K, X>
  dependent: RulesAt<V, PassedOn<V, A, X>['dependent'], K, X>
}

type RuleOfPattern<K, Pair> = Pair extends readonly [infer P extends Automaton, infer R]
  ? K extends string
    ? MatchPattern<K, P> extends 'ok'
      ? R
      : never
    : never
  : never

type RuleOfOther<V, K extends keyof V, A, X extends Context> = A extends readonly [
  infer E extends Evaluated,
  infer R,
]
  ? K extends string | number
    ? Covers<V, K, E, X> extends 'bad'
      ? R extends { nothing: true }
        ? V extends readonly unknown[]
          ? R
          : { nothing: `unknown property "${K}"` }
        : R
      : never
    : never
  : never
