// `trackwright check` as a process: what it finds, shows and exits with, in each way of speaking; and that it writes nothing.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { fillFolder, makeFolder, runCli } from './run-cli.js'

const PLAN = `name: Mini
events:
  - title: Order Completed
    x-event: { call: track }
    type: object
    properties: { total: { type: number } }
`
const CONFIG = JSON.stringify({ plan: 'plan.yaml', output: 'out', platform: 'node' })
const FILES = ['index.d.ts', 'index.js', 'package.json', 'trackwright.lock.json', 'validators.js']
const HELP = '  help: Run `trackwright generate` and commit what it writes.\n'

describe('trackwright check', () => {
  it('is content with fresh output, and generate --check does the same', async () => {
    const folder = await makeFolder({ 'plan.yaml': PLAN, 'trackwright.config.json': CONFIG })
    await runCli(folder, 'generate')
    const fresh = { code: 0, stdout: 'out is up to date\n', stderr: '' }
    expect(await runCli(folder, 'check')).toEqual(fresh)
    expect(await runCli(folder, 'generate', '--check')).toEqual(fresh)
  })

  it('names what is missing, and writes nothing', async () => {
    const folder = await makeFolder({ 'plan.yaml': PLAN, 'trackwright.config.json': CONFIG })
    expect(await runCli(folder, 'check')).toEqual({
      code: 1,
      stdout: '',
      stderr: `${FILES.map((name) => `error TW502: out/${name} is missing.\n${HELP}`).join('\n')}\n5 errors\n\n`,
    })
    expect((await readdir(folder)).sort()).toEqual(['plan.yaml', 'trackwright.config.json'])
  })
})

describe('trackwright check of output that another plan gave', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trackwright-cli-'))
    await fillFolder(folder, { 'plan.yaml': PLAN, 'trackwright.config.json': CONFIG })
    expect((await runCli(folder, 'generate')).code).toBe(0)
    await writeFile(join(folder, 'plan.yaml'), PLAN.replace('Order Completed', 'Order Paid'))
  })
  // No run of check may change the folder, which all of them have.
  afterEach(async () => {
    expect(await readFile(join(folder, 'out/index.js'), 'utf8')).toContain('Order Completed')
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('names what is stale, and leaves it as it was', async () => {
    const stale = FILES.filter((name) => name !== 'package.json')
    const { code, stderr } = await runCli(folder, 'check')
    expect(code).toBe(1)
    expect(stderr).toBe(
      `${stale.map((name) => `out/${name}:1:1 error TW502: out/${name} is not what the plan gives.\n${HELP}`).join('\n')}\n4 errors\n\n`,
    )
  })

  it('shows what would change with --diff', async () => {
    const { stdout } = await runCli(folder, 'check', '--diff')
    expect(stdout).toContain(
      [
        '--- a/out/trackwright.lock.json',
        '+++ b/out/trackwright.lock.json',
        '@@ -2,6 +2,6 @@',
        '   "note": "Names that trackwright gave to generated functions. Commit this file, so that they never change.",',
        '   "lockVersion": 1,',
        '   "names": [',
        '-    { "call": "track", "name": "Order Completed", "functionName": "trackOrderCompleted" }',
        '+    { "call": "track", "name": "Order Paid", "functionName": "trackOrderPaid" }',
        '   ]',
        ' }',
      ].join('\n'),
    )
  })

  it('speaks JSON', async () => {
    const { stdout, stderr, code } = await runCli(folder, 'check', '--json')
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({
      exitCode: 1,
      stale: ['out/index.d.ts', 'out/index.js', 'out/trackwright.lock.json', 'out/validators.js'],
      diagnostics: [{ code: 'TW502', location: { file: 'out/index.d.ts', line: 1, column: 1 } }, {}, {}, {}],
    })
  })

  it('speaks SARIF', async () => {
    const { stdout } = await runCli(folder, 'check', '--reporter', 'sarif')
    const [run] = JSON.parse(stdout).runs
    expect(run.tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual(['TW502'])
    expect(run.results).toHaveLength(4)
  })

  it('speaks to GitHub Actions', async () => {
    const { stdout } = await runCli(folder, 'check', '--reporter', 'github')
    expect(stdout.split('\n')[0]).toBe(
      '::error file=out/index.d.ts,line=1,col=1,title=TW502::out/index.d.ts is not what the plan gives. Run `trackwright generate` and commit what it writes.',
    )
  })
})
