// Arithmetic on the decimal text of number literals: order, integers, multiples. Which rule asks is evaluate-rule.ts's affair.

/** Whether `A < B`, exactly as decimals; both are single literals. */
export type IsLess<A, B> = B extends 0
  ? `${A & number}` extends `-${string}`
    ? true
    : false
  : IsLessText<`${A & number}`, `${B & number}`>

/** JavaScript writes 1e21 and more, and less than 1e-6, with an exponent. */
export type IsInteger<V extends number> = `${V}` extends `${bigint}` | `${string}e+${string}` ? true : false

/** Whether V is a multiple of M in decimal arithmetic; boolean where the numbers are too long to say. */
export type IsMultiple<V extends number, M extends number | undefined> = M extends keyof Decimals
  ? `${V}` extends `${bigint}` | `${string}.${Decimals[M]}`
    ? true
    : `${V}` extends `${string}e${string}`
      ? boolean
      : false
  : `${V}${M}` extends `${string}e${string}`
    ? boolean
    : ToSameUnit<Unsigned<`${V}`>, `${M}`> extends [infer X extends string, infer Y extends string]
      ? Divides<X, Y>
      : boolean

/** What may follow the point of a multiple of these, the common steps of money. */
export interface Decimals {
  1: never
  0.1: Digit
  0.01: Digit | `${Digit}${Digit}`
}

type IsLessText<A extends string, B extends string> = A extends B
  ? false
  : A extends `-${infer X}`
    ? B extends `-${infer Y}`
      ? IsLessMagnitude<Y, X>
      : true
    : B extends `-${string}`
      ? false
      : IsLessMagnitude<A, B>

type IsLessMagnitude<A extends string, B extends string> = `${A}${B}` extends `${string}e${string}`
  ? IsLessExponential<A, B>
  : IsLessPlain<A, B>

type IsLessExponential<A extends string, B extends string> = A extends `${infer M}e+${infer X}`
  ? B extends `${infer N}e+${infer Y}`
    ? IsLessPair<X, Y, M, N>
    : false
  : B extends `${string}e+${string}`
    ? true
    : A extends `${infer M}e-${infer X}`
      ? B extends `${infer N}e-${infer Y}`
        ? IsLessPair<Y, X, M, N>
        : B extends '0'
          ? false
          : true
      : A extends '0'
        ? true
        : false

/** First by X and Y, then by M and N. */
type IsLessPair<X extends string, Y extends string, M extends string, N extends string> = X extends Y
  ? IsLessPlain<M, N>
  : IsLessInteger<X, Y>

type IsLessPlain<A extends string, B extends string> =
  Whole<A> extends Whole<B> ? IsLessFraction<Fraction<A>, Fraction<B>> : IsLessInteger<Whole<A>, Whole<B>>

type Whole<A extends string> = A extends `${infer I}.${string}` ? I : A
type Fraction<A extends string> = A extends `${string}.${infer F}` ? F : ''

/** The shorter is less; of two that are as long, the first different digit decides. */
type IsLessInteger<A extends string, B extends string, First = never> = A extends `${infer X}${infer RestA}`
  ? B extends `${infer Y}${infer RestB}`
    ? IsLessInteger<RestA, RestB, [First] extends [never] ? (X extends Y ? never : IsLessDigit<X, Y>) : First>
    : false
  : B extends ''
    ? [First] extends [never]
      ? false
      : First
    : true

type IsLessFraction<A extends string, B extends string> = A extends `${infer X}${infer RestA}`
  ? B extends `${infer Y}${infer RestB}`
    ? X extends Y
      ? IsLessFraction<RestA, RestB>
      : IsLessDigit<X, Y>
    : false
  : B extends ''
    ? false
    : true

type IsLessDigit<
  X extends string,
  Y extends string,
> = '0123456789' extends `${string}${X}${string}${Y}${string}` ? true : false

type Unsigned<A extends string> = A extends `-${infer X}` ? X : A

/** Both as integers of the smaller unit: `0.5` and `0.01` become `050` and `001`, then what both end in goes. */
type ToSameUnit<A extends string, B extends string> = WithoutZeros<
  `${Whole<A>}${Fraction<A>}${Missing<Fraction<A>, Fraction<B>>}`,
  `${Whole<B>}${Fraction<B>}${Missing<Fraction<B>, Fraction<A>>}`
>

/** As many zeros as B is longer than A. */
type Missing<A extends string, B extends string> = B extends `${infer _}${infer RestB}`
  ? A extends `${infer _}${infer RestA}`
    ? Missing<RestA, RestB>
    : `0${Missing<'', RestB>}`
  : ''

type WithoutZeros<A extends string, B extends string> = B extends `0${infer Y}`
  ? WithoutZeros<A, Y>
  : B extends `${infer Y}0`
    ? A extends `${infer X}0`
      ? WithoutZeros<X, Y>
      : [A, B]
    : [A, B]

type Divides<X extends string, M extends string> = M extends '1'
  ? true
  : M extends `${Digit}` | `${Digit}${Digit}` | `${Digit}${Digit}${Digit}`
    ? Remainder<X, Units<M>> extends []
      ? true
      : false
    : boolean

/** Long division, digit by digit; a remainder is a tuple of its length. */
type Remainder<
  X extends string,
  M extends 1[],
  R extends 1[] = [],
> = X extends `${infer D extends Digit}${infer Rest}` ? Remainder<Rest, M, Modulo<Shifted<R, D>, M>> : R

type Modulo<R extends 1[], M extends 1[]> = R extends [...M, ...infer Rest extends 1[]] ? Modulo<Rest, M> : R

type Units<M extends string, R extends 1[] = []> = M extends `${infer D extends Digit}${infer Rest}`
  ? Units<Rest, Shifted<R, D>>
  : R

type Shifted<R extends 1[], D extends Digit> = [
  ...R,
  ...R,
  ...R,
  ...R,
  ...R,
  ...R,
  ...R,
  ...R,
  ...R,
  ...R,
  ...Ones[D],
]

type Digit = keyof Ones & string

interface Ones {
  '0': []
  '1': [1]
  '2': [1, 1]
  '3': [1, 1, 1]
  '4': [1, 1, 1, 1]
  '5': [1, 1, 1, 1, 1]
  '6': [1, 1, 1, 1, 1, 1]
  '7': [1, 1, 1, 1, 1, 1, 1]
  '8': [1, 1, 1, 1, 1, 1, 1, 1]
  '9': [1, 1, 1, 1, 1, 1, 1, 1, 1]
}
