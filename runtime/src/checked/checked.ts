// The type of a generated function's argument. Types only: nothing here is left at run time.
import type { Refusal } from './refusal.js'
import type { Rule } from './rule.js'

/** The rules of an event beyond its type, as the generator writes them. */
export interface EventRules {
  /** The event's name, for sentences. */
  readonly event: string
  readonly rule: Rule
}

/**
 * The argument of type P of an event, whose plain type is Shape. It stays P unless a literal in it breaks a rule of the
 * plan: then that place asks for a sentence, such as `"usd" does not match ^[A-Z]{3}$ (plan: Order Completed.currency)`.
 * Types that only may break a rule pass; they are checked at run time. Suspects is the quick look at P: `never` spares
 * the judgement. (`NoInfer` keeps the compiler from looking for P in sentences, which costs more than all the rest.)
 */
export type Checked<P, Shape, R extends EventRules, Suspects> = P &
  NoInfer<
    [Suspects] extends [never] ? unknown : [Shape] extends [P] ? unknown : Refusal<P, R['rule'], R['event']>
  >
