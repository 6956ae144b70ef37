// What a type says about a JSON value: whether it is one known value, and whether a property is there at all.

/** What JSON.stringify leaves out of an object. */
export type Absent = undefined | symbol | ((...args: never) => unknown)

/** Whether a text type is one known text; patterns, brands and `string` itself are not. */
export type IsLiteralText<S extends string> = {} extends Record<S, 1> ? false : true

/** Whether V has the property, as JSON: boolean where it may. */
export type Has<V, K extends string> = string extends keyof V
  ? boolean
  : K extends keyof V
    ? [V[K]] extends [Absent]
      ? false
      : undefined extends V[K]
        ? boolean
        : true
    : K extends `${keyof V & number}`
      ? true
      : false

/** Whether V is one known JSON value, all through. */
export type IsFixed<V> =
  IsUnion<V> extends true
    ? false
    : V extends string
      ? IsLiteralText<V>
      : V extends number
        ? IsLiteralText<`${V}`>
        : V extends boolean | null
          ? true
          : V extends readonly unknown[]
            ? number extends V['length']
              ? false
              : AllFixed<V>
            : V extends object
              ? string extends keyof V
                ? false
                : AllFixed<V>
              : false

type AllFixed<V> = false extends { [K in keyof V]: IsFixed<V[K]> }[keyof V &
  (V extends readonly unknown[] ? number : keyof V)]
  ? false
  : true

/** Whether V may be one of several objects, as no literal is; never, or false, where not. */
export type IsOneOfObjects<V> = IsUnion<Extract<V, object>>

type IsUnion<V, Whole = V> = V extends unknown ? ([Whole] extends [V] ? false : true) : never

/** How many members a union of property names has. */
export type Count<U, Counted extends 1[] = []> = [U] extends [never]
  ? Counted['length']
  : Count<Exclude<U, OneOf<U>>, [...Counted, 1]>

/** Some member of a union: overloads are inferred from the last one. */
type OneOf<U> = (U extends unknown ? (take: () => U) => void : never) extends (take: infer I) => void
  ? I extends () => infer Last
    ? Last
    : never
  : never

/** Whether an item of a tuple, known all through, comes twice. */
export type HasTwin<V extends readonly unknown[]> = V extends readonly [infer H, ...infer T]
  ? H extends T[number]
    ? IsFixed<H> extends true
      ? true extends IsTwin<H, T[number]>
        ? true
        : HasTwin<T>
      : HasTwin<T>
    : HasTwin<T>
  : false

type IsTwin<H, X> = X extends H ? (H extends X ? IsFixed<X> : false) : false
