// A guessed format is never wider than the validator's: whatever is taken for a date, ajv takes for one too.
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ALL_FORMATS,
  formatOf,
  keepFormats,
  STRING_FORMATS,
} from '../../generator/src/inference/string-formats.js'

const CASES = [
  { given: '2024-02-29T23:59:59.123Z', want: 'date-time' },
  { given: '2023-02-29T23:59:59Z', want: undefined },
  { given: '2026-01-02T03:04:05+02:00', want: 'date-time' },
  { given: '2026-01-02T03:04:05', want: undefined },
  { given: '2026-01-02 03:04:05Z', want: undefined },
  { given: '2000-02-29', want: 'date' },
  { given: '1900-02-29', want: undefined },
  { given: '0000-01-01', want: 'date' },
  { given: '12:30:00Z', want: 'time' },
  { given: '12:30', want: undefined },
  { given: '7D444840-9dc0-11d1-b245-5ffdce74fad2', want: 'uuid' },
  { given: 'a.b+c@mail.example', want: 'email' },
  { given: 'a@b', want: undefined },
  { given: 'https://a.example:8080/b/c?d=e%20f#g', want: 'uri' },
  { given: 'https://a.example/ü', want: undefined },
  { given: '/path', want: undefined },
  { given: '255.0.10.1', want: 'ipv4' },
  { given: '256.0.10.1', want: undefined },
  { given: '', want: undefined },
  { given: `https://a.example/${'x'.repeat(2000)}`, want: undefined },
]

describe('string formats', () => {
  it.each(CASES)('takes "$given" for $want', ({ given, want }) => {
    expect(formatOf(keepFormats(given, ALL_FORMATS))).toBe(want)
  })

  const ajv = new Ajv()
  addFormats.default(ajv)
  const character = fc.constantFrom(...'0123456789abcTZz:.-+@/%?#[]é ')
  it.each(STRING_FORMATS)('accepts as $name nothing that ajv refuses', ({ name, matches }) => {
    const validate = ajv.compile({ type: 'string', format: name })
    const base = fc.constantFrom(...CASES.filter(({ want }) => want === name).map(({ given }) => given))
    const mutant = fc.tuple(base, fc.nat(40), fc.nat(2), fc.string({ unit: character, maxLength: 3 }))
    let matched = 0
    fc.assert(
      fc.property(mutant, ([text, at, cut, added]) => {
        const changed = text.slice(0, at) + added + text.slice(at + cut)
        if (!matches(changed)) return
        matched += 1
        expect(validate(changed)).toBe(true)
      }),
      { numRuns: 2000, seed: 3 },
    )
    expect(matched).toBeGreaterThan(100)
  })
})
