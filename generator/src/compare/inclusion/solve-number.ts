// A number that satisfies facts. Steps are compared only where floating-point division is exact for them, since that is
// how validators divide: 0.3 is no multiple of 0.1 there.
import { type Answer, firstOf, found, NONE, NOT_KNOWN } from './answer.js'
import type { Fact } from './condition.js'

/** Steps that are whole after so many doublings divide without rounding. */
const SCALE = 2 ** 20
/** Bounds beyond this are not counted in steps. */
const MAX_BOUND = 2 ** 40
const MAX_COUNTED = 2000
const TRIED = 60

export function solveNumber(facts: readonly Fact[]): Answer {
  const listed = facts.find((fact) => fact.kind === 'listed' && fact.holds)
  const passes = (value: number): boolean => facts.every((fact) => satisfies(fact, value))
  if (listed?.kind === 'listed') return tryAll(listed.values, passes)
  const range = rangeOf(facts)
  if (range.min > range.max || (range.min === range.max && (range.minStrict || range.maxStrict))) return NONE
  if (range.min === range.max) return tryAll([range.min], passes)
  const step = commonStep(facts)
  if (step === undefined) return guess(candidates(facts, range), passes)
  const divides = (fact: Fact): boolean =>
    fact.kind === 'multiple' && !fact.holds && isExact(fact.step) && step % BigInt(fact.step * SCALE) === 0n
  if (facts.some(divides)) return NONE
  return countSteps(Number(step) / SCALE, range, passes)
}

interface Range {
  readonly min: number
  readonly max: number
  readonly minStrict: boolean
  readonly maxStrict: boolean
}

function rangeOf(facts: readonly Fact[]): Range {
  let [min, max, minStrict, maxStrict] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, false, false]
  for (const fact of facts) {
    if (fact.kind !== 'limit') continue
    if (fact.side === 'min' && fact.value >= min) {
      minStrict = fact.strict || (minStrict && fact.value === min)
      min = fact.value
    }
    if (fact.side === 'max' && fact.value <= max) {
      maxStrict = fact.strict || (maxStrict && fact.value === max)
      max = fact.value
    }
  }
  return { min, max, minStrict, maxStrict }
}

function countSteps(step: number, { min, max }: Range, passes: (value: number) => boolean): Answer {
  const isBounded = Math.abs(min) < MAX_BOUND && Math.abs(max) < MAX_BOUND
  const first = Math.abs(min) < MAX_BOUND ? Math.ceil(min / step) : undefined
  const last = Math.abs(max) < MAX_BOUND ? Math.floor(max / step) : undefined
  if (isBounded && first !== undefined && last !== undefined && last - first < MAX_COUNTED) {
    const count = Math.max(0, last - first + 1)
    return tryAll(
      Array.from({ length: count }, (_, index) => (first + index) * step),
      passes,
    )
  }
  const start = first ?? (last === undefined ? 0 : last - TRIED + 1)
  return guess(
    Array.from({ length: TRIED }, (_, index) => (start + index) * step),
    passes,
  )
}

/** The least common multiple of the steps that divide exactly, times SCALE; undefined for none. */
function commonStep(facts: readonly Fact[]): bigint | undefined {
  let common: bigint | undefined
  for (const fact of facts) {
    if (fact.kind !== 'multiple' || !fact.holds || !isExact(fact.step)) continue
    const step = BigInt(fact.step * SCALE)
    common = common === undefined ? step : (common / greatestDivisor(common, step)) * step
  }
  return common
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestDivisor(b, a % b)
}

function isExact(step: number): boolean {
  return step > 0 && step < MAX_BOUND && Number.isInteger(step * SCALE)
}

function candidates(facts: readonly Fact[], { min, max }: Range): number[] {
  const low = Number.isFinite(min) ? min : Number.isFinite(max) ? max - 10 : 0
  const high = Number.isFinite(max) ? max : low + 10
  const steps = facts.flatMap((fact) => (fact.kind === 'multiple' ? [fact.step] : []))
  const near = (step: number): number[] => {
    const start = Math.ceil(low / step)
    return Array.from({ length: 12 }, (_, index) => (start + index) * step)
  }
  const middle = (low + high) / 2
  const between = [middle, (low + middle) / 2, (middle + high) / 2, low + 0.5, high - 0.5, low + 0.001]
  return [low, high, 0, 1, low + 1, high - 1, ...between, ...steps.flatMap(near)]
}

function tryAll(values: readonly unknown[], passes: (value: number) => boolean): Answer {
  return firstOf(values, (value) => (typeof value === 'number' && passes(value) ? found(value) : NONE))
}

function guess(values: readonly number[], passes: (value: number) => boolean): Answer {
  const answer = tryAll(values, passes)
  return answer.kind === 'none' ? NOT_KNOWN : answer
}

function satisfies(fact: Fact, value: number): boolean {
  if (fact.kind === 'listed') return fact.values.includes(value) === fact.holds
  if (fact.kind === 'multiple') return Number.isInteger(value / fact.step) === fact.holds
  if (fact.kind !== 'limit') return true
  if (value === fact.value) return !fact.strict
  return fact.side === 'min' ? value > fact.value : value < fact.value
}
