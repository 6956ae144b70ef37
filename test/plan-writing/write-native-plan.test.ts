// The native writer: the files that it gives, and that they load to the same plan.
import { expect, test } from 'vitest'
import { loadPlan } from '../../generator/src/plan/load-plan.js'
import type { PlanSource, TrackingPlan } from '../../generator/src/plan/model.js'
import { readPlan } from '../../generator/src/plan/read-plan.js'
import { writeNativePlan } from '../../generator/src/plan-writing/write-native-plan.js'
import { foreignPlans, referencePlan, shopPlan } from '../plans.js'
import { canonicalPlan } from './canonical-plan.js'

function load(sources: readonly PlanSource[]): TrackingPlan {
  const { plan, diagnostics } = loadPlan(sources)
  expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
  if (plan === undefined) throw new Error('no plan')
  return plan
}

const onePlan = `{
  "name": "Shop", "id": "tp_1", "version": 3, "description": "d",
  "defaults": { "$schema": "http://json-schema.org/draft-07/schema#", "owner": "web" },
  "$defs": { "money": { "type": "number", "minimum": 0 }, "unused": {}, "node": { "properties": { "next": { "$ref": "#/$defs/node" } } } },
  "events": [
    { "title": "Order: Completed!", "description": "Bought.", "x-event": { "id": "ev_1", "tags": ["a", "b"], "version": 2 },
      "properties": { "total": { "$ref": "#/$defs/money" }, "con": { "$ref": "#/events/1/properties/con" } } },
    { "title": "con", "x-event": { "deprecated": "Use another." }, "properties": { "con": { "enum": ["yes", "no", "1"] }, "list": { "$ref": "#/$defs/node" } } },
    { "title": "Order: Completed!", "x-event": { "version": 1 }, "$schema": "https://json-schema.org/draft/2020-12/schema" },
    { "x-event": { "call": "identify" }, "properties": { "note": { "description": "two\\nlines # and: more" } } }
  ]
}`

test('a head, a file an event, and the definitions that are used', () => {
  const written = writeNativePlan(load([{ path: 'plan.json', text: onePlan }]), {
    commentOf: ({ call }) => (call === 'identify' ? ['seen 4 of 4', 'two\nlines'] : []),
  })
  expect(Object.fromEntries(written.map(({ path, text }) => [path, text]))).toEqual({
    'plan.yaml': `name: Shop
id: tp_1
version: "3"
description: d
defaults:
  $schema: http://json-schema.org/draft-07/schema#
`,
    'definitions/plan.yaml': `$defs:
  money:
    type: number
    minimum: 0
  node:
    properties:
      next:
        $ref: "#/$defs/node"
`,
    'events/con-track.yaml': `title: con
x-event:
  deprecated: Use another.
  owner: web
properties:
  con:
    enum: [yes, no, "1"]
  list:
    $ref: ../definitions/plan.yaml#/$defs/node
type: object
`,
    'events/order-completed.v1.yaml': `title: "Order: Completed!"
x-event:
  version: "1"
  owner: web
$schema: https://json-schema.org/draft/2020-12/schema
type: object
`,
    'events/order-completed.v2.yaml': `title: "Order: Completed!"
description: Bought.
x-event:
  id: ev_1
  version: "2"
  owner: web
  tags: [a, b]
properties:
  total:
    $ref: ../definitions/plan.yaml#/$defs/money
  con:
    $ref: ./con-track.yaml#/properties/con
type: object
`,
    'users/identify.yaml': `# seen 4 of 4
# two
# lines
x-event:
  call: identify
  owner: web
properties:
  note:
    description: |-
      two
      lines # and: more
type: object
`,
  })
})

test('a plan without events loads as one', () => {
  expect(writeNativePlan({ name: 'Empty', events: [], resources: new Map() })).toEqual([
    { path: 'plan.yaml', text: 'name: Empty\nevents: []\n' },
  ])
})

const plans = [
  shopPlan,
  referencePlan,
  ...(['segment', 'rudderstack', 'rudder-cli', 'iglu'] as const).flatMap(foreignPlans),
]

test.each(plans)('%s loads back to the same plan, and writing that gives the same files', async (path) => {
  const { sources } = await readPlan(path)
  const plan = load(sources)
  const written = writeNativePlan(plan)
  const again = load(written)
  expect(canonicalPlan(again)).toEqual(canonicalPlan(plan))
  expect(writeNativePlan(again)).toEqual(written)
})

test('references in one file lead to the same after they moved into several', () => {
  const plan = load([{ path: 'plan.json', text: onePlan }])
  expect(canonicalPlan(load(writeNativePlan(plan)))).toEqual(canonicalPlan(plan))
})
