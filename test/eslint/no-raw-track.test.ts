import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ESLint, type Linter, RuleTester } from 'eslint'
import { afterAll, describe, expect, it } from 'vitest'
import plugin, { recommended } from '../../generator/src/eslint/index.js'
import { noRawTrack } from '../../generator/src/eslint/no-raw-track.js'

RuleTester.describe = describe
RuleTester.it = it
RuleTester.itOnly = it.only

const output = mkdtempSync(join(tmpdir(), 'trackwright-eslint-'))
const names = [{ call: 'track', name: 'Order Completed', functionName: 'trackOrderCompleted' }]
writeFileSync(join(output, 'trackwright.lock.json'), JSON.stringify({ names }))
afterAll(() => rmSync(output, { recursive: true }))

const raw = (event: string) => [
  { message: `This sends ${event} past the tracking plan: call a generated function.` },
]

new RuleTester().run('no-raw-track', noRawTrack as never, {
  valid: [
    `import { trackOrderCompleted } from './analytics'; trackOrderCompleted({})`,
    `import analytics from 'posthog-js'; analytics.track('A')`,
    `mixpanel.track('A'); analytics.reset(); track('A'); list.group('b')`,
    `import { Analytics } from '@segment/analytics-node'; const client = new Analytics({}); client.flush()`,
    `analytics['tr' + 'ack']('A')`,
  ],
  invalid: [
    { code: `analytics.track('Order Completed', {})`, errors: raw('track "Order Completed"') },
    {
      code: `window.analytics?.page('Home'); this.analytics.identify('u')`,
      errors: [...raw('page "Home"'), ...raw('identify')],
    },
    { code: `rudderanalytics['track'](name)`, errors: raw('track') },
    {
      code: `import { analytics } from '../client'; analytics.track({ event: 'A', userId: 'u' })`,
      errors: raw('track "A"'),
    },
    {
      code: `import { Analytics } from '@segment/analytics-node'; const client = new Analytics({}); client.track({ 'event': 'A' })`,
      errors: raw('track "A"'),
    },
    {
      code: `import { AnalyticsBrowser } from '@segment/analytics-next'; const s = AnalyticsBrowser.load({}); s.group('g')`,
      errors: raw('group'),
    },
    { code: `import * as r from 'rudder-sdk-js'; r.track('A')`, errors: raw('track "A"') },
    {
      code: `analytics.track('Order Completed'); analytics.track('Other')`,
      options: [{ output }],
      errors: [
        { message: 'This sends track "Order Completed" past the tracking plan: call trackOrderCompleted.' },
        ...raw('track "Other"'),
      ],
    },
    {
      code: `analytics.track('A')`,
      options: [{ output: join(output, 'missing') }],
      errors: raw('track "A"'),
    },
  ],
})

describe('trackwright/eslint', () => {
  it('is a plugin with a config that turns the rule on', async () => {
    const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: [recommended as Linter.Config] })
    const [result] = await eslint.lintText(`analytics.track('A')\n`)
    expect(result?.messages.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([
      ['trackwright/no-raw-track', 2],
    ])
    expect(Object.keys(plugin.rules)).toEqual(['no-raw-track'])
  })
})
