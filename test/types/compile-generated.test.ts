// Everything that is generated compiles, under three compilers and the strictest options, with every file checked.
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  foreignPlans,
  formatFixtures,
  generateFrom,
  outputFolder,
  planName,
  referencePlan,
  shopPlan,
  writeFiles,
} from '../plans.js'

const require = createRequire(import.meta.url)

const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  skipLibCheck: false,
  noEmit: true,
  target: 'ES2022',
  lib: ['ES2022', 'DOM'],
  module: 'nodenext',
  types: [],
}

const OUTPUTS = [
  { platform: 'node', language: 'javascript' },
  { platform: 'browser', language: 'typescript' },
  { platform: 'node', language: 'typescript' },
  { platform: 'browser', language: 'javascript' },
] as const

const ownPlans = [shopPlan, referencePlan]
const vendorPlans = (['segment', 'rudderstack', 'rudder-cli', 'iglu'] as const).flatMap(foreignPlans)

/** Ours in every form, the large ones of vendors in two that have one of each between them. */
const cases = [
  ...ownPlans.map((plan) => ({ plan, outputs: OUTPUTS })),
  ...vendorPlans.map((plan) => ({ plan, outputs: OUTPUTS.slice(0, 2) })),
]

describe('generated code', () => {
  let folder = ''

  beforeAll(async () => {
    folder = await outputFolder('compile')
    for (const { plan, outputs } of cases)
      for (const { platform, language } of outputs) {
        const { files, diagnostics } = await generateFrom(plan, { platform, language })
        expect(diagnostics.filter((each) => each.severity === 'error')).toEqual([])
        await writeFiles(join(folder, `${planName(plan)}-${platform}-${language}`), files)
      }
    for (const [index, plan] of formatFixtures().entries()) {
      const { files } = await generateFrom(plan, { platform: 'node' })
      await writeFiles(join(folder, `fixture-${index}-${planName(plan)}`), files)
    }
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
    await writeFile(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: STRICT,
        include: ['**/index.d.ts', '**/index.ts'],
      }),
    )
  })

  it.each(['typescript-5.9', 'typescript', 'typescript-7'])('compiles with %s', async (compiler) => {
    const tsc = join(dirname(require.resolve(`${compiler}/package.json`)), 'bin/tsc')
    const output = await promisify(execFile)(process.execPath, [tsc, '-p', folder], { maxBuffer: 1e8 }).then(
      ({ stdout }) => stdout,
      (error: { stdout: string }) => error.stdout.slice(0, 5000),
    )
    expect(output).toBe('')
  })

  it.runIf(vendorPlans.length === 0)(
    'was not tried on plans of other vendors: they are not on this machine',
    () => {
      expect(cases).toHaveLength(ownPlans.length)
    },
  )
})
