// What a comparison says of whole plans: sentences, places, pairs of events, and the versions that it asks for.
import { describe, expect, it } from 'vitest'
import { comparePlans } from '../../generator/src/compare/compare-plans.js'
import { describeChange } from '../../generator/src/compare/describe-change.js'
import { hasFailed } from '../../generator/src/compare/fail-on.js'
import type { PlanComparison } from '../../generator/src/compare/model.js'
import { printMarkdown } from '../../generator/src/compare/print-markdown.js'
import { nextSchemaVersion, nextSemantic } from '../../generator/src/compare/recommend-versions.js'
import { loadPlan } from '../../generator/src/plan/load-plan.js'

function compare(base: Record<string, string>, head: Record<string, string>): PlanComparison {
  const [before, after] = [base, head].map((files) => {
    const { plan, diagnostics } = loadPlan(
      Object.entries({ 'plan.yaml': 'name: Shop\n', ...files }).map(([path, text]) => ({ path, text })),
    )
    if (plan === undefined) throw new Error(diagnostics.map(({ message }) => message).join(' '))
    return plan
  })
  if (before === undefined || after === undefined) throw new Error('There are two plans.')
  return comparePlans(before, after)
}

/** Each finding as `place severity code message`. */
function findings({ events }: PlanComparison): string[] {
  return events
    .flatMap(({ changes }) => changes.map(describeChange))
    .map(
      ({ location, severity, code, message }) =>
        `${location?.file}:${location?.line}:${location?.column} ${severity} ${code} ${message}`,
    )
}

const ORDER = `title: Order Completed
x-event: { version: 1-0-0 }
type: object
required: [total]
additionalProperties: false
properties:
  total: { type: number, minimum: 0 }
  items:
    type: array
    items:
      $ref: item.yaml
`
const ITEM = `type: object
properties:
  price: { type: number }
`
const plan = (order: string, item = ITEM) => ({ 'order.yaml': order, 'item.yaml': item })
const event = (title: string, rest = '') => `title: ${title}\nx-event: {}\ntype: object\n${rest}`

const cases: { name: string; base: Record<string, string>; head: Record<string, string>; want: string[] }[] =
  [
    { name: 'nothing of equal plans', base: plan(ORDER), head: plan(ORDER), want: [] },
    {
      name: 'a change in a file that an event refers to, at its place there',
      base: plan(ORDER),
      head: plan(ORDER, ITEM.replace('number', 'integer')),
      want: [
        'item.yaml:3:12 error TW808 track "Order Completed" version 1-0-0, items[].price: narrowed: type "number" → "integer". What was sent before may be refused, such as 2.5.',
      ],
    },
    {
      name: 'two changes of one event, each by itself',
      base: plan(ORDER),
      head: plan(ORDER.replace('minimum: 0', 'minimum: -1').replace('[total]', '[total, items]')),
      want: [
        'order.yaml:7:26 info TW810 track "Order Completed" version 1-0-0, total: widened: minimum 0 → -1. Readers of the old schema may refuse what is new.',
        'order.yaml:4:1 error TW806 track "Order Completed" version 1-0-0, items: is now required. What was sent before may be refused.',
      ],
    },
    {
      name: 'a removed event, at its place in the base',
      base: { 'a.yaml': event('A'), 'b.yaml': event('B') },
      head: { 'a.yaml': event('A') },
      want: ['b.yaml:1:1 error TW801 track "B": removed. Code that sends it does not compile any more.'],
    },
    {
      name: 'an event in another form of its name as renamed',
      base: { 'a.yaml': event('Cart Viewed') },
      head: { 'a.yaml': event('cart_viewed') },
      want: [
        'a.yaml:1:1 error TW802 track "cart_viewed": renamed from "Cart Viewed". Code that sends it does not compile any more.',
      ],
    },
    {
      name: 'an event of the very same payload as renamed, and one of another payload not',
      base: {
        'a.yaml': event('Cart Viewed', 'properties: { cart_id: {}, total: {} }\n'),
        'b.yaml': event('Login', 'properties: { user: {} }\n'),
      },
      head: {
        'a.yaml': event('Basket Opened', 'properties: { cart_id: {}, total: {} }\n'),
        'b.yaml': event('Shared', 'properties: { by: {} }\n'),
      },
      want: [
        'a.yaml:1:1 error TW802 track "Basket Opened": renamed from "Cart Viewed". Code that sends it does not compile any more.',
        'b.yaml:1:1 info TW800 track "Shared": added.',
        'b.yaml:1:1 error TW801 track "Login": removed. Code that sends it does not compile any more.',
      ],
    },
    {
      name: 'a new version in place of the old one as a change, and one beside it as an addition',
      base: {
        'a.yaml': 'title: A\nx-event: { version: 1 }\n',
        'b.yaml': 'title: B\nx-event: { version: 1 }\n',
      },
      head: {
        'a.yaml': 'title: A\nx-event: { version: 2 }\n',
        'b.yaml': 'title: B\nx-event: { version: 1 }\n',
        'b2.yaml': 'title: B\nx-event: { version: 2 }\n',
      },
      want: [
        'a.yaml:1:1 info TW817 track "A" version 2: version changed.',
        'b2.yaml:1:1 info TW800 track "B" version 2: added.',
      ],
    },
  ]

describe('comparePlans', () => {
  it.each(cases)('tells $name', ({ base, head, want }) => {
    expect(findings(compare(base, head))).toEqual(want)
  })

  it('compares plans of different drafts by what they admit', () => {
    const old = ORDER.replace(
      'type: object\n',
      '$schema: http://json-schema.org/draft-07/schema#\ntype: object\n',
    )
    const { events } = compare(plan(old), plan(ORDER.replace('minimum: 0', 'minimum: 1')))
    expect(events.map(({ effects }) => effects)).toEqual([{ senders: 'no', oldData: 'no', newData: 'yes' }])
  })
})

describe('hasFailed', () => {
  const readers = compare(plan(ORDER), plan(ORDER.replace('minimum: 0', 'minimum: -1')))
  const breaking = compare(plan(ORDER), plan(ORDER.replace('minimum: 0', 'minimum: 1')))
  const words = compare(plan(ORDER), plan(`${ORDER}description: Paid.\n`))
  it.each([
    { failOn: 'breaking', want: [true, false, false] },
    { failOn: 'readers', want: [true, true, false] },
    { failOn: 'any', want: [true, true, true] },
    { failOn: 'never', want: [false, false, false] },
  ] as const)('counts by $failOn', ({ failOn, want }) => {
    expect([breaking, readers, words].map((comparison) => hasFailed(comparison, failOn))).toEqual(want)
  })
})

describe('printMarkdown', () => {
  it('is a table in which text of the plan can be nothing but text', () => {
    const hostile = event('"a|b `c` <img>\\nd"')
    expect(
      printMarkdown(compare({ 'b.yaml': event('B') }, { 'a.yaml': hostile, 'b.yaml': event('B') }), '`Shop`'),
    ).toBe(`### Tracking plan \`\` \`Shop\` \`\` breaks nothing that is sent today: a **minor** version

1 event differs; unchanged: 1.

| event | value | change | senders | old data | new data |
| --- | --- | --- | :-: | :-: | :-: |
| \`\` track "a\\|b \`c\` <img>\\nd" \`\` |  | \`added\` | ✅ | ✅ | ❌ |

<details><summary>Versions of the events</summary>

| event |  | semantic version | SchemaVer |
| --- | --- | --- | --- |
| \`\` track "a\\|b \`c\` <img>\\nd" \`\` | added | minor | none |

</details>

Senders: does code of before still compile. Old data: does it fit the new schemas. New data: does it fit the old ones.
`)
  })
})

describe('next versions', () => {
  it.each([
    ['1.2.3', 'major', '2.0.0'],
    ['1.2.3', 'minor', '1.3.0'],
    ['v1.2.3', 'patch', 'v1.2.4'],
    ['1.2', 'minor', '1.3'],
    ['3', 'major', '4'],
    ['3', 'minor', undefined],
    ['0.4.1', 'major', '0.5.0'],
    ['1.2.3', 'none', undefined],
    ['today', 'major', undefined],
    [undefined, 'major', undefined],
  ] as const)('of %s for %s is %s', (version, bump, want) => {
    expect(nextSemantic(version, bump)).toBe(want)
  })

  it.each([
    ['1-0-2', 'MODEL', '2-0-0'],
    ['1-0-2', 'REVISION', '1-1-0'],
    ['1-0-2', 'ADDITION', '1-0-3'],
    ['1.0', 'MODEL', undefined],
  ] as const)('of %s for %s is %s', (version, bump, want) => {
    expect(nextSchemaVersion(version, bump)).toBe(want)
  })
})
