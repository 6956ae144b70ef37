// The answer to "is there a value that satisfies all of this?".
import type { JsonValue } from '../../plan/model.js'
import type { Condition, JsonType } from './condition.js'

/** `value` is a guess that a validator has to confirm; `none` is a proof. */
export type Answer =
  | { readonly kind: 'value'; readonly value: JsonValue }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' }

/** Asks for a value that satisfies all the conditions, of one of the types; of any, where none is given. */
export type Solve = (conditions: readonly Condition[], types?: readonly JsonType[]) => Answer

export const NONE: Answer = { kind: 'none' }
export const NOT_KNOWN: Answer = { kind: 'unknown' }

export function found(value: JsonValue): Answer {
  return { kind: 'value', value }
}

/** The first value; else none where all are, else unknown. Asks no more than it must. */
export function firstOf<Each>(items: Iterable<Each>, ask: (item: Each) => Answer): Answer {
  let isUnknown = false
  for (const item of items) {
    const answer = ask(item)
    if (answer.kind === 'value') return answer
    if (answer.kind === 'unknown') isUnknown = true
  }
  return isUnknown ? NOT_KNOWN : NONE
}
