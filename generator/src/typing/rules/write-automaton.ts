// An automaton in the steps that the runtime's `MatchPattern` interprets, runs and fixed texts in one; and as its type.
import { encodeString } from '../../encoding/encode-string.js'
import type { AutomatonState } from './build-automaton.js'

/** Type texts, but for numbers of steps; step 0 is the first. */
export type AutomatonStep =
  | { readonly do: 'any'; readonly end: string }
  | { readonly do: 'end'; readonly end: string }
  | { readonly do: 'text' | 'two' | 'three' | 'four' | 'run'; readonly of: string; readonly to: number }
  | {
      readonly do: 'one'
      readonly of: string
      readonly end: string
      /** The class of the only characters that may come, and where they lead. */
      readonly only?: { readonly of: string; readonly to: number }
    }

/** Says nothing about any text. */
export const ANY_TEXT: readonly AutomatonStep[] = [{ do: 'any', end: '"maybe"' }]

/** `accepted` is what acceptance means: 'maybe' where the automaton accepts more than the rule does. */
export function listSteps(states: readonly AutomatonState[], accepted: 'ok' | 'maybe'): AutomatonStep[] {
  return new StepLister(states, accepted).list()
}

export function writeAutomaton(steps: readonly AutomatonStep[]): string {
  return `{ ${steps.map((step, number) => `${number}: { ${writeStep(step)} }`).join('; ')} }`
}

function writeStep(step: AutomatonStep): string {
  const members = [`do: "${step.do}"`]
  if ('of' in step) members.push(`of: ${step.of}`)
  if ('to' in step) members.push(`to: ${step.to}`)
  if ('end' in step) members.push(`end: ${step.end}`)
  return members.join('; ')
}

/** Lives as long as one automaton: gives its steps their numbers. */
class StepLister {
  readonly #states: readonly AutomatonState[]
  readonly #accepted: string
  readonly #numbers = new Map<number, number>()
  readonly #pending: number[] = []
  readonly #steps: AutomatonStep[] = []
  #count = 0

  constructor(states: readonly AutomatonState[], accepted: string) {
    this.#states = states
    this.#accepted = encodeString(accepted)
  }

  list(): AutomatonStep[] {
    this.#numberOf(0)
    for (let index = this.#pending.shift(); index !== undefined; index = this.#pending.shift())
      this.#addState(index)
    return this.#steps
  }

  #numberOf(index: number): number {
    const known = this.#numbers.get(index)
    if (known !== undefined) return known
    this.#numbers.set(index, this.#count)
    this.#pending.push(index)
    return this.#count++
  }

  #addState(index: number): void {
    const state = this.#states[index]
    const number = this.#numberOf(index)
    if (state === undefined) return
    if (state.acceptsAll) this.#steps[number] = { do: 'any', end: this.#accepted }
    else if (isDead(state)) this.#steps[number] = { do: 'end', end: this.#end(state) }
    else if (onlyTarget(state, index) !== undefined) this.#addChain(number, index)
    else this.#addBranch(number, index, state)
  }

  #end(state: AutomatonState): string {
    return state.accepts ? this.#accepted : '"bad"'
  }

  /** A row of states that each have one way on: fixed text, or some characters of one class. */
  #addChain(number: number, index: number): void {
    const row = this.#followRow(index)
    const first = row[0]?.codes ?? []
    const sameClass = countWhile(row, (step) => step.codes.join() === first.join())
    const fixed = countWhile(row, (step) => step.codes.length === 1)
    if (fixed > 0) {
      const text = row
        .slice(0, fixed)
        .map((step) => String.fromCharCode(step.codes[0] ?? 0))
        .join('')
      const to = this.#numberOf(row[fixed - 1]?.to ?? 0)
      this.#steps[number] = { do: 'text', of: encodeString(text), to }
      return
    }
    const size = Math.min(sameClass, 4)
    const step = SIZES[size]
    const to = this.#numberOf(row[size - 1]?.to ?? 0)
    this.#steps[number] =
      step === undefined
        ? branch(new Map(first.map((code) => [code, to])), undefined, '"bad"')
        : { do: step, of: writeClass(first), to }
  }

  #followRow(index: number): { readonly codes: number[]; readonly to: number }[] {
    const row: { codes: number[]; to: number }[] = []
    const seen = new Set<number>()
    let at = index
    for (;;) {
      const state = this.#states[at]
      const to = state && !seen.has(at) ? onlyTarget(state, at) : undefined
      if (state === undefined || to === undefined) return row
      seen.add(at)
      row.push({ codes: codesTo(state, to), to })
      at = to
    }
  }

  #addBranch(number: number, index: number, state: AutomatonState): void {
    const own = codesTo(state, index)
    const isRun = own.length > 1
    const edges = new Map<number, number>()
    state.next.forEach((target, code) => {
      if (target !== undefined && !(isRun && target === index)) edges.set(code, this.#numberOf(target))
    })
    const isWide = own.length > 64
    const far =
      state.far === undefined && !(isRun && isWide) ? undefined : state.far === index ? number : 'maybe'
    const end = this.#end(state)
    const next: AutomatonStep =
      edges.size === 0 && far === undefined ? { do: 'end', end } : branch(edges, far, end)
    if (!isRun) {
      this.#steps[number] = next
      return
    }
    const to = this.#count++
    this.#steps[number] = { do: 'run', of: writeClass(own), to }
    this.#steps[to] = next
  }
}

const SIZES: Readonly<Record<number, 'two' | 'three' | 'four'>> = { 2: 'two', 3: 'three', 4: 'four' }

function branch(
  edges: ReadonlyMap<number, number>,
  far: number | 'maybe' | undefined,
  end: string,
): AutomatonStep {
  const of = writeEdges(edges, far)
  const [to, ...others] = new Set(edges.values())
  return to === undefined || others.length > 0 || far !== undefined || edges.size > 64
    ? { do: 'one', of, end }
    : { do: 'one', of, end, only: { of: writeKeys([...edges.keys()]), to } }
}

function countWhile<T>(items: readonly T[], test: (item: T) => boolean): number {
  const end = items.findIndex((item) => !test(item))
  return end === -1 ? items.length : end
}

function isDead(state: AutomatonState): boolean {
  return state.far === undefined && state.next.every((target) => target === undefined)
}

/** The one state that may follow, where the text may not end and the characters are not most of ASCII. */
function onlyTarget(state: AutomatonState, index: number): number | undefined {
  if (state.accepts || state.far !== undefined) return undefined
  const targets = new Set(state.next.filter((target) => target !== undefined))
  const [target] = targets
  return targets.size === 1 && target !== index ? target : undefined
}

function codesTo(state: AutomatonState, target: number): number[] {
  return state.next.flatMap((each, code) => (each === target ? [code] : []))
}

const RANGES = ['0-9', 'A-Z', 'a-z'] as const
const VISIBLE = [9, 10, 13, ...Array.from({ length: 95 }, (_, index) => index + 32)]

function codesOfRange(range: string): number[] {
  const [first, last] = [range.charCodeAt(0), range.charCodeAt(2)]
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** A union of ranges and characters, or what it is not. */
function writeClass(codes: readonly number[]): string {
  if (codes.length <= 64) return writeKeys(codes)
  const rest = VISIBLE.filter((code) => !codes.includes(code))
  return `{ not: ${rest.length === 0 ? 'never' : writeKeys(rest)} }`
}

function writeKeys(codes: readonly number[]): string {
  return keysOf(codes).map(encodeString).join(' | ')
}

function keysOf(codes: readonly number[]): string[] {
  const ranges = RANGES.filter((range) => codesOfRange(range).every((code) => codes.includes(code)))
  const inRanges = new Set(ranges.flatMap(codesOfRange))
  return [...ranges, ...codes.filter((code) => !inRanges.has(code)).map((code) => String.fromCharCode(code))]
}

/** The way on by character; the most common one as `else` where it takes most of ASCII. */
function writeEdges(edges: ReadonlyMap<number, number>, far: number | 'maybe' | undefined): string {
  const byTarget = new Map<number | 'bad', number[]>()
  for (const code of VISIBLE) push(byTarget, edges.get(code) ?? 'bad', code)
  for (const [code, target] of edges) if (!VISIBLE.includes(code)) push(byTarget, target, code)
  const otherwise = [...byTarget].find(([target, codes]) => target !== 'bad' && codes.length > 64)?.[0]
  const keyed = [...byTarget].filter(
    ([target]) => target !== otherwise && (target !== 'bad' || otherwise !== undefined),
  )
  const texts = keyed.flatMap(([target, codes]) =>
    keysOf(codes).map((key) => `${encodeString(key)}: ${target === 'bad' ? '"bad"' : target}`),
  )
  if (otherwise !== undefined) texts.push(`else: ${otherwise}`)
  const beyond = far ?? (otherwise === undefined ? undefined : 'maybe')
  if (beyond !== undefined) texts.push(`far: ${beyond === 'maybe' ? '"maybe"' : beyond}`)
  return `{ ${texts.join('; ')} }`
}

function push<K>(map: Map<K, number[]>, key: K, code: number): void {
  const codes = map.get(key)
  if (codes === undefined) map.set(key, [code])
  else codes.push(code)
}
