// The long form of random-pairs.test.ts: 5,000 pairs, 100 instances each. FUZZ_SEED tries others.
import { expect, it } from 'vitest'
import { checkPairs } from './check-pairs.js'

it('is contradicted by no instance', () => {
  const seed = Number(process.env.FUZZ_SEED ?? 1)
  const { pairs, instances, verdicts, contradictions } = checkPairs(1000, 100, seed)
  const total = verdicts.yes + verdicts.no + verdicts.unknown
  const share = ((100 * verdicts.unknown) / total).toFixed(2)
  console.log(
    `${pairs} pairs, ${instances} instances, seed ${seed}: ${verdicts.yes} yes, ${verdicts.no} no, ` +
      `${verdicts.unknown} unknown (${share} %), ${contradictions.length} contradicted`,
  )
  expect(contradictions).toEqual([])
})
