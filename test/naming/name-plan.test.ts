import { describe, expect, it } from 'vitest'
import type { LockedName } from '../../generator/src/naming/model.js'
import { lockNames, namePlan } from '../../generator/src/naming/name-plan.js'
import type { Call, PlanEvent, TrackingPlan } from '../../generator/src/plan/model.js'

type EventSpec = [call: Call, name: string, version?: string]

function planOf(specs: EventSpec[]): TrackingPlan {
  const events = specs.map(([call, name, version]): PlanEvent => {
    const schema = { type: 'object' }
    const location = { file: 'plan.yaml', line: 1, column: 1 }
    const event = {
      call,
      name,
      schema,
      draft: '2020-12' as const,
      schemaUri: 'plan:///plan.yaml',
      location,
    }
    return version === undefined ? event : { ...event, version }
  })
  return { name: 'Test', events, resources: new Map() }
}

const functionsOf = (specs: EventSpec[], lock: LockedName[] = []) =>
  namePlan(planOf(specs), lock).named.events.map((event) => event.functionName)

const typesOf = (specs: EventSpec[]) =>
  namePlan(planOf(specs), []).named.events.map((event) => event.typeName)

const cases: {
  name: string
  given: EventSpec[]
  functions: string[]
  types: string[]
}[] = [
  {
    name: 'names a function after the call and the event',
    given: [
      ['track', 'Order Completed'],
      ['page', 'Home'],
      ['screen', 'Home'],
    ],
    functions: ['trackOrderCompleted', 'pageHome', 'screenHome'],
    types: ['OrderCompletedProperties', 'PageHomeProperties', 'ScreenHomeProperties'],
  },
  {
    name: 'names a rule without a name after its call',
    given: [
      ['identify', ''],
      ['group', 'Group'],
      ['alias', ''],
      ['page', ''],
    ],
    functions: ['identify', 'group', 'alias', 'page'],
    types: ['IdentifyTraits', 'GroupTraits', 'AliasTraits', 'PageProperties'],
  },
  {
    name: 'numbers names that fall together, in the order of the plan',
    given: [
      ['track', 'Order Completed'],
      ['track', 'orderCompleted'],
      ['track', 'order_completed'],
    ],
    functions: ['trackOrderCompleted', 'trackOrderCompleted2', 'trackOrderCompleted3'],
    types: ['OrderCompletedProperties', 'OrderCompleted2Properties', 'OrderCompleted3Properties'],
  },
  {
    name: 'tells versions apart',
    given: [
      ['track', 'Shared', '1'],
      ['track', 'Shared', '2-0-0'],
      ['track', 'Single', '7'],
    ],
    functions: ['trackSharedV1', 'trackSharedV200', 'trackSingle'],
    types: ['SharedV1Properties', 'SharedV200Properties', 'SingleProperties'],
  },
  {
    name: 'keeps the types of a track event apart from those of other calls',
    given: [
      ['page', 'Home'],
      ['track', 'Page Home'],
      ['track', 'Track Page Home'],
      ['track', '42'],
    ],
    functions: ['pageHome', 'trackPageHome', 'trackTrackPageHome', 'track42'],
    types: [
      'PageHomeProperties',
      'TrackPageHomeProperties',
      'TrackTrackPageHomeProperties',
      'Track42Properties',
    ],
  },
]

describe('namePlan', () => {
  it.each(cases)('$name', ({ given, functions, types }) => {
    expect(functionsOf(given)).toEqual(functions)
    expect(typesOf(given)).toEqual(types)
  })

  it('warns of names that fall together, and names both', () => {
    const { diagnostics } = namePlan(
      planOf([
        ['track', 'A b'],
        ['track', 'a_b'],
      ]),
      [],
    )
    expect(
      diagnostics.map(({ code, severity, message }) => ({
        code,
        severity,
        message,
      })),
    ).toEqual([
      {
        code: 'TW301',
        severity: 'warning',
        message: 'track "a_b" and track "A b" would both be called trackAB: this one is trackAB2.',
      },
    ])
  })

  it('renames nothing when events are added or removed', () => {
    const before = planOf([
      ['track', 'orderCompleted'],
      ['track', 'order_completed'],
      ['track', 'Shared', '1'],
    ])
    const { named } = namePlan(before, [])
    const lock = lockNames(named)
    const after: EventSpec[] = [
      ['track', 'ORDER COMPLETED'],
      ['track', 'Order Completed'],
      ['track', 'order_completed'],
      ['track', 'Shared', '1'],
      ['track', 'Shared', '2'],
    ]
    expect(functionsOf(after, lock)).toEqual([
      'trackOrderCompleted',
      'trackOrderCompleted3',
      'trackOrderCompleted2',
      'trackShared',
      'trackSharedV2',
    ])
  })
})
