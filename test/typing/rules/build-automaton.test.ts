// Automatons against the regular expressions they are made of: equal where they are exact, never stricter where not.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRegex } from '../../../generator/src/regex/parse-regex.js'
import { type AutomatonState, buildAutomaton } from '../../../generator/src/typing/rules/build-automaton.js'

type Outcome = 'ok' | 'bad' | 'maybe'

function run(states: readonly AutomatonState[], text: string): Outcome {
  let state = states[0]
  for (const character of text) {
    if (state === undefined || state.acceptsAll) break
    const code = character.codePointAt(0) ?? 0
    const next = code < 128 ? state.next[code] : state.far
    if (next === 'unknown') return 'maybe'
    state = next === undefined ? undefined : states[next]
  }
  return state?.accepts === true ? 'ok' : 'bad'
}

function compile(source: string): { states: AutomatonState[]; exact: boolean } {
  const parsed = parseRegex(source)
  const states = parsed && buildAutomaton(parsed.regex)
  if (parsed === undefined || states === undefined) throw new Error(`No automaton of ${source}`)
  return { states, exact: parsed.exact }
}

const EXACT = [
  '^[A-Z]{3}$',
  'a',
  '',
  '^$',
  '^a|b$',
  '(^a)|(b$)',
  '^(?:ab)*$',
  '^(?<x>a|b)+c?$',
  '^[^ab]$',
  '^a{2,3}$',
  '^a{2,}$',
  '^\\+?[1-9]\\d{1,4}$',
  '^a.c$',
  '[ab]{2}c',
  '^\\w+-\\W$',
  '\\u0061',
  '\\x61b',
  '^[a-c\\-\\]]+$',
  '^a*?b$',
  'a^b',
  'a$b',
  '^(a|^b)',
  '\\S',
  '^\\D*$',
  '^(a?){3}b$',
  '^[\\s\\S]$',
  '^\\p{Lu}',
]
const WIDENED = ['^(?!ab)a', '^a(?=b)', '(?<=a)b', '\\ba', '^(a)\\1$', '^a{50}$', '^a{1,100}b$']
const text = fc.string({
  unit: fc.constantFrom('a', 'b', 'c', 'A', 'B', '1', '2', '-', ' ', '+', '\n', 'é', '\u{1f4a9}'),
  maxLength: 7,
})

describe('buildAutomaton', () => {
  it.each(EXACT)('accepts what %s is found in and nothing else', (source) => {
    const { states, exact } = compile(source)
    expect(exact).toBe(true)
    const pattern = new RegExp(source, 'u')
    fc.assert(
      fc.property(text, (each) => {
        const outcome = run(states, each)
        expect(outcome === 'maybe' ? pattern.test(each) : outcome === 'ok').toBe(pattern.test(each))
      }),
    )
  })

  it.each(EXACT.filter((source) => source !== '^\\p{Lu}'))('is sure of ASCII texts for %s', (source) => {
    const { states } = compile(source)
    const ascii = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '1', '-', ' ', '~'), maxLength: 6 })
    fc.assert(fc.property(ascii, (each) => run(states, each) !== 'maybe'))
  })

  it.each(WIDENED)('never refuses what %s is found in', (source) => {
    const { states, exact } = compile(source)
    expect(exact).toBe(false)
    const pattern = new RegExp(source, 'u')
    fc.assert(fc.property(text, (each) => !pattern.test(each) || run(states, each) !== 'bad'))
  })

  it('gives up where the automaton would be too large', () => {
    const parsed = parseRegex('^(?:a|b)*a(?:a|b){12}$')
    expect(parsed && buildAutomaton(parsed.regex)).toBeUndefined()
  })

  it('knows no expression that is none', () => {
    expect(['(', '[b-a]', '\\k<x>', 'a**'].map(parseRegex)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})
