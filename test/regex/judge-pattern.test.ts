// The judgement of patterns: a table of known ones, and its agreement with a matcher that counts what it tries.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgePattern } from '../../generator/src/regex/judge-pattern.js'
import { countSteps } from './count-steps.js'

/** `fast`, `unknown`, `exponential`, `exponential?` where it may be, or the power. */
function judge(source: string): string | number {
  const cost = judgePattern(source)
  if (cost.kind === 'polynomial') return cost.degree
  return cost.kind === 'exponential' && !cost.isCertain ? 'exponential?' : cost.kind
}

/** `attack` is what is repeated, and what then makes the match fail. */
const SLOW: readonly { given: string; want: 'exponential' | number; attack: readonly [string, string] }[] = [
  { given: '^(a+)+$', want: 'exponential', attack: ['a', '!'] },
  { given: '^(a*)*$', want: 'exponential', attack: ['a', '!'] },
  { given: '^(a|a)*$', want: 'exponential', attack: ['a', '!'] },
  { given: '^(a|aa)+$', want: 'exponential', attack: ['a', '!'] },
  { given: '^(a|b|ab)*$', want: 'exponential', attack: ['ab', '!'] },
  { given: '^(a?b?)*$', want: 'exponential', attack: ['ab', '!'] },
  { given: '^(a(|))*$', want: 'exponential', attack: ['a', '!'] },
  { given: '(x+x+)+y', want: 'exponential', attack: ['x', '!'] },
  { given: '^(\\w+\\s?)*$', want: 'exponential', attack: ['a', '!'] },
  { given: '^([a-z0-9]+-?)+$', want: 'exponential', attack: ['a', '!'] },
  { given: '^([\\w-.]+\\.)+\\w{2,4}$', want: 'exponential', attack: ['a.', '!'] },
  { given: '^(a{1,30}){1,30}$', want: 'exponential', attack: ['a', '!'] },
  { given: '^((a|a)+b)+$', want: 'exponential', attack: ['a', '!'] },
  { given: '^(([^,]+|"[^"]*"),?)*$', want: 'exponential', attack: ['a', ',,'] },
  { given: '^\\s*.*\\s*$', want: 3, attack: [' ', '\n!\n!'] },
  { given: '^.*,.*,.*$', want: 3, attack: [',', '\n'] },
  { given: '^a*a*$', want: 2, attack: ['a', '!'] },
  { given: '^a*a*a*b$', want: 3, attack: ['a', '!'] },
  { given: '^(.*a){4}$', want: 4, attack: ['a', '!'] },
  { given: '^.*\\d+x$', want: 2, attack: ['1', '!'] },
]

describe('a pattern that an engine takes long for', () => {
  it.each(SLOW)('$given', ({ given, want, attack: [pump, end] }) => {
    expect(judge(given)).toBe(want)
    const source = given.replace('[\\w-.]', '[\\w\\-.]')
    const small = typeof want === 'number' ? 20 : 6
    const [few, many] = [small, 2 * small].map((count) => countSteps(source, pump.repeat(count) + end))
    // Twice the text: a quadratic takes four times as long, an exponential at least 2^small / small times.
    const least = typeof want === 'number' ? 2 ** want * 0.7 : 8
    expect((many ?? 0) / (few ?? 1)).toBeGreaterThan(least)
  })
})

describe('what else is judged', () => {
  const cases = [
    { given: 'a', want: 'fast' },
    { given: '(a+)+', want: 'fast' },
    { given: '^[A-Z]{3}$', want: 'fast' },
    { given: '^[a-z]+(-[a-z]+)*$', want: 'fast' },
    { given: '^(([a-zA-Z0-9_.-])+@)+$', want: 'fast' },
    { given: '^(?:\\d{4}-?)+$', want: 'fast' },
    { given: '^([a-z]{64},?)*$', want: 'fast' },
    { given: '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$', want: 2 },
    { given: '^(\\d|[^\\x00-\\x7f])+$', want: 'fast' },
    { given: '^(\\s|[^\\x00-\\x7f])+$', want: 'exponential' },
    { given: '^(\\p{Lu}|[a-z])+$', want: 'fast' },
    { given: '^(\\p{L}|[é])+$', want: 'exponential' },
    { given: '(?=(a+)+$)x', want: 'exponential' },
    { given: '^(a+)+(?!b)', want: 'exponential' },
    { given: '^(?!a)(a+)+$', want: 'exponential' },
    { given: '^(?:\\b\\w+\\b\\s*)+$', want: 'exponential?' },
    { given: '^(?:a+(?=,),?)+$', want: 'exponential?' },
    { given: '^(a+)\\1$', want: 2 },
    { given: '^(a$|a)*$', want: 'fast' },
    { given: '^\\@[\\w-]+\\#$', want: 'fast' },
    { given: `^${'(a{0,30}b{0,30})'.repeat(2)}{0,900}$`, want: 'exponential' },
    { given: `^(${'[a-z]{500}'.repeat(4)})+$`, want: 'unknown' },
    { given: `${'('.repeat(101)}a*${')'.repeat(101)}`, want: 'unknown' },
    { given: 'a*'.repeat(10_001), want: 'unknown' },
    { given: '(?<', want: 'fast' },
    { given: '[*', want: 'unknown' },
  ]

  it.each(cases)('$given', ({ given, want }) => {
    expect(judge(given)).toBe(want)
  })
})

describe('whatever the pattern', () => {
  const pattern = fc.letrec<{ one: string }>((tie) => ({
    one: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('a', 'b', '[ab]', '', 'c'),
      fc.tuple(tie('one'), tie('one')).map(([a, b]) => a + b),
      fc.tuple(tie('one'), tie('one')).map(([a, b]) => `(${a}|${b})`),
      fc
        .tuple(tie('one'), fc.constantFrom('*', '+', '?', '{2}', '{1,2}'))
        .map(([a, count]) => `(${a})${count}`),
    ),
  })).one
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 3 })

  it('takes linear time for every text where it is judged fast', () => {
    let fast = 0
    fc.assert(
      fc.property(pattern, fc.constantFrom('$', 'c', ''), word, word, (body, end, before, pump) => {
        const source = `^${body}${end}`
        if (judgePattern(source).kind !== 'fast') return
        fast += 1
        const [few = 0, many = 0] = [40, 80].map((count) =>
          countSteps(source, `${before}${pump.repeat(count)}!`),
        )
        // Twice as much and a bit; four times where it were quadratic.
        expect(many).toBeLessThan(2.6 * few + 50)
      }),
      { numRuns: 3000, seed: 5 },
    )
    expect(fast).toBeGreaterThan(1000)
  })
})
