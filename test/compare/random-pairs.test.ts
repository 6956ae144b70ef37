// A property: no instance contradicts what is said of a random pair of schemas. `npm run fuzz:diff` is the long form.
import { expect, it } from 'vitest'
import { checkPairs } from './check-pairs.js'

it('is contradicted by no instance', () => {
  const { verdicts, contradictions } = checkPairs(30, 60, 1)
  expect(contradictions).toEqual([])
  expect(verdicts.yes + verdicts.no).toBeGreaterThan(10 * verdicts.unknown)
  expect(Math.min(verdicts.yes, verdicts.no)).toBeGreaterThan(30)
})
