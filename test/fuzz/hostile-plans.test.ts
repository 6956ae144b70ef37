// Hostile plans by chance: each gives a diagnostic, or code of the expected kinds of syntax that compiles and sends exactly
// the plan's names. A hundred here; `npm run fuzz` makes 10,000, and `-- --seed N` the same ones again.
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDiagnostics } from '../../generator/src/diagnostics/format-diagnostics.js'
import { hasErrors } from '../../generator/src/diagnostics/has-errors.js'
import type { OutputFile } from '../../generator/src/emit/model.js'
import { generate } from '../../generator/src/generate.js'
import { repositoryRoot } from '../plans.js'
import { checkFiles, checkSent } from './check-output.js'
import { compileBatch } from './compile-batch.js'
import { type HostilePlan, hostilePlan } from './hostile-plan.js'

const RUNS = Number(process.env.FUZZ_RUNS ?? 100)
const SEED = Number(process.env.FUZZ_SEED ?? 1)
const BATCH_SIZE = 250

const folder = join(repositoryRoot, 'test/.output/fuzz')

async function generateBoth({ sources }: HostilePlan) {
  const [first, second] = [
    await generate({ sources, platform: 'node' }),
    await generate({ sources, platform: 'browser', language: 'typescript' }),
  ]
  return { files: first.files, typescript: second.files, diagnostics: first.diagnostics }
}

test(`${RUNS} hostile plans from seed ${SEED}`, { timeout: 3_600_000 }, async () => {
  let batch: { plan: HostilePlan; files: readonly OutputFile[] }[] = []
  let generated = 0
  const compile = (): void => {
    const complaints = compileBatch(
      batch.map(({ files }) => files),
      folder,
    )
    const [index] = complaints.map((complaint) => Number.parseInt(complaint, 10))
    expect({ complaints, of: batch[index ?? -1]?.plan.sources }).toEqual({ complaints: [], of: undefined })
    batch = []
  }
  const property = fc.asyncProperty(hostilePlan, async (plan) => {
    const { files, typescript, diagnostics } = await generateBoth(plan)
    expect(formatDiagnostics(diagnostics)).not.toMatch(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u)
    expect(files.length === 0).toBe(hasErrors(diagnostics))
    if (files.length === 0) return
    expect(checkFiles(files, plan.events)).toEqual([])
    expect(checkSent(files, plan.events)).toEqual([])
    generated += 1
    batch.push({ plan, files }, { plan, files: typescript })
    if (batch.length >= BATCH_SIZE) compile()
  })
  await fc.assert(property, {
    numRuns: RUNS,
    seed: SEED,
    endOnFailure: process.env.FUZZ_SHRINK === undefined,
  })
  compile()
  console.log(`seed ${SEED}: ${RUNS} plans, ${generated} of them became code`)
  // Without this the test could pass by refusing everything.
  expect(generated).toBeGreaterThan(RUNS / 2)
})
