// `trackwright audit` as a process, on a small program whose code was never generated.
import { describe, expect, it } from 'vitest'
import { makeFolder, runCli } from './run-cli.js'

const PLAN = `name: Mini
events:
  - { title: Order Completed, x-event: {}, type: object }
  - { title: Order Refunded, x-event: {}, type: object }
`

const PROJECT = {
  'plan.yaml': PLAN,
  'trackwright.config.json': '{ "plan": "plan.yaml", "output": "analytics", "platform": "node" }',
  'tsconfig.json': '{ "compilerOptions": { "paths": { "~/*": ["./*"] } } }',
  'src/app.ts': `import { trackOrderCompleted as done } from '~/analytics/index.js'\n\ndone({}, { userId: 'u' })\n`,
}

const RAW = { 'src/raw.js': `analytics.track('Order Refunded')\n` }

const TABLE = `event                    function             sent  where
track "Order Completed"  trackOrderCompleted  1     src/app.ts:3
track "Order Refunded"   trackOrderRefunded   0     never

1 of 2 events are sent (50 %), 0 only in tests, 1 never.
`

const NEVER = `plan.yaml:4:5 SEVERITY TW904: track "Order Refunded" is never sent: nothing calls trackOrderRefunded.
  help: Send it, mark it as deprecated, or take it out of the plan.

1 SEVERITY
`

describe('trackwright audit', () => {
  it('lists where each event is sent, and fails on nothing that is only a warning', async () => {
    expect(await runCli(await makeFolder(PROJECT), 'audit', 'src/**')).toEqual({
      code: 0,
      stdout: `${TABLE}1 of 1 calls go through the plan (100 %).\n`,
      stderr: `${NEVER.replaceAll('SEVERITY', 'warning')}\n`,
    })
  })

  it('fails on calls past the plan, with their lines', async () => {
    const { code, stdout, stderr } = await runCli(await makeFolder({ ...PROJECT, ...RAW }), 'audit', 'src')
    expect(code).toBe(1)
    expect(stdout).toBe(`${TABLE}1 of 2 calls go through the plan (50 %).\n`)
    expect(stderr).toContain(`src/raw.js:1:1 error TW901: track "Order Refunded" is sent past the plan.
  > 1 | analytics.track('Order Refunded')
      | ^`)
  })

  it('fails on what the config file says, and the flag wins over it', async () => {
    const config = {
      plan: 'plan.yaml',
      output: 'analytics',
      platform: 'node',
      audit: { failOn: ['never-sent'] },
    }
    const folder = await makeFolder({
      ...PROJECT,
      ...RAW,
      'trackwright.config.json': JSON.stringify(config),
    })
    const byConfig = await runCli(folder, 'audit')
    expect(byConfig.code).toBe(1)
    expect(byConfig.stderr).toContain('plan.yaml:4:5 error TW904')
    expect(byConfig.stderr).toContain('src/raw.js:1:1 warning TW901')
    const byFlag = await runCli(folder, 'audit', '--fail-on', 'deprecated')
    expect(byFlag.code).toBe(0)
  })

  it('gives programs the same, with every place', async () => {
    const { stdout } = await runCli(await makeFolder({ ...PROJECT, ...RAW }), 'audit', '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      coverage: { events: 2, sent: 1, onlyInTests: 0, neverSent: 1, throughPlan: 1, pastPlan: 1 },
      events: [
        {
          call: 'track',
          name: 'Order Completed',
          function: 'trackOrderCompleted',
          sent: [{ file: 'src/app.ts', line: 3, column: 1, kind: 'call' }],
          sentInTests: [],
        },
        { call: 'track', name: 'Order Refunded', function: 'trackOrderRefunded', sent: [], sentInTests: [] },
      ],
      diagnostics: [{ code: 'TW901' }, { code: 'TW904' }],
    })
  })

  const REFUSALS = [
    {
      name: 'a tsconfig that is not there',
      given: ['--tsconfig', 'x.json'],
      want: 'TW205: There is no x.json here.',
    },
    { name: 'patterns that match nothing', given: ['lib/**'], want: 'TW907: No source file matches lib/**.' },
    { name: 'a finding that there is not', given: ['--fail-on', 'raw'], want: "argument 'raw' is invalid" },
  ]
  it.each(REFUSALS)('refuses $name', async ({ given, want }) => {
    const { code, stderr } = await runCli(await makeFolder(PROJECT), 'audit', ...given)
    expect(stderr).toContain(want)
    expect(code).toBe(2)
  })

  it('takes audit beside several plans, and not within one of them', async () => {
    const target = { plan: 'plan.yaml', output: 'analytics', platform: 'node' }
    const write = (config: object) =>
      makeFolder({ ...PROJECT, 'trackwright.config.json': JSON.stringify(config) })
    const beside = await runCli(await write({ plans: [target], audit: { failOn: ['never-sent'] } }), 'audit')
    expect(beside.code).toBe(1)
    const within = await runCli(await write({ plans: [{ ...target, audit: {} }] }), 'audit')
    expect(within.stderr).toContain('TW202')
  })
})
