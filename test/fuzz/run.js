// The long form of the fuzz test: `npm run fuzz -- --runs 10000 --seed 7`. Says the seed, so that a run can be made again.
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10000' },
    seed: { type: 'string' },
    shrink: { type: 'boolean' },
  },
})
const seed = values.seed ?? String(randomInt(2 ** 31))
console.log(
  `${values.runs} plans from seed ${seed}; again by: npm run fuzz -- --runs ${values.runs} --seed ${seed}`,
)
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts', '--retry', '0', 'test/fuzz'],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      FUZZ_RUNS: values.runs,
      FUZZ_SEED: seed,
      ...(values.shrink ? { FUZZ_SHRINK: '1' } : {}),
    },
  },
)
process.exitCode = status ?? 1
