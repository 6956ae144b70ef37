// What a rule's keywords find in a value that is looked at by itself; those that look into its parts are in
// evaluate-rule.ts.
import type { Absent, IsLiteralText } from './literal.js'

export type NothingFindings<V> = unknown extends V ? 'maybe' : V extends Absent ? never : 'bad'

export type TypeFindings<V, T> = V extends Absent
  ? never
  : KindOf<V> extends T
    ? never
    : V extends { toJSON: unknown }
      ? 'maybe'
      : 'bad'

type KindOf<V> = V extends string
  ? 'string'
  : V extends number
    ? 'number'
    : V extends boolean
      ? 'boolean'
      : V extends null
        ? 'null'
        : V extends readonly unknown[]
          ? 'array'
          : 'object'

/** V is none of C: surely so unless some of C is within V, or V is a text or number that is not known. */
export type ConstFindings<V, C> = V extends C | Absent
  ? never
  : Extract<C, V> extends never
    ? V extends string | number
      ? Surely<`${V}`>
      : V extends { toJSON: unknown }
        ? 'maybe'
        : 'bad'
    : 'maybe'

type Surely<S extends string> = IsLiteralText<S> extends true ? 'bad' : 'maybe'

/** What a test says, as a finding: sure where V is one known text or number. */
export type Broken<IsBroken, V extends string | number> = [IsBroken] extends [false]
  ? never
  : [IsBroken] extends [true]
    ? Surely<`${V}`>
    : 'maybe'
export type Unkept<IsKept, V extends string | number> = [IsKept] extends [true]
  ? never
  : [IsKept] extends [false]
    ? Surely<`${V}`>
    : 'maybe'
export type Mismatch<O, S extends string> = O extends 'ok' ? never : O extends 'bad' ? Surely<S> : 'maybe'

/** A text that is known in part may have any length, which matters only where the outcome may be negated. */
export type LengthFindings<IsBroken, S extends string, Mode extends 'each' | 'whole'> = Mode extends 'each'
  ? Broken<IsBroken, S>
  : IsLiteralText<S> extends true
    ? Broken<IsBroken, S>
    : 'maybe'
