// Whether every value that one schema admits is admitted by another: yes by proof, no by a witness that validators confirm,
// unknown otherwise.
import type { JsonValue } from '../../plan/model.js'
import { ALWAYS, type Condition, negate } from './condition.js'
import { Solver } from './solver.js'

export type Inclusion =
  | { readonly kind: 'yes' }
  /** `witness` is valid by the first and invalid by the second. */
  | { readonly kind: 'no'; readonly witness: JsonValue }
  | { readonly kind: 'unknown' }

/** What values are admitted by, and how a validator judges. */
export interface JudgedSchema {
  readonly condition: Condition
  /** Undefined where the validator has no verdict. */
  readonly isValid: (value: JsonValue) => boolean | undefined
}

const ADMITS_ANYTHING: JudgedSchema = { condition: ALWAYS, isValid: () => true }

/** Admits what all of them do. */
export function allOf(schemas: readonly JudgedSchema[]): JudgedSchema {
  const [first = ADMITS_ANYTHING, ...others] = schemas
  if (others.length === 0) return first
  return {
    condition: { kind: 'all', parts: schemas.map(({ condition }) => condition) },
    isValid: (value) => {
      const verdicts = schemas.map(({ isValid }) => isValid(value))
      if (verdicts.includes(false)) return false
      return verdicts.includes(undefined) ? undefined : true
    },
  }
}

export function isIncluded(inner: JudgedSchema, outer: JudgedSchema): Inclusion {
  const answer = new Solver().solve([inner.condition, negate(outer.condition)])
  if (answer.kind === 'none') return { kind: 'yes' }
  if (answer.kind === 'unknown') return answer
  const isConfirmed = inner.isValid(answer.value) === true && outer.isValid(answer.value) === false
  return isConfirmed ? { kind: 'no', witness: answer.value } : { kind: 'unknown' }
}

/** Whether it is proven that no value at all is admitted by both. */
export function areDisjoint(a: JudgedSchema, b: JudgedSchema): boolean {
  return new Solver().solve([a.condition, b.condition]).kind === 'none'
}
