// A regular expression as its positions: one state a character set, and how often each may follow which (Glushkov).
// Ways are counted, since every further way to read the same text is one that a backtracking engine tries.
import { type CharacterSet, DROPPED, type Regex } from './parse-regex.js'

export interface PositionGraph {
  readonly sets: readonly CharacterSet[]
  /** By position: those that may come next, with the number of ways there: 1, or 2 for more than one. */
  readonly next: readonly ReadonlyMap<number, number>[]
  /** Positions after which the match may end at once, whatever follows in the text. */
  readonly stops: ReadonlySet<number>
  /** Positions inside a repeated part in which an assertion or a back reference was widened. */
  readonly widened: ReadonlySet<number>
}

/** More positions than this are not looked into. */
const MAX_POSITIONS = 1_000
/** A range of counts as wide as this is as good as endless to whoever waits for it. */
const MANY = 10

/** Undefined where the expression is too large. */
export function buildPositions(regex: Regex): PositionGraph | undefined {
  const builder = new PositionBuilder()
  const whole = builder.read(regex)
  if (whole === undefined) return undefined
  const stops = new Set([...whole.last].filter(([, end]) => end.sure > 0).map(([position]) => position))
  return { sets: builder.sets, next: builder.next, stops, widened: builder.widened }
}

/** In how many ways a part is entered, left or passed. */
interface Ways {
  /** Those after which more of the text may be read: none past a `$`. */
  readonly going: number
  /** Those on which nothing can still fail: none past a `$` or an assertion. */
  readonly sure: number
}

interface Part {
  /** Ways to pass the part without a character. */
  readonly empty: Ways
  readonly first: ReadonlyMap<number, Ways>
  readonly last: ReadonlyMap<number, Ways>
}

const ONE: Ways = { going: 1, sure: 1 }
const NONE: Ways = { going: 0, sure: 0 }
const IF_IT_HOLDS: Ways = { going: 1, sure: 0 }
const NOTHING: Part = { empty: ONE, first: new Map(), last: new Map() }

/** Lives as long as one expression. */
class PositionBuilder {
  readonly sets: CharacterSet[] = []
  readonly next: Map<number, number>[] = []
  readonly widened = new Set<number>()

  /** Undefined where there are too many positions. */
  read(regex: Regex): Part | undefined {
    if (this.sets.length > MAX_POSITIONS) return undefined
    if (regex.kind === 'set') return this.#readSet(regex)
    if (regex.kind === 'start') return NOTHING
    if (regex.kind === 'end') return { ...NOTHING, empty: NONE }
    if (regex === DROPPED) return { ...NOTHING, empty: IF_IT_HOLDS }
    if (regex.kind === 'repeat') return this.#readRepeat(regex)
    const parts: Part[] = []
    for (const each of regex.parts) {
      const part = this.read(each)
      if (part === undefined) return undefined
      parts.push(part)
    }
    return regex.kind === 'choice'
      ? parts.reduce(either)
      : parts.reduce((so, part) => this.#follow(so, part), NOTHING)
  }

  #readSet(set: CharacterSet): Part {
    const position = this.sets.push(set) - 1
    this.next.push(new Map())
    const only = new Map([[position, ONE]])
    return { empty: NONE, first: only, last: only }
  }

  #readRepeat({ part, min, max }: Regex & { kind: 'repeat' }): Part | undefined {
    const before = this.sets.length
    const isEndless = max - min >= MANY
    let whole = NOTHING
    const copies = isEndless ? Math.max(min - 1, 0) : min
    for (let count = 0; count < copies; count++) {
      const copy = this.read(part)
      if (copy === undefined) return undefined
      whole = this.#follow(whole, copy)
    }
    const rest = isEndless ? this.#readLoop(part, min === 0) : this.#readOptions(part, max - min)
    if (rest === undefined) return undefined
    if (isEndless && isWidened(part)) {
      for (let position = before; position < this.sets.length; position++) this.widened.add(position)
    }
    return this.#follow(whole, rest)
  }

  /** An engine does not go round again for nothing, so the empty way is one, however many the part has. */
  #readLoop(part: Regex, mayBeNone: boolean): Part | undefined {
    const once = this.read(part)
    if (once === undefined) return undefined
    this.#link(once.last, once.first)
    return mayBeNone ? { ...once, empty: ONE } : once
  }

  #readOptions(part: Regex, count: number): Part | undefined {
    let rest = NOTHING
    for (let index = 0; index < count; index++) {
      const copy = this.read(part)
      if (copy === undefined) return undefined
      rest = { ...this.#follow(copy, rest), empty: ONE }
    }
    return rest
  }

  #follow(a: Part, b: Part): Part {
    this.#link(a.last, b.first)
    return {
      empty: times(a.empty, b.empty),
      first: unite(a.first, scale(b.first, a.empty)),
      last: unite(scale(a.last, b.empty), b.last),
    }
  }

  #link(last: ReadonlyMap<number, Ways>, first: ReadonlyMap<number, Ways>): void {
    for (const [from, out] of last) {
      const targets = this.next[from]
      for (const [to, into] of first) {
        targets?.set(to, Math.min((targets.get(to) ?? 0) + out.going * into.going, 2))
      }
    }
  }
}

function either(a: Part, b: Part): Part {
  return { empty: plus(a.empty, b.empty), first: unite(a.first, b.first), last: unite(a.last, b.last) }
}

function unite(a: ReadonlyMap<number, Ways>, b: ReadonlyMap<number, Ways>): ReadonlyMap<number, Ways> {
  if (a.size === 0) return b
  const united = new Map(a)
  for (const [position, ways] of b) united.set(position, plus(united.get(position) ?? NONE, ways))
  return united
}

function scale(ways: ReadonlyMap<number, Ways>, by: Ways): ReadonlyMap<number, Ways> {
  if (by.going === 0) return new Map()
  return by.going === 1 && by.sure === 1
    ? ways
    : new Map([...ways].map(([at, each]) => [at, times(each, by)]))
}

function plus(a: Ways, b: Ways): Ways {
  return { going: Math.min(a.going + b.going, 2), sure: Math.min(a.sure + b.sure, 2) }
}

function times(a: Ways, b: Ways): Ways {
  return { going: Math.min(a.going * b.going, 2), sure: Math.min(a.sure * b.sure, 2) }
}

function isWidened(regex: Regex): boolean {
  if (regex === DROPPED) return true
  if (regex.kind === 'repeat') return isWidened(regex.part)
  return (regex.kind === 'sequence' || regex.kind === 'choice') && regex.parts.some(isWidened)
}
