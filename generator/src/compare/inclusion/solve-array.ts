// An array that satisfies facts: every place that must be filled or may be, by its index.
import type { JsonValue } from '../../plan/model.js'
import { type Answer, found, NONE, NOT_KNOWN, type Solve } from './answer.js'
import { type ArrayFact, type Condition, type Fact, keyOf, NO_LIMIT, negate } from './condition.js'

type ItemsFact = ArrayFact & { kind: 'items' }

/** Longer arrays are neither made up nor looked at place by place. */
const MAX_PLACES = 60

export function solveArray(facts: readonly Fact[], solve: Solve): Answer {
  const search = new ArraySearch(facts, solve)
  return search.contradictsItself() ? NONE : search.run()
}

/** Lives as long as one list of facts. */
class ArraySearch {
  readonly #solve: Solve
  readonly #every: readonly ItemsFact[]
  readonly #some: readonly ItemsFact[]
  readonly #unique: boolean
  readonly #repeated: boolean
  readonly #counts: readonly Count[]
  /** Places from here on are all alike. */
  readonly #alikeFrom: number
  #min: number
  #max: number
  /** What was decided so far, by place. */
  readonly #chosen = new Map<number, Condition[]>()
  #isUnknown = false

  constructor(facts: readonly Fact[], solve: Solve) {
    this.#solve = solve
    const sizes = facts.filter((fact) => fact.kind === 'size')
    this.#counts = readCounts(facts)
    const items = facts.filter((fact) => fact.kind === 'items')
    const nowhere = this.#counts.filter(({ max }) => max === 0)
    this.#every = [...items.filter(({ some }) => !some), ...nowhere.map(({ value }) => all(negate(value)))]
    this.#some = items.filter(({ some }) => some)
    this.#unique = facts.some((fact) => fact.kind === 'unique' && fact.holds)
    this.#repeated = facts.some((fact) => fact.kind === 'unique' && !fact.holds)
    const ends = items.flatMap(({ from, to }) => [from, to]).filter(Number.isFinite)
    this.#alikeFrom = Math.max(0, ...ends)
    this.#min = Math.max(0, ...sizes.map(({ min }) => min), ...this.#counts.map(({ min }) => min))
    if (this.#repeated) this.#min = Math.max(2, this.#min)
    this.#max = Math.min(NO_LIMIT, ...sizes.map(({ max }) => max))
  }

  contradictsItself(): boolean {
    return (
      this.#min > this.#max ||
      (this.#unique && this.#repeated) ||
      this.#counts.some(({ min, max }) => min > max)
    )
  }

  run(): Answer {
    if (this.#alikeFrom > MAX_PLACES) return NOT_KNOWN
    this.#shortenToPossible()
    if (this.#min > this.#max) return NONE
    for (const fact of this.#some) if (!this.#choose(fact.from, fact.to, [fact.value], 1)) return NONE
    for (const { value, min } of this.#counts)
      if (min > 0 && !this.#choose(0, NO_LIMIT, [value], min)) return NONE
    if (this.#unique && this.#min > 2 ** 10) return NOT_KNOWN
    return this.#isUnknown ? NOT_KNOWN : this.#build()
  }

  /** No array goes on beyond a place that nothing may stand at. */
  #shortenToPossible(): void {
    for (let index = 0; index <= this.#alikeFrom && index < this.#max; index += 1) {
      if (this.#solve(this.#conditionsAt(index)).kind === 'none') this.#max = index
    }
  }

  #conditionsAt(index: number): Condition[] {
    return this.#every.filter(({ from, to }) => index >= from && index < to).map(({ value }) => value)
  }

  /** Puts the conditions at `count` places in the range. False where there is no place for them. */
  #choose(from: number, to: number, conditions: readonly Condition[], count: number): boolean {
    const end = Math.min(to, this.#max, this.#alikeFrom + count + this.#chosen.size + 1)
    let left = count
    let isPossible = false
    for (let index = from; index < end && left > 0; index += 1) {
      const universal = [...this.#conditionsAt(index), ...conditions]
      const alone = this.#solve(universal)
      if (alone.kind === 'none') continue
      isPossible = true
      const together = [...universal, ...(this.#chosen.get(index) ?? [])]
      if (alone.kind !== 'value' || this.#solve(together).kind !== 'value') continue
      this.#chosen.set(index, together)
      left -= 1
    }
    if (left > 0) this.#isUnknown = true
    return isPossible
  }

  #build(): Answer {
    const length = Math.max(this.#min, ...[...this.#chosen.keys()].map((index) => index + 1))
    if (length > this.#max || length > MAX_PLACES) return NOT_KNOWN
    const items: JsonValue[] = []
    for (let index = 0; index < length; index += 1) {
      const answer = this.#solve([
        ...(this.#chosen.get(index) ?? this.#conditionsAt(index)),
        ...this.#apart(items),
      ])
      if (answer.kind !== 'value') return NOT_KNOWN
      items.push(answer.value)
    }
    return this.#repeated ? this.#repeat(items) : found(items)
  }

  #apart(items: readonly JsonValue[]): Condition[] {
    return this.#unique && items.length > 0 ? [{ kind: 'listed', values: items, holds: false }] : []
  }

  /** Two equal items: the first two places that can hold the same. */
  #repeat(items: readonly JsonValue[]): Answer {
    for (let second = 1; second < items.length; second += 1) {
      for (let first = 0; first < second; first += 1) {
        const at = (index: number): Condition[] => this.#chosen.get(index) ?? this.#conditionsAt(index)
        const answer = this.#solve([...at(first), ...at(second)])
        if (answer.kind === 'value')
          return found(
            items.map((item, index) => (index === first || index === second ? answer.value : item)),
          )
      }
    }
    return NOT_KNOWN
  }
}

interface Count {
  readonly value: Condition
  readonly min: number
  readonly max: number
}

/** What is counted by the same condition is counted once. */
function readCounts(facts: readonly Fact[]): Count[] {
  const counts = new Map<string, Count>()
  for (const fact of facts) {
    if (fact.kind !== 'contains') continue
    const key = keyOf(fact.value)
    const known = counts.get(key) ?? { value: fact.value, min: 0, max: NO_LIMIT }
    counts.set(key, {
      value: fact.value,
      min: Math.max(known.min, fact.min),
      max: Math.min(known.max, fact.max),
    })
  }
  return [...counts.values()]
}

function all(value: Condition): ItemsFact {
  return { kind: 'items', from: 0, to: NO_LIMIT, value, some: false }
}
