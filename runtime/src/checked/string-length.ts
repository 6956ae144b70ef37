// The length of string literals. JSON Schema counts code points; TypeScript before 7 takes a text apart by UTF-16 units.
import type { Latin } from './characters.js'

/** Whether the text is longer than N code points; boolean where it holds characters that may be two units. */
export type IsLonger<S, N extends number | undefined> =
  S extends UnitsBeyond<N> ? (IsLatin<S> extends true ? true : boolean) : false

/** Whether the text is shorter than N code points. */
export type IsShorter<S, N extends number | undefined> = S extends `${UnitsOf<N>}${string}`
  ? S extends `${string}${EmojiLead}${string}`
    ? WithoutLeads<S> extends `${UnitsOf<N>}${string}`
      ? false
      : true
    : false
  : true

/** A text of at least N units starts so. */
export type UnitsOf<N extends number | undefined> = Units<`${N}`>

/** A text of more than N units. */
export type UnitsBeyond<N extends number | undefined> = `${UnitsOf<N>}${AnyUnit}${string}`

/** The first units of the pairs that most emoji are made of. */
export type EmojiLead = '\uD83C' | '\uD83D' | '\uD83E'

type WithoutLeads<S> = Without<Without<Without<S, '\uD83C'>, '\uD83D'>, '\uD83E'>

type Without<S, Lead extends EmojiLead> = S extends `${infer A}${Lead}${infer B}`
  ? Without<`${A}${B}`, Lead>
  : S

type IsLatin<S> = S extends `${infer A}${infer B}${infer C}${infer D}${infer Rest}`
  ? A | B | C | D extends Latin
    ? IsLatin<Rest>
    : false
  : S extends `${infer A}${infer Rest}`
    ? A extends Latin
      ? IsLatin<Rest>
      : false
    : true

/** A text of N units, N in decimal. */
type Units<N extends string> = N extends `${infer D extends Digit}${infer Rest}`
  ? `${Times<UnitsAt<Rest>>[D]}${Units<Rest>}`
  : ''

/** As many units as a digit stands for that `Rest` follows. */
type UnitsAt<Rest extends string> = Rest extends `${string}${infer Lower}`
  ? Times<UnitsAt<Lower>>['10']
  : AnyUnit

// biome-ignore lint/suspicious/noExplicitAny: `any` is the one placeholder that takes a single character and does not merge with the next
type AnyUnit = `${any}`

type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'

interface Times<U extends string> {
  '0': ''
  '1': U
  '2': `${U}${U}`
  '3': `${U}${U}${U}`
  '4': `${U}${U}${U}${U}`
  '5': `${U}${U}${U}${U}${U}`
  '6': `${U}${U}${U}${U}${U}${U}`
  '7': `${U}${U}${U}${U}${U}${U}${U}`
  '8': `${U}${U}${U}${U}${U}${U}${U}${U}`
  '9': `${U}${U}${U}${U}${U}${U}${U}${U}${U}`
  '10': `${U}${U}${U}${U}${U}${U}${U}${U}${U}${U}`
}
