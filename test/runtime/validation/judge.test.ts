// What becomes of a call that breaks its plan, by policy; and that nothing tells what may be personal data.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createSlot, sendGroup, sendTrack, setSlotClient } from '../../../runtime/src/codegen.js'
import { createClient } from '../../../runtime/src/edge/index.js'
import { createRecordingClient } from '../../../runtime/src/testing/index.js'
import {
  allOf,
  closedObject,
  formatDateTime,
  judgeLater,
  judgeNow,
  minLength,
  number,
  pattern,
  properties,
  type Schema,
  string,
  uniqueItems,
  ViolationError,
} from '../../../runtime/src/validation/index.js'
import type { PlanOptions, Violation } from '../../../runtime/src/validation/violation.js'

const schema: Schema = () => [
  closedObject(
    [['total', number]],
    [
      ['currency', allOf(string, pattern('^[A-Z]{3}$', 'u'))],
      ['at', allOf(string, formatDateTime)],
      ['a/b', properties([['c~d', minLength(2)]])],
      ['list', uniqueItems],
    ],
  ),
]
const about = { judge: judgeNow, schema }
const right = { total: 1, currency: 'EUR' }
const loop: { self?: object } = {}
loop.self = loop
/** No warning, error or quarantine may hold it. */
const CANARY = 'mia@example.com'
const wrong = { total: 1, currency: CANARY }

function setUp(options?: PlanOptions) {
  const slot = createSlot({ name: 'Shop', version: '3' })
  const client = createRecordingClient()
  setSlotClient(slot, client, options)
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const sent = () => client.messages.map(({ type, event, properties }) => ({ type, event, properties }))
  // Warnings are remembered by event, so that each test has an event of its own.
  const event = `Event ${expect.getState().currentTestName}`
  const track = (payload: object) => sendTrack(slot, event, payload, { userId: 'u' }, about)
  return { slot, client, event, sent, track, warnings: () => warn.mock.calls.map((each) => each.join(' ')) }
}

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  vi.useRealTimers()
})

const findings: { name: string; given: object; want: [pointer: string, rule: string, sentence: string][] }[] =
  [
    { name: 'nothing', given: right, want: [] },
    { name: 'a date, which is a text on the wire', given: { ...right, at: new Date(0) }, want: [] },
    {
      name: 'an undefined member, which is none on the wire',
      given: { ...right, more: undefined },
      want: [],
    },
    { name: 'a type', given: { total: '1' }, want: [['/total', 'type', 'total must be a number']] },
    { name: 'NaN', given: { total: Number.NaN }, want: [['/total', 'type', 'total must be a number']] },
    { name: 'a missing member', given: {}, want: [['/total', 'required', 'total is required']] },
    {
      name: 'a member too many',
      given: { ...right, email: CANARY },
      want: [['/email', 'additionalProperties', 'email is not a property of the plan']],
    },
    {
      name: 'all that is wrong',
      given: { currency: 'x', at: 'y' },
      want: [
        ['/total', 'required', 'total is required'],
        ['/currency', 'pattern', 'currency must match ^[A-Z]{3}$'],
        ['/at', 'format', 'at must be in the format date-time'],
      ],
    },
    {
      name: 'a place whose name needs escapes',
      given: { ...right, 'a/b': { 'c~d': 'x' } },
      want: [['/a~1b/c~0d', 'minLength', 'a/b.c~d must have 2 or more characters']],
    },
  ]

describe('a violation', () => {
  it.each(findings)('tells of $name', ({ given, want }) => {
    const seen: Violation[] = []
    const { track, event } = setUp({ onViolation: (violations) => void seen.push(...violations) })
    track(given)
    expect(seen).toEqual(
      want.map(([pointer, rule, sentence]) => ({
        call: 'track',
        event,
        pointer,
        rule,
        message: `${event}: ${sentence}`,
      })),
    )
  })

  it('steers no terminal, whatever the event, its keys and its values are called', () => {
    const orders = '\x1b]0;title\x07\x1b[2J\x9b31m\r\n\u202e'
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const slot = createSlot({ name: 'Shop' })
    setSlotClient(slot, createRecordingClient(), { onViolation: 'warn', showValues: true })
    const given = { total: 1, currency: `x${orders}`, [`k${orders}`]: 1 }
    sendTrack(slot, `Order${orders}`, given, { userId: 'u' }, about)
    expect(warn.mock.calls).toEqual([
      [
        'trackwright: Order]0;title[2J31m: currency must match ^[A-Z]{3}$ (pattern at /currency)',
        'x]0;title[2J31m',
      ],
      [
        'trackwright: Order]0;title[2J31m: k]0;title[2J31m is not a property of the plan (additionalProperties at /k]0;title[2J31m)',
        1,
      ],
    ])
  })

  it('has the value only where that is wanted', () => {
    const seen: Violation[] = []
    const { track } = setUp({
      showValues: true,
      onViolation: (violations) => void seen.push(...violations),
    })
    track(wrong)
    expect(seen.map(({ value }) => value)).toEqual([CANARY])
  })
})

describe('the policy', () => {
  it("'throw' throws at the call and sends nothing", () => {
    const { track, sent } = setUp({ onViolation: 'throw' })
    let thrown: unknown
    try {
      track(wrong)
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(ViolationError)
    expect(JSON.stringify([thrown, String(thrown), (thrown as Error).stack])).not.toContain(CANARY)
    expect(sent()).toEqual([])
  })

  it("'warn' sends and tells once a minute, without the value", () => {
    vi.useFakeTimers()
    const { track, sent, event, warnings } = setUp({ onViolation: 'warn' })
    for (let count = 0; count < 3; count++) track(wrong)
    const text = `trackwright: ${event}: currency must match ^[A-Z]{3}$ (pattern at /currency)`
    expect(warnings()).toEqual([text])
    vi.advanceTimersByTime(60_000)
    track(wrong)
    expect(warnings()).toEqual([text, `${text} (and 2 times before)`])
    expect(sent()).toEqual(Array(4).fill({ type: 'track', event, properties: wrong }))
  })

  it("'drop' tells and does not send", () => {
    const { track, sent, warnings } = setUp({ onViolation: 'drop' })
    track(wrong)
    track(right)
    expect(sent().map((each) => each.properties)).toEqual([right])
    expect(warnings()).toHaveLength(1)
  })

  it("'quarantine' sends it under another name, with what is broken", () => {
    const { track, sent, event } = setUp({ onViolation: 'quarantine' })
    track(wrong)
    expect(sent()).toEqual([
      {
        type: 'track',
        event: 'Event Quarantined',
        properties: {
          call: 'track',
          event,
          payload: wrong,
          violations: [{ pointer: '/currency', rule: 'pattern' }],
        },
      },
    ])
  })

  it('that is a function decides, and sends where it says nothing or throws', () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const answers = ['drop', undefined, 'send', 'throws', 'quarantine'] as const
    let asked = 0
    const { track, sent, event, warnings } = setUp({
      onViolation: () => {
        const answer = answers[asked++]
        if (answer === 'throws') throw new Error('of the program')
        return answer
      },
    })
    for (const _ of answers) track(wrong)
    expect(sent().map((each) => each.event)).toEqual([event, event, event, 'Event Quarantined'])
    expect(error).toHaveBeenCalledTimes(1)
    expect(warnings()).toEqual([])
  })

  it('of an event comes before that of the plan', () => {
    const { slot, sent, track } = setUp({
      onViolation: 'throw',
      onViolationOf: { [`Event ${expect.getState().currentTestName}`]: 'drop', group: 'drop' },
    })
    track(wrong)
    sendGroup(slot, 'g', { total: 'x' }, { userId: 'u' }, about)
    expect(() => sendTrack(slot, 'toString', wrong, { userId: 'u' }, about)).toThrow(ViolationError)
    expect(sent()).toEqual([])
  })

  const defaults: { name: string; env: Record<string, string | undefined>; throws: boolean }[] = [
    { name: 'vitest and jest', env: { NODE_ENV: 'test', NODE_TEST_CONTEXT: undefined }, throws: true },
    { name: 'node --test', env: { NODE_ENV: undefined, NODE_TEST_CONTEXT: 'child-v8' }, throws: true },
    { name: 'development', env: { NODE_ENV: 'development', NODE_TEST_CONTEXT: undefined }, throws: false },
    { name: 'production', env: { NODE_ENV: 'production', NODE_TEST_CONTEXT: undefined }, throws: false },
  ]
  it.each(defaults)('by default in $name: throws $throws, else sends and warns', ({ env, throws }) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
    const { track, sent, event, warnings } = setUp()
    if (throws) expect(() => track(wrong)).toThrow(ViolationError)
    else track(wrong)
    const text = `trackwright: ${event}: currency must match ^[A-Z]{3}$ (pattern at /currency)`
    expect([sent().length, warnings()]).toEqual(throws ? [0, []] : [1, [text]])
  })

  it('by default throws where mocha or jasmine has put its functions', () => {
    vi.stubEnv('NODE_ENV', undefined)
    Object.assign(globalThis, { describe: () => undefined, it: () => undefined })
    const { track } = setUp()
    expect(() => track(wrong)).toThrow(ViolationError)
    Reflect.deleteProperty(globalThis, 'describe')
    Reflect.deleteProperty(globalThis, 'it')
  })
})

describe('stats()', () => {
  const NONE = { sent: 0, quarantined: 0, dropped: 0, thrown: 0 }
  const of = (policy: PlanOptions['onViolation']) => setUp({ onViolation: policy })

  it.each([
    { policy: 'warn', want: { ...NONE, sent: 2 } },
    { policy: 'quarantine', want: { ...NONE, quarantined: 2 } },
    { policy: 'drop', want: { ...NONE, dropped: 2 } },
    { policy: (): 'drop' => 'drop', want: { ...NONE, dropped: 2 } },
    { policy: (): undefined => undefined, want: { ...NONE, sent: 2 } },
  ] satisfies { policy: PlanOptions['onViolation']; want: object }[])(
    'counts the calls that broke their plan, with $policy',
    ({ policy, want }) => {
      const { track, client } = of(policy)
      for (const payload of [wrong, right, {}]) track(payload)
      expect(client.stats().violations).toEqual(want)
    },
  )

  it('counts those that threw', () => {
    const { track, client } = of('throw')
    expect(() => track(wrong)).toThrow(ViolationError)
    expect(client.stats().violations).toEqual({ ...NONE, thrown: 1 })
  })

  it('counts those that came before the client, and by the client of the call', () => {
    const slot = createSlot({ name: 'Shop' })
    const [ofPlan, ofCall] = [createRecordingClient(), createRecordingClient()]
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    vi.stubEnv('NODE_ENV', 'production')
    sendTrack(slot, 'Early', wrong, { userId: 'u' }, about)
    sendTrack(slot, 'Elsewhere', wrong, { userId: 'u', client: ofCall }, about)
    setSlotClient(slot, ofPlan)
    expect([ofPlan, ofCall].map((each) => each.stats().violations)).toEqual(
      Array(2).fill({ ...NONE, sent: 1 }),
    )
    expect(ofPlan.messages).toHaveLength(1)
  })

  it('counts as sent what was judged too late to hold it back', async () => {
    const { slot, event, client } = of('drop')
    const load = () => Promise.resolve({ schema })
    sendTrack(slot, event, wrong, { userId: 'u' }, { judge: judgeLater, load })
    await vi.waitFor(() => expect(client.stats().violations).toEqual({ ...NONE, sent: 1 }))
  })

  it('is a snapshot, of a real client too', () => {
    const client = createClient({ writeKey: 'k', dataPlaneUrl: 'https://plane.example' })
    const slot = createSlot({ name: 'Shop' })
    setSlotClient(slot, client, { onViolation: 'drop' })
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const before = client.stats()
    sendTrack(slot, 'Order Completed', wrong, { userId: 'u' }, about)
    expect([before.violations, client.stats().violations]).toEqual([NONE, { ...NONE, dropped: 1 }])
    expect(client.stats()).toMatchObject({ accepted: 0, refused: 0 })
  })
})

describe('a call', () => {
  it.each([
    {
      name: 'a getter that throws',
      payload: Object.defineProperty({ total: 1 }, 'at', {
        enumerable: true,
        get() {
          throw new Error('of the program')
        },
      }),
    },
    { name: 'an object inside itself, among elements that must differ', payload: { total: 1, list: [loop] } },
    { name: 'a payload without a prototype', payload: Object.assign(Object.create(null), { total: 1 }) },
  ])('with $name does not throw', ({ payload }) => {
    const { track, sent } = setUp({ onViolation: 'warn' })
    expect(() => track(payload)).not.toThrow()
    expect(sent()).toHaveLength(1)
  })
})

describe('a validator that is loaded', () => {
  const later = (load: () => Promise<{ schema: typeof schema }>) => ({ judge: judgeLater, load })

  it('judges what the call was given, and cannot hold it back', async () => {
    const { slot, event, sent, warnings } = setUp({ onViolation: 'drop' })
    const payload = { ...wrong }
    sendTrack(
      slot,
      event,
      payload,
      { userId: 'u' },
      later(() => Promise.resolve({ schema })),
    )
    payload.currency = 'EUR'
    await vi.waitFor(() => expect(warnings()).toHaveLength(1))
    expect(sent()).toHaveLength(1)
  })

  it('that does not load is told of, and the call is sent', async () => {
    const { slot, event, sent, warnings } = setUp({ onViolation: 'throw' })
    sendTrack(
      slot,
      event,
      wrong,
      { userId: 'u' },
      later(() => Promise.reject(new Error('404'))),
    )
    await vi.waitFor(() =>
      expect(warnings()).toEqual(['trackwright: a validator could not be loaded; its calls are not judged']),
    )
    expect(sent()).toHaveLength(1)
  })
})
