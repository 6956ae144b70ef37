import { describe, expect, it } from 'vitest'
import { auditUsage } from '../../generator/src/usage/audit-usage.js'
import { lookThrough } from '../../generator/src/usage/look-through.js'
import { printAudit } from '../../generator/src/usage/print-audit.js'
import { moduleOf, sourcesOf } from './sources-of.js'

function audit(
  files: Record<string, string>,
  modules = [moduleOf({ trackA: 'track Order Completed', page: 'page' })],
) {
  return auditUsage(modules, lookThrough({ sources: sourcesOf(files), modules }), '/p')
}

/** Without what is never sent, which is most of the plan in most rows. */
const findings = (...given: Parameters<typeof audit>) =>
  audit(...given)
    .findings.filter(({ kind }) => kind !== 'never-sent')
    .map(({ kind, diagnostic: { code, location, message, help } }) => ({
      is: `${kind} ${code} ${location?.file}:${location?.line}:${location?.column}`,
      message,
      help,
    }))

const FINDINGS = [
  {
    name: 'a call past the plan, with the function that should make it',
    given: { 'src/a.ts': `analytics.track('Order Completed', {})` },
    want: {
      is: 'raw-call TW901 /p/src/a.ts:1:1',
      message: 'track "Order Completed" is sent past the plan.',
      help: 'Call trackA of the generated code, or run `trackwright migrate`.',
    },
  },
  {
    name: 'a page without a rule of its own as one of the rule of all',
    given: { 'src/a.ts': `analytics.page('Home')` },
    want: {
      is: 'raw-call TW901 /p/src/a.ts:1:1',
      message: 'page "Home" is sent past the plan.',
      help: 'Call page of the generated code, or run `trackwright migrate`.',
    },
  },
  {
    name: 'an event in no plan, and what was probably meant',
    given: { 'src/a.ts': `\n  rudderanalytics.track('Order Complete')` },
    want: {
      is: 'unknown-event TW902 /p/src/a.ts:2:3',
      message: 'track "Order Complete" is sent, and is in no plan. Did you mean "Order Completed"?',
      help: 'Add the event to the plan, or take the call out.',
    },
  },
  {
    name: 'a call that the plan has no rule for',
    given: { 'src/a.ts': `window.analytics?.identify('u')` },
    want: {
      is: 'unknown-event TW902 /p/src/a.ts:1:1',
      message: 'identify is sent, and is in no plan.',
      help: 'Add the event to the plan, or take the call out.',
    },
  },
  {
    name: 'a name that is made at run time',
    given: { 'src/a.ts': 'analytics.track(`Order ${status}`)' },
    want: {
      is: 'dynamic-name TW903 /p/src/a.ts:1:1',
      message: 'The name of this event is made at run time: `Order ${status}`.',
      help: 'Write the name and the message out at the call; one generated function stands for one event.',
    },
  },
  {
    name: 'a message that is made elsewhere',
    given: {
      'src/a.ts': `import A from '@rudderstack/rudder-sdk-node'; new A('').track({ ...base, userId })`,
    },
    want: {
      is: 'dynamic-name TW903 /p/src/a.ts:1:47',
      message: 'This message is made at run time: { ...base, userId }.',
      help: 'Write the name and the message out at the call; one generated function stands for one event.',
    },
  },
  {
    name: 'an event that only tests send',
    given: { 'src/a.test.ts': `import { trackA } from '../out'; trackA({})` },
    want: {
      is: 'tests-only TW905 plan.yaml:1:1',
      message: 'track "Order Completed" is sent only in tests.',
      help: 'Send it, mark it as deprecated, or take it out of the plan.',
    },
  },
]

describe('auditUsage', () => {
  it.each(FINDINGS)('reports $name', ({ given, want }) => {
    expect(findings(given as unknown as Record<string, string>)).toEqual([want])
  })

  it('passes over calls past the plan in tests', () => {
    expect(findings({ 'src/__tests__/a.ts': `analytics.track('X')` })).toEqual([])
  })

  it('reports each event that nothing sends, where it stands in the plan', () => {
    const [module] = [moduleOf({ trackA: 'track A' })]
    const [finding] = audit({ 'src/a.ts': '' }, [module]).findings
    expect(finding).toMatchObject({
      kind: 'never-sent',
      ofPlan: module,
      diagnostic: {
        code: 'TW904',
        message: 'track "A" is never sent: nothing calls trackA.',
        location: { file: 'plan.yaml', line: 1, column: 1 },
      },
    })
  })

  it('reports a deprecated event where it is sent, with the reason, and not where it is not', () => {
    const modules = [moduleOf({ trackA: 'track A', trackB: 'track B' }, { deprecated: 'Use C.' })]
    expect(audit({ 'a.ts': `import { trackA } from './out'; trackA({})` }, modules).findings).toMatchObject([
      {
        kind: 'deprecated',
        diagnostic: {
          code: 'TW906',
          message: 'track "A" is deprecated: Use C.',
          location: { file: '/p/a.ts' },
        },
      },
    ])
  })

  it('tells two plans with a function of one name apart', () => {
    const shop = moduleOf({ trackA: 'track A' })
    const site = { ...moduleOf({ trackA: 'track A' }), folder: '/p/site' }
    const files = {
      'a.ts': `import { trackA } from './site'; import { trackA as other } from './out'; (yes ? trackA : other)({})`,
      'b.ts': `import { trackA } from './site'; trackA({})`,
    }
    const { events } = audit(files, [shop, site])
    expect(events.map(({ uses }) => uses.length)).toEqual([1, 2])
  })

  it('prints a table and two figures', () => {
    const modules = [moduleOf({ trackA: 'track A', trackLong: 'track Long', trackC: 'track C' })]
    const files = {
      'a.ts': `import { trackA } from './out'\ntrackA({})\ntrackA({})\ntrackA({})\ntrackA({}); analytics.track('A')`,
      'test/a.ts': `import { trackLong } from '../out'\ntrackLong({})`,
    }
    expect(printAudit(audit(files, modules), '/p')).toEqual([
      'event         function   sent  where',
      'track "A"     trackA     4     a.ts:2, a.ts:3, a.ts:4 and 1 more',
      'track "Long"  trackLong  0     only in tests: test/a.ts:2',
      'track "C"     trackC     0     never',
      '',
      '1 of 3 events are sent (33 %), 1 only in tests, 1 never.',
      '4 of 5 calls go through the plan (80 %).',
    ])
  })
})
