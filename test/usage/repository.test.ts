// The short form of `npm run bench:usage`: in a repository of 200 files, `audit` and `migrate` find what it has.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { repositoryRoot } from '../plans.js'

it('a repository of 200 files is audited and migrated', () => {
  const bench = join(repositoryRoot, 'bench/usage/run.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [bench, '200'], { encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(stdout).toContain('200 files, 300 events, 25 calls through the plan, 20 past it')
  expect(status).toBe(0)
})
