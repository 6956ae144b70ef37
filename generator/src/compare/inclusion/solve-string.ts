// A string that satisfies facts: lengths, lists, and regular expressions by their automata where they have one.
import { compilePattern } from '../../typing/read/name-set.js'
import { FORMAT_PATTERNS } from '../../typing/rules/format-patterns.js'
import { type Answer, firstOf, found, NONE, NOT_KNOWN } from './answer.js'
import { automatonOf } from './automaton-of.js'
import type { Fact } from './condition.js'
import { type Requirement, walkAutomata } from './walk-automata.js'

/** Longer strings are not made up. */
const MAX_LENGTH = 10_000
const SAMPLES: readonly string[] = [
  ...['', 'a', 'b', 'A', '0', 'ab', 'é', ' ', '-', 'abc', '12', 'example', '2026-01-31', '10:20:30Z'],
  ...['2026-01-31T10:20:30Z', 'P1D', 'name@example.com', 'example.com', '127.0.0.1', '::1', 'YWJj'],
  ...['https://example.com/a', '/a/b', '0/a', '#/a', '123e4567-e89b-12d3-a456-426614174000', '^a$', '{a}'],
]

export function solveString(facts: readonly Fact[]): Answer {
  const test = (value: string): Answer =>
    firstOf([value], () => {
      const verdicts = facts.map((fact) => satisfies(fact, value))
      if (verdicts.includes(false)) return NONE
      return verdicts.includes(undefined) ? NOT_KNOWN : found(value)
    })
  const listed = facts.find((fact) => fact.kind === 'listed' && fact.holds)
  if (listed?.kind === 'listed')
    return firstOf(listed.values, (value) => (typeof value === 'string' ? test(value) : NONE))
  const [min, max] = sizeOf(facts)
  if (min > max) return NONE
  const requirements = facts.flatMap(requirementOf)
  const walked = requirements.length === 0 ? undefined : walkAutomata(requirements, min, max)
  if (walked === 'empty') return NONE
  const made = walked === undefined || walked === 'unknown' ? [] : walked
  const guesses = [...made, ...padded(made, min), ...padded(SAMPLES, min)]
  return firstSure(guesses, test)
}

/** A string that is sure to fit, else one that may: the validator decides. */
function firstSure(guesses: readonly string[], test: (value: string) => Answer): Answer {
  let possible: string | undefined
  for (const guess of guesses) {
    const answer = test(guess)
    if (answer.kind === 'value') return answer
    if (answer.kind === 'unknown') possible ??= guess
  }
  return possible === undefined ? NOT_KNOWN : found(possible)
}

function padded(values: readonly string[], min: number): string[] {
  if (min > MAX_LENGTH) return []
  return values.flatMap((value) => {
    const missing = min - [...value].length
    return missing > 0 ? [value + 'a'.repeat(missing), value + '0'.repeat(missing)] : [value]
  })
}

function sizeOf(facts: readonly Fact[]): [min: number, max: number] {
  const sizes = facts.filter((fact) => fact.kind === 'size')
  return [
    Math.max(0, ...sizes.map(({ min }) => Math.ceil(min))),
    Math.min(Number.POSITIVE_INFINITY, ...sizes.map(({ max }) => Math.floor(max))),
  ]
}

/** What holds may be known too widely, what fails must be known exactly. */
function requirementOf(fact: Fact): Requirement[] {
  if (fact.kind !== 'pattern' && fact.kind !== 'format') return []
  const format = fact.kind === 'format' ? FORMAT_PATTERNS.get(fact.name) : undefined
  const source = fact.kind === 'pattern' ? fact.source : format?.source
  const automaton = source === undefined ? undefined : automatonOf(source)
  if (automaton === undefined) return []
  const isExact = automaton.isExact && (format?.exact ?? true)
  return fact.holds || isExact ? [{ states: automaton.states, accepts: fact.holds }] : []
}

/** Undefined where only a validator knows. */
function satisfies(fact: Fact, value: string): boolean | undefined {
  switch (fact.kind) {
    case 'listed':
      return fact.values.includes(value) === fact.holds
    case 'size': {
      const { length } = [...value]
      return length >= fact.min && length <= fact.max
    }
    case 'pattern': {
      const expression = compilePattern(fact.source)
      return expression && expression.test(value) === fact.holds
    }
    case 'format': {
      const format = FORMAT_PATTERNS.get(fact.name)
      if (format === undefined) return undefined
      const matches = new RegExp(format.source, 'u').test(value)
      if (!matches) return !fact.holds
      return format.exact ? fact.holds : undefined
    }
    default:
      return true
  }
}
