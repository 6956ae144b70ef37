// How many ways a backtracking engine may try on one text: Weber and Seidl's criteria (On the degree of ambiguity of
// finite automata, 1991) on the positions of an expression. What an implicit search adds in front is not counted.
import type { PositionGraph } from './build-positions.js'
import { findComponents } from './find-components.js'
import { createOverlaps } from './overlap.js'

export type Ambiguity =
  | { readonly kind: 'none' }
  /** The number of ways grows with the length of the text to this power, 1 or more. */
  | { readonly kind: 'polynomial'; readonly degree: number }
  /** The number of ways doubles with every so many characters. */
  | { readonly kind: 'exponential' }
  /** The search for it went beyond its bound. */
  | { readonly kind: 'unknown' }

/** Pairs and triples of positions that are looked at for one expression. */
const MAX_STEPS = 100_000

/** What several expressions may cost together. */
export interface Budget {
  steps: number
}

export function findAmbiguity(graph: PositionGraph, budget: Budget): Ambiguity {
  try {
    const search = new AmbiguitySearch(graph, budget)
    if (search.isExponential()) return { kind: 'exponential' }
    const degree = search.degree()
    return degree === 0 ? { kind: 'none' } : { kind: 'polynomial', degree }
  } catch (error) {
    if (error instanceof TooManySteps) return { kind: 'unknown' }
    throw error
  }
}

class TooManySteps extends Error {}

/** Lives as long as one graph. */
class AmbiguitySearch {
  readonly #graph: PositionGraph
  readonly #size: number
  readonly #overlaps = createOverlaps()
  readonly #together = new Map<number, boolean>()
  /** The component of each position that lies on a circle. */
  readonly #loops: ReadonlyMap<number, number>
  readonly #budget: Budget
  #steps = 0

  constructor(graph: PositionGraph, budget: Budget) {
    this.#graph = graph
    this.#budget = budget
    this.#size = graph.sets.length
    const next = graph.next.map((targets) => [...targets.keys()])
    const components = findComponents(graph.sets.keys(), (position) => next[position] ?? [])
    const isLooped = (position: number): boolean =>
      (next[position] ?? []).some((to) => components.get(to) === components.get(position))
    this.#loops = new Map([...components].filter(([position]) => isLooped(position)))
  }

  /** Whether a text leads from a position back to it in two ways: then n of that text do in 2^n. */
  isExponential(): boolean {
    // Where the match may stop at once, it does, and nothing is tried again.
    const starts = [...this.#loops.keys()].filter((position) => !this.#graph.stops.has(position))
    const pairs = findComponents(
      starts.map((position) => this.#pair(position, position)),
      (pair) => this.#nextPairs(pair),
    )
    const apart = new Set<number>()
    for (const [pair, component] of pairs) if (!this.#isSame(pair)) apart.add(component)
    return starts.some((position) => {
      const component = pairs.get(this.#pair(position, position))
      return component !== undefined && (apart.has(component) || this.#isDoubled(position, component, pairs))
    })
  }

  /** How many loops in a row can share a text, so that where one ends and the next begins is open. */
  degree(): number {
    const lasts = [...this.#loops.keys()].filter((position) => !this.#graph.stops.has(position))
    const heights = new Map<number, number>()
    const height = (to: number): number => {
      const known = heights.get(to)
      if (known !== undefined) return known
      heights.set(to, 0)
      const before = [...this.#loops.keys()].filter((from) => this.#shares(from, to))
      const found = Math.max(0, ...before.map((from) => 1 + height(from)))
      heights.set(to, found)
      return found
    }
    return Math.max(0, ...lasts.map(height))
  }

  /** Whether a text leads from `from` to itself, from there to `to`, and from `to` to itself. */
  #shares(from: number, to: number): boolean {
    if (from === to || this.#loops.get(from) === this.#loops.get(to)) return false
    const goal = this.#triple(from, to, to)
    const seen = new Set([this.#triple(from, from, to)])
    for (const triple of seen) {
      for (const next of this.#nextTriples(triple, from, to)) {
        if (next === goal) return true
        seen.add(next)
      }
    }
    return false
  }

  #nextTriples(triple: number, from: number, to: number): number[] {
    const c = triple % this.#size
    const b = Math.floor(triple / this.#size) % this.#size
    const a = Math.floor(triple / this.#size / this.#size)
    const found: number[] = []
    for (const nextA of this.#targets(a)) {
      if (this.#loops.get(nextA) !== this.#loops.get(from)) continue
      for (const nextC of this.#targets(c)) {
        if (this.#loops.get(nextC) !== this.#loops.get(to) || !this.#meet(nextA, nextC)) continue
        for (const nextB of this.#targets(b)) {
          this.#step()
          if (this.#meet(nextA, nextB) && this.#meet(nextB, nextC))
            found.push(this.#triple(nextA, nextB, nextC))
        }
      }
    }
    return found
  }

  #nextPairs(pair: number): number[] {
    const [a, b] = [Math.floor(pair / this.#size), pair % this.#size]
    const [loopA, loopB] = [this.#loops.get(a), this.#loops.get(b)]
    const found: number[] = []
    for (const nextA of this.#targets(a)) {
      if (this.#loops.get(nextA) !== loopA) continue
      for (const nextB of this.#targets(b)) {
        this.#step()
        if (this.#loops.get(nextB) === loopB && this.#meet(nextA, nextB)) found.push(this.#pair(nextA, nextB))
      }
    }
    return found
  }

  /** Whether a step that both take together can be taken in two ways. */
  #isDoubled(position: number, component: number, pairs: ReadonlyMap<number, number>): boolean {
    for (const [pair, each] of pairs) {
      if (each !== component || !this.#isSame(pair)) continue
      for (const [to, ways] of this.#graph.next[pair % this.#size] ?? []) {
        if (ways > 1 && pairs.get(this.#pair(to, to)) === component) return true
      }
    }
    return (this.#graph.next[position]?.get(position) ?? 0) > 1
  }

  #targets(position: number): Iterable<number> {
    return this.#graph.next[position]?.keys() ?? []
  }

  #meet(a: number, b: number): boolean {
    if (a === b) return true
    const key = this.#pair(Math.min(a, b), Math.max(a, b))
    const known = this.#together.get(key)
    if (known !== undefined) return known
    const [setA, setB] = [this.#graph.sets[a], this.#graph.sets[b]]
    const meets = setA !== undefined && setB !== undefined && this.#overlaps(setA, setB)
    this.#together.set(key, meets)
    return meets
  }

  #pair(a: number, b: number): number {
    return a * this.#size + b
  }

  #triple(a: number, b: number, c: number): number {
    return this.#pair(this.#pair(a, b), c)
  }

  #isSame(pair: number): boolean {
    return Math.floor(pair / this.#size) === pair % this.#size
  }

  #step(): void {
    this.#steps += 1
    this.#budget.steps -= 1
    if (this.#steps > MAX_STEPS || this.#budget.steps < 0) throw new TooManySteps()
  }
}
