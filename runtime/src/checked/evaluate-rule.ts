// Judges a type by a rule: what of it surely breaks, and what cannot be told. Sentences about it are refusal.ts's affair.
// The interpreter of all keywords stands in one file because they call each other.
import type { Absent, Count, Has, HasTwin, IsFixed, IsLiteralText, IsOneOfObjects } from './literal.js'
import type { Automaton, MatchPattern } from './match-pattern.js'
import type { IsInteger, IsLess, IsMultiple } from './number-rules.js'
import type { Evaluated, Rule } from './rule.js'
import type {
  Broken,
  ConstFindings,
  LengthFindings,
  Mismatch,
  NothingFindings,
  TypeFindings,
  Unkept,
} from './scalar-findings.js'
import type { IsLonger, IsShorter } from './string-length.js'

/**
 * How unions count: 'each' finds what is bad in any member (as assignability does), 'whole' only what is bad in all of
 * them, so that the outcome can be negated. Then one entry for each time that a recursive rule may still be entered.
 */
export type Context = readonly ['each' | 'whole', ...1[]]
export type Start = ['each', 1, 1, 1]
type Whole<X extends Context> = X extends readonly [unknown, ...infer Fuel extends 1[]]
  ? ['whole', ...Fuel]
  : never

/** Nothing where V keeps rule R, 'bad' where it surely breaks it, 'maybe' where the type does not tell. */
export type Findings<V, R extends Rule, X extends Context = Start> = Keywords<V, R, X>[keyof R & keyof Rule]

/** 'ok', 'bad' or 'maybe', with unions counted as a whole. */
export type Verdict<V, R extends Rule, X extends Context = Start> = unknown extends V
  ? 'maybe'
  : IsPlain<V, R['of']> extends true
    ? 'maybe'
    : true extends IsOneOfObjects<V>
      ? 'maybe'
      : Agreed<V extends Absent ? 'ok' : Sum<Findings<V, R, Whole<X>>>>

/** Whether V is at least all of the plain type, asked of a union as a whole. */
type IsPlain<V, O> = O extends readonly [infer Plain, Rule] ? ([Plain] extends [V] ? true : false) : false

type Sum<Found> = [Found] extends [never] ? 'ok' : 'bad' extends Found ? 'bad' : 'maybe'
type Agreed<O> = [O] extends ['ok'] ? 'ok' : [O] extends ['bad'] ? 'bad' : 'maybe'

/** What each keyword finds in V. Only the members that a rule has are ever computed. */
interface Keywords<V, R extends Rule, X extends Context> {
  nothing: NothingFindings<V>
  doubt: 'maybe'
  type: unknown extends V ? 'maybe' : TypeFindings<V, R['type']>
  const: unknown extends V ? 'maybe' : ConstFindings<V, R['const']>
  minimum: number extends V ? 'maybe' : V extends number ? Broken<IsLess<V, R['minimum']>, V> : never
  maximum: number extends V ? 'maybe' : V extends number ? Broken<IsLess<R['maximum'], V>, V> : never
  above: number extends V ? 'maybe' : V extends number ? Unkept<IsLess<R['above'], V>, V> : never
  below: number extends V ? 'maybe' : V extends number ? Unkept<IsLess<V, R['below']>, V> : never
  multipleOf: number extends V
    ? 'maybe'
    : V extends number
      ? Unkept<IsMultiple<V, R['multipleOf']>, V>
      : never
  integer: number extends V ? 'maybe' : V extends number ? Unkept<IsInteger<V>, V> : never
  minLength: string extends V
    ? 'maybe'
    : V extends string
      ? LengthFindings<IsShorter<V, R['minLength']>, V, X[0]>
      : never
  maxLength: string extends V
    ? 'maybe'
    : V extends string
      ? LengthFindings<IsLonger<V, R['maxLength']>, V, X[0]>
      : never
  pattern: string extends V
    ? 'maybe'
    : V extends string
      ? Mismatch<MatchPattern<V, (R['pattern'] & {})[1]>, V>
      : never
  format: string extends V
    ? 'maybe'
    : V extends string
      ? Mismatch<MatchPattern<V, (R['format'] & {})[1]>, V>
      : never
  minItems: V extends readonly unknown[]
    ? number extends V['length']
      ? 'maybe'
      : Broken<IsLess<V['length'], R['minItems']>, 0>
    : never
  maxItems: V extends readonly unknown[]
    ? number extends V['length']
      ? 'maybe'
      : Broken<IsLess<R['maxItems'], V['length']>, 0>
    : never
  uniqueItems: V extends readonly unknown[]
    ? HasTwin<V> extends true
      ? 'bad'
      : IsFixed<V> extends true
        ? never
        : 'maybe'
    : never
  contains: V extends readonly unknown[] ? ContainsFindings<V, R['contains'], X> : never
  items: V extends readonly unknown[] ? ItemFindings<V, R['items'] & {}, X> : never
  prefix: V extends readonly unknown[] ? PrefixFindings<V, R['prefix'] & {}, X> : never
  rest: V extends readonly unknown[] ? RestFindings<V, R['rest'], X> : never
  properties: V extends readonly unknown[] ? never : PropertyFindings<V, R['properties'] & {}, X>
  patterns: V extends readonly unknown[]
    ? never
    : V extends object
      ? PatternPropertyFindings<V, keyof V, Members<R['patterns']>, X>
      : never
  others: V extends readonly unknown[]
    ? never
    : keyof V extends PlannedKeys<R>
      ? never
      : V extends object
        ? OtherPropertyFindings<V, R['others'], X>
        : never
  names: V extends readonly unknown[]
    ? never
    : V extends object
      ? NameFindings<V, keyof V, R['names'] & {}, X>
      : never
  required: V extends readonly unknown[] | Absent
    ? never
    : V extends object
      ? RequiredFindings<V, R['required']>
      : never
  minProperties: V extends readonly unknown[] | Absent
    ? never
    : V extends object
      ? FewFindings<V, R['minProperties']>
      : never
  maxProperties: V extends readonly unknown[] | Absent
    ? never
    : V extends object
      ? ManyFindings<V, R['maxProperties']>
      : never
  dependent: V extends readonly unknown[]
    ? never
    : V extends object
      ? DependentFindings<V, keyof (R['dependent'] & {}), R['dependent'] & {}, X>
      : never
  allOf: AllOfFindings<V, Members<R['allOf']>, X>
  // Each of many objects held against each of many alternatives would be too much for the compiler.
  anyOf: true extends IsOneOfObjects<V>
    ? 'maybe'
    : V extends Absent
      ? never
      : AnyOfFindings<VerdictOfAny<V, Members<R['anyOf']>, X>>
  oneOf: true extends IsOneOfObjects<V> ? 'maybe' : V extends Absent ? never : OneOfFindings<V, R['oneOf'], X>
  not: NotFindings<[V] extends [Absent] ? 'bad' : Verdict<V, R['not'] & {}, X>>
  if: R['if'] extends readonly [infer If extends Rule, infer Then extends Rule, infer Else extends Rule]
    ? IfFindings<V, Verdict<V, If, X>, Then, Else, X>
    : never
  of: R['of'] extends readonly [infer Plain, infer Of extends Rule]
    ? [Plain] extends [V]
      ? 'maybe'
      : Findings<V, Of, X>
    : never
  again: X extends readonly [infer M extends Context[0], 1, ...infer Less extends 1[]]
    ? Findings<V, R['again'] & {}, [M, ...Less]>
    : 'maybe'
}

type Members<L> = L extends readonly (infer M)[] ? M : never

type ContainsFindings<V extends readonly unknown[], C, X extends Context> = C extends readonly [
  infer R extends Rule,
  infer Min,
  infer Max,
]
  ? number extends V['length']
    ? 'maybe'
    : Tally<V, R, X> extends readonly [infer Sure extends number, infer Possible extends number]
      ?
          | (Min extends number ? Between<IsLess<Possible, Min>, IsLess<Sure, Min>> : never)
          | (Max extends number ? Between<IsLess<Max, Sure>, IsLess<Max, Possible>> : never)
      : 'maybe'
  : never

type Between<IsSure, IsPossible> = IsSure extends true ? 'bad' : IsPossible extends true ? 'maybe' : never

/** How many items surely keep the rule, and how many may. */
type Tally<
  V,
  R extends Rule,
  X extends Context,
  Sure extends 1[] = [],
  Possible extends 1[] = [],
> = V extends readonly [infer H, ...infer T]
  ? Verdict<H, R, X> extends infer O
    ? Tally<T, R, X, O extends 'ok' ? [...Sure, 1] : Sure, O extends 'bad' ? Possible : [...Possible, 1]>
    : never
  : V extends readonly []
    ? [Sure['length'], Possible['length']]
    : 'maybe'

/** The findings about a part of the value. */
type Sub<V, R extends Rule, X extends Context> = X[0] extends 'each'
  ? Findings<V, R, X>
  : Exclude<Verdict<V, R, X>, 'ok'>

type Perhaps<Found> = [Found] extends [never] ? never : 'maybe'

type ItemFindings<V extends readonly unknown[], R extends Rule, X extends Context> = X[0] extends 'each'
  ? [V[number]] extends [never]
    ? never
    : Findings<V[number], R, X>
  : number extends V['length']
    ? Perhaps<Sub<V[number], R, X>>
    : { [I in keyof V]: Sub<V[I], R, X> }[number]

type PrefixFindings<
  V extends readonly unknown[],
  P extends { readonly [index: string]: Rule },
  X extends Context,
> = number extends V['length'] ? 'maybe' : { [I in keyof P & keyof V]: Sub<V[I], P[I], X> }[keyof P & keyof V]

type PropertyFindings<V, P extends { readonly [name: string]: Rule }, X extends Context> = X[0] extends 'each'
  ? { [K in keyof P & keyof V]: Findings<V[K], P[K], X> }[keyof P & keyof V]
  : { [K in keyof P & keyof V]: Sub<V[K], P[K], X> }[keyof P & keyof V]

type PatternPropertyFindings<V, K extends keyof V, P, X extends Context> = K extends string | number
  ? P extends readonly [infer A extends Automaton, infer R extends Rule]
    ? IfMatched<MatchName<`${K}`, A>, Sub<V[K], R, X>>
    : never
  : never

type IfMatched<O, Found> = O extends 'ok' ? Found : O extends 'bad' ? never : Perhaps<Found>

type MatchName<K extends string, A> =
  IsLiteralText<K> extends true ? (A extends Automaton ? MatchPattern<K, A> : never) : 'maybe'

/** Where these are all the keys there are, nothing else needs to be looked into. */
type PlannedKeys<R extends Rule> = (R['others'] & {})[0]['keys']

type OtherPropertyFindings<V, O, X extends Context> = O extends readonly [
  infer E extends Evaluated,
  infer R extends Rule,
]
  ? OtherFindings<V, keyof V, E, R, X>
  : never

type OtherFindings<V, K extends keyof V, E extends Evaluated, R extends Rule, X extends Context> = K extends
  | string
  | number
  ? IfUncovered<Covers<V, K, E, X>, R extends { nothing: true } ? UnknownFindings<V[K], X> : Sub<V[K], R, X>>
  : never

/** A property that should not be: refused even where it only may be there, as assignability does. */
type UnknownFindings<V, X extends Context> = [V] extends [Absent]
  ? never
  : undefined extends V
    ? X[0] extends 'each'
      ? 'bad'
      : 'maybe'
    : 'bad'

type IfUncovered<O, Found> = O extends 'bad' ? Found : O extends 'ok' ? never : Perhaps<Found>

/** Whether property or item K of V counts as evaluated. */
export type Covers<
  V,
  K extends keyof V & (string | number),
  E extends Evaluated,
  X extends Context = Start,
> = `${K}` extends E['keys']
  ? 'ok'
  : IsLiteralText<`${K}`> extends true
    ? Best<
        | 'bad'
        | MatchName<`${K}`, Members<E['patterns']>>
        | VerdictOfAny<V[K], Members<E['where']>, X>
        | CoversWhen<V, K, Members<E['when']>, X>
      >
    : 'maybe'

type Best<O> = 'ok' extends O ? 'ok' : 'maybe' extends O ? 'maybe' : 'bad'
type VerdictOfAny<V, R, X extends Context> = R extends Rule ? Verdict<V, R, X> : never
type CoversWhen<V, K extends keyof V & (string | number), W, X extends Context> = W extends readonly [
  infer R extends Rule,
  infer E extends Evaluated,
]
  ? Both<Verdict<V, R, X>, Covers<V, K, E, X>>
  : never
type Both<O, P> = O extends 'bad' ? 'bad' : O extends 'ok' ? P : P extends 'bad' ? 'bad' : 'maybe'

type RestFindings<V extends readonly unknown[], O, X extends Context> = O extends readonly [
  infer E extends Evaluated,
  infer R extends Rule,
]
  ? number extends V['length']
    ? 'maybe'
    : OtherFindings<V, keyof V & `${number}`, E, R, X>
  : never

type NameFindings<V, K, R extends Rule, X extends Context> = K extends string | number
  ? string extends K
    ? 'maybe'
    : IfPresent<Has<V, `${K}`>, Findings<`${K}`, R, X>>
  : never

type RequiredFindings<V, N> = N extends string ? Presence<Has<V, N>> : never
type Presence<H> = [H] extends [true] ? never : [H] extends [false] ? 'bad' : 'maybe'

type FewFindings<V, N> = N extends number
  ? string extends keyof V
    ? 'maybe'
    : Between<IsLess<Count<PossibleKeys<V>>, N>, IsLess<Count<SureKeys<V>>, N>>
  : never
type ManyFindings<V, N> = N extends number
  ? string extends keyof V
    ? 'maybe'
    : Between<IsLess<N, Count<SureKeys<V>>>, IsLess<N, Count<PossibleKeys<V>>>>
  : never

type SureKeys<V> = {
  [K in keyof V & (string | number)]: [Has<V, `${K}`>] extends [true] ? K : never
}[keyof V & (string | number)]
type PossibleKeys<V> = {
  [K in keyof V & (string | number)]: [Has<V, `${K}`>] extends [false] ? never : K
}[keyof V & (string | number)]

type DependentFindings<
  V,
  K,
  D extends { readonly [name: string]: Rule },
  X extends Context,
> = K extends keyof D & string ? IfPresent<Has<V, K>, Findings<V, D[K], X>> : never
type IfPresent<H, Found> = [H] extends [false] ? never : [H] extends [true] ? Found : Perhaps<Found>

type AllOfFindings<V, R, X extends Context> = R extends Rule ? Findings<V, R, X> : never

type AnyOfFindings<O> = 'ok' extends O ? never : 'maybe' extends O ? 'maybe' : 'bad'

/** `Fit` is whether one alternative has surely fitted, `Doubt` whether one may have. */
type OneOfFindings<V, L, X extends Context, Fit = false, Doubt = false> = L extends readonly [
  infer R extends Rule,
  ...infer Rest,
]
  ? Verdict<V, R, X> extends infer O
    ? O extends 'ok'
      ? Fit extends true
        ? 'bad'
        : OneOfFindings<V, Rest, X, true, Doubt>
      : OneOfFindings<V, Rest, X, Fit, O extends 'maybe' ? true : Doubt>
    : never
  : Doubt extends true
    ? 'maybe'
    : Fit extends true
      ? never
      : 'bad'

type NotFindings<O> = O extends 'ok' ? 'bad' : O extends 'bad' ? never : 'maybe'

type IfFindings<V, O, Then extends Rule, Else extends Rule, X extends Context> = O extends 'ok'
  ? Findings<V, Then, X>
  : O extends 'bad'
    ? Findings<V, Else, X>
    : Either<Sum<Findings<V, Then, X>>, Sum<Findings<V, Else, X>>>
type Either<O, P> = O extends 'ok'
  ? P extends 'ok'
    ? never
    : 'maybe'
  : O extends 'bad'
    ? Exclude<P, 'ok'> | (P extends 'ok' ? 'maybe' : never)
    : 'maybe'
