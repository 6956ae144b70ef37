// Small plans that ask for a lot end in a diagnostic, in a process that has a fixed amount of memory and of time.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { BOMBS } from './limits/bombs.js'

const MAX_HEAP_MIB = 700
/** A bound, not a measurement: without the limits most of the plans take for ever. */
const TIMEOUT_MS = 170_000

interface Outcome {
  readonly name: string
  readonly codes: readonly string[]
  readonly diagnostics: number
}

describe('a plan of', () => {
  let outcomes: Map<string, Outcome>

  beforeAll(async () => {
    const script = fileURLToPath(new URL('limits/detonate.js', import.meta.url))
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [`--max-old-space-size=${MAX_HEAP_MIB}`, script],
      {
        timeout: TIMEOUT_MS,
      },
    )
    const lines = stdout
      .trim()
      .split('\n')
      .map((line): Outcome => JSON.parse(line))
    outcomes = new Map(lines.map((line) => [line.name, line]))
  }, TIMEOUT_MS + 10_000)

  test.each(Object.entries(BOMBS).map(([name, { want }]) => ({ name, want })))(
    '$name ends as $want',
    ({ name, want }) => {
      const outcome = outcomes.get(name)
      expect(outcome?.codes).toContain(want)
      // Whatever is wrong with it, nobody is told a thousand times.
      expect(outcome?.diagnostics).toBeLessThanOrEqual(want === 'TW301' ? 1000 : 200)
    },
  )
})
