// `trackwright audit` as a process, on a small program.
import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { repositoryRoot } from '../plans.js'
import { makeFolder, runCli } from './run-cli.js'

const PLAN = `name: Mini
events:
  - { title: Order Completed, x-event: {}, type: object }
  - { title: Order Refunded, x-event: {}, type: object }
`

const PROJECT = {
  'plan.yaml': PLAN,
  'trackwright.config.json': '{ "plan": "plan.yaml", "output": "analytics", "platform": "node" }',
  'package.json': '{ "type": "module" }',
  'tsconfig.json': '{ "compilerOptions": { "module": "nodenext", "types": [] }, "include": ["*.ts"] }',
  'app.ts': `import { trackOrderCompleted as done } from './analytics/index.js'\n\ndone({}, { userId: 'u' })\n`,
}

describe('trackwright audit', () => {
  it('lists where each event is sent', async () => {
    const folder = await makeFolder(PROJECT)
    await symlink(join(repositoryRoot, 'node_modules'), join(folder, 'node_modules'))
    await runCli(folder, 'generate')
    expect(await runCli(folder, 'audit')).toEqual({
      code: 0,
      stdout: 'trackOrderCompleted  app.ts:3\ntrackOrderRefunded   never\n1 of 2 events are sent\n',
      stderr: '',
    })
  })

  it('says that there is no program', async () => {
    const { code, stderr } = await runCli(await makeFolder(), 'audit')
    expect(code).toBe(2)
    expect(stderr).toContain('error TW205: There is no tsconfig.json here.')
  })
})
