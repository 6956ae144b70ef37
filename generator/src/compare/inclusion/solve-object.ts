// An object that satisfies facts: every property that must be there or may be, by its name or by the kind of its name.
import type { JsonValue } from '../../plan/model.js'
import { compilePattern } from '../../typing/read/name-set.js'
import { type Answer, found, NONE, NOT_KNOWN, type Solve } from './answer.js'
import { ALWAYS, type Condition, type Fact, type NameScope } from './condition.js'

/** Names that no fact mentions are told apart by the patterns that they match; more patterns make too many kinds. */
const MAX_PATTERNS = 5
/** Properties added only because there must be so many. */
const MAX_ADDED = 50

/** A name that a fact mentions, or any other that matches exactly these patterns. */
type NameKind =
  | { readonly kind: 'known'; readonly name: string }
  | { readonly kind: 'fresh'; readonly matches: ReadonlySet<string> }

interface Existing {
  readonly scope: NameScope
  readonly name: Condition
  readonly value: Condition
}

export function solveObject(facts: readonly Fact[], solve: Solve): Answer {
  const search = new ObjectSearch(facts, solve)
  return search.contradictsItself() ? NONE : search.run()
}

const ANY_NAME: NameScope = { kind: 'rest', names: [], patterns: [] }

/** Lives as long as one list of facts. */
class ObjectSearch {
  readonly #solve: Solve
  readonly #facts: readonly Fact[]
  readonly #required: readonly string[]
  readonly #forbidden: ReadonlySet<string>
  readonly #known: readonly string[]
  readonly #patterns: readonly string[]
  readonly #min: number
  readonly #max: number
  /** What was decided so far, by name. */
  readonly #conditions = new Map<string, Condition[]>()
  #isUnknown = false

  constructor(facts: readonly Fact[], solve: Solve) {
    this.#facts = facts
    this.#solve = solve
    const named = facts.filter((fact) => fact.kind === 'has')
    this.#required = [...new Set(named.filter((fact) => fact.holds).map(({ name }) => name))]
    this.#forbidden = new Set(named.filter((fact) => !fact.holds).map(({ name }) => name))
    const scopes = facts.flatMap((fact) => (fact.kind === 'members' ? [fact.scope] : []))
    this.#known = [...new Set([...named.map(({ name }) => name), ...scopes.flatMap(namesOf)])]
    this.#patterns = [...new Set(scopes.flatMap(patternsOf))]
    const sizes = facts.filter((fact) => fact.kind === 'size')
    this.#min = Math.max(0, ...sizes.map(({ min }) => min))
    this.#max = Math.min(Number.POSITIVE_INFINITY, ...sizes.map(({ max }) => max))
  }

  contradictsItself(): boolean {
    return (
      this.#min > this.#max ||
      this.#required.length > this.#max ||
      this.#required.some((name) => this.#forbidden.has(name))
    )
  }

  run(): Answer {
    for (const name of this.#required) {
      if (!this.#place({ kind: 'known', name }, ALWAYS, ALWAYS)) return NONE
    }
    for (const fact of this.#facts) {
      const existing = existingOf(fact)
      if (existing !== undefined && !this.#placeSomewhere(existing)) return NONE
    }
    for (let added = 0; this.#conditions.size < this.#min && added < MAX_ADDED; added += 1) {
      const verdict = this.#addAny()
      if (verdict === 'full') return NONE
    }
    return this.#build()
  }

  /** False where no name at all will do. */
  #placeSomewhere({ scope, name, value }: Existing): boolean {
    const known = this.#known.filter((each) => !this.#forbidden.has(each))
    const there = [...this.#conditions.keys()].filter((each) => !known.includes(each))
    const kinds: NameKind[] = [...known, ...there].map((each) => ({ kind: 'known', name: each }))
    for (const kind of [...kinds, ...this.#freshKinds()]) {
      if (this.#accepts(scope, kind) && this.#place(kind, name, value)) return true
    }
    if (this.#patterns.length <= MAX_PATTERNS) return false
    this.#isUnknown = true
    return true
  }

  /** Adds a property that nothing asks for but the count. `full` is a proof that there is none to add. */
  #addAny(): 'added' | 'full' | 'stuck' {
    const known = this.#known.filter((each) => !this.#forbidden.has(each) && !this.#conditions.has(each))
    for (const name of known) if (this.#place({ kind: 'known', name }, ALWAYS, ALWAYS)) return 'added'
    let isFull = this.#patterns.length <= MAX_PATTERNS
    const taken: Condition = { kind: 'listed', values: [...this.#conditions.keys()], holds: false }
    for (const kind of this.#freshKinds()) {
      if (this.#place(kind, taken, ALWAYS)) return 'added'
      // That no name is left may be because earlier ones took it.
      if (this.#place(kind, ALWAYS, ALWAYS)) isFull = false
    }
    // Names put there by an earlier choice might have been others.
    const isForced = [...this.#conditions.keys()].every((name) => this.#known.includes(name))
    if (isFull && isForced) return 'full'
    this.#isUnknown = true
    return 'stuck'
  }

  /** False where no such property can stand there. Otherwise it is put there, if only one is found. */
  #place(kind: NameKind, name: Condition, value: Condition): boolean {
    const universal = this.#facts.flatMap((fact) =>
      fact.kind === 'members' && !fact.some && this.#accepts(fact.scope, kind) ? [fact.value] : [],
    )
    const answer = this.#solve([...universal, value])
    if (answer.kind === 'none') return false
    const named = this.#nameOf(kind, name)
    if (named.kind === 'none') return false
    if (answer.kind === 'unknown' || named.kind === 'unknown' || typeof named.value !== 'string')
      this.#isUnknown = true
    else {
      const earlier = this.#conditions.get(named.value) ?? []
      this.#conditions.set(named.value, [...earlier, ...universal, value])
    }
    return true
  }

  #nameOf(kind: NameKind, name: Condition): Answer {
    const rules = this.#facts.flatMap((fact) => (fact.kind === 'names' && !fact.some ? [fact.name] : []))
    return this.#solve([this.#nameCondition(kind), name, ...rules], ['string'])
  }

  #nameCondition(kind: NameKind): Condition {
    if (kind.kind === 'known') return { kind: 'listed', values: [kind.name], holds: true }
    const patterns = this.#patterns.map(
      (source): Condition => ({ kind: 'pattern', source, holds: kind.matches.has(source) }),
    )
    return { kind: 'all', parts: [{ kind: 'listed', values: this.#known, holds: false }, ...patterns] }
  }

  /** Kinds that match nothing first. */
  *#freshKinds(): Generator<NameKind> {
    const patterns = this.#patterns.slice(0, MAX_PATTERNS)
    for (let bits = 0; bits < 2 ** patterns.length; bits += 1) {
      yield { kind: 'fresh', matches: new Set(patterns.filter((_, index) => (bits >> index) & 1)) }
    }
  }

  #accepts(scope: NameScope, kind: NameKind): boolean {
    const matches = (source: string): boolean =>
      kind.kind === 'fresh' ? kind.matches.has(source) : (compilePattern(source)?.test(kind.name) ?? false)
    if (scope.kind === 'one') return kind.kind === 'known' && kind.name === scope.name
    if (scope.kind === 'pattern') return matches(scope.source)
    const isNamed = kind.kind === 'known' && scope.names.includes(kind.name)
    return !isNamed && !scope.patterns.some(matches)
  }

  #build(): Answer {
    if (this.#isUnknown || this.#conditions.size < this.#min || this.#conditions.size > this.#max)
      return NOT_KNOWN
    const members: [string, JsonValue][] = []
    for (const [name, conditions] of this.#conditions) {
      const answer = this.#solve(conditions)
      if (answer.kind !== 'value') return NOT_KNOWN
      members.push([name, answer.value])
    }
    return found(Object.fromEntries(members))
  }
}

function existingOf(fact: Fact): Existing | undefined {
  if (fact.kind === 'members' && fact.some) return { scope: fact.scope, name: ALWAYS, value: fact.value }
  if (fact.kind === 'names' && fact.some) return { scope: ANY_NAME, name: fact.name, value: ALWAYS }
  return undefined
}

function namesOf(scope: NameScope): readonly string[] {
  if (scope.kind === 'one') return [scope.name]
  return scope.kind === 'rest' ? scope.names : []
}

function patternsOf(scope: NameScope): readonly string[] {
  if (scope.kind === 'pattern') return [scope.source]
  return scope.kind === 'rest' ? scope.patterns : []
}
