import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  type ClientSlot,
  createSlot,
  sendAlias,
  sendGroup,
  sendIdentify,
  sendPage,
  sendScreen,
  sendTrack,
  setSlotClient,
} from '../../runtime/src/codegen.js'
import { createRecordingClient } from '../../runtime/src/testing/index.js'
import { createTestClient } from './test-client.js'

afterEach(() => vi.restoreAllMocks())

const slotWith = (client: Parameters<typeof setSlotClient>[1]): ClientSlot => {
  const slot = createSlot({ name: 'Shop', version: '3' })
  setSlotClient(slot, client)
  return slot
}

const trackingPlan = { name: 'Shop', version: '3' }
const who = { userId: 'u', context: { ip: '1.2.3.4' } }
const sentBy = { userId: 'u', context: { ip: '1.2.3.4', trackingPlan } }

const calls: { name: string; given: (slot: ClientSlot) => void; want: object }[] = [
  {
    name: 'track',
    given: (slot) => sendTrack(slot, 'Order Completed', { total: 1 }, who),
    want: { type: 'track', event: 'Order Completed', properties: { total: 1 }, ...sentBy },
  },
  {
    name: 'the version of an event',
    given: (slot) => sendTrack(slot, 'Order Completed', undefined, who, { version: '2' }),
    want: {
      type: 'track',
      event: 'Order Completed',
      userId: 'u',
      context: { ip: '1.2.3.4', trackingPlan: { ...trackingPlan, eventVersion: '2' } },
    },
  },
  {
    name: 'track without properties and options',
    given: (slot) => sendTrack(slot, 'Order Completed', undefined, undefined),
    want: { type: 'track', event: 'Order Completed', context: { trackingPlan } },
  },
  {
    name: 'page',
    given: (slot) => sendPage(slot, 'Home', { a: 1 }, { ...who, category: 'Shop' }),
    want: { type: 'page', name: 'Home', properties: { a: 1 }, category: 'Shop', ...sentBy },
  },
  {
    name: 'screen',
    given: (slot) => sendScreen(slot, 'Main', undefined, { anonymousId: 7 }),
    want: { type: 'screen', name: 'Main', anonymousId: 7, context: { trackingPlan } },
  },
  {
    name: 'identify',
    given: (slot) => sendIdentify(slot, { email: 'a@b.c' }, who),
    want: { type: 'identify', traits: { email: 'a@b.c' }, ...sentBy },
  },
  {
    name: 'group',
    given: (slot) => sendGroup(slot, 'g', { name: 'G' }, who),
    want: { type: 'group', groupId: 'g', traits: { name: 'G' }, ...sentBy },
  },
  {
    name: 'alias',
    given: (slot) => sendAlias(slot, 'old', { ...who, traits: { a: 1 } }),
    want: { type: 'alias', previousId: 'old', traits: { a: 1 }, ...sentBy },
  },
  {
    name: 'what the plan says over what the options say',
    given: (slot) => sendTrack(slot, 'Ev', { a: 1 }, Object.assign({ event: 'Other', properties: {} }, who)),
    want: { type: 'track', event: 'Ev', properties: { a: 1 }, ...sentBy },
  },
]

describe('a call of generated code', () => {
  for (const { name, given, want } of calls) {
    it(`reaches the client of its plan: ${name}`, () => {
      const client = createRecordingClient()
      given(slotWith(client))
      expect(client.messages).toEqual([want])
    })
  }

  it('reaches the client of the call, where it names one', () => {
    const [ofPlan, ofCall] = [createRecordingClient(), createRecordingClient()]
    sendTrack(slotWith(ofPlan), 'Ev', undefined, { userId: 'u', client: ofCall })
    sendTrack(createSlot({ name: 'Shop' }), 'Ev', undefined, { userId: 'u', client: ofCall })
    expect(ofPlan.messages).toEqual([])
    const message = { type: 'track', event: 'Ev', userId: 'u' }
    expect(ofCall.messages).toEqual([
      { ...message, context: { trackingPlan } },
      { ...message, context: { trackingPlan: { name: 'Shop' } } },
    ])
  })
})

describe('calls before there is a client', () => {
  it('wait, as they were made, and go in order', () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 2) })
    const slot = createSlot({ name: 'Shop' })
    const properties = { list: [1] }
    sendTrack(slot, 'First', properties, { userId: 'u', timestamp: new Date(0) })
    properties.list.push(2)
    vi.setSystemTime(Date.UTC(2026, 0, 3))
    sendIdentify(slot, undefined, { userId: 'u' })
    const client = createRecordingClient()
    setSlotClient(slot, client)
    vi.useRealTimers()
    expect(client.messages).toEqual([
      {
        type: 'track',
        event: 'First',
        properties: { list: [1] },
        userId: 'u',
        context: { trackingPlan: { name: 'Shop' } },
        timestamp: '1970-01-01T00:00:00.000Z',
        originalTimestamp: '2026-01-02T00:00:00.000Z',
      },
      {
        type: 'identify',
        userId: 'u',
        context: { trackingPlan: { name: 'Shop' } },
        originalTimestamp: '2026-01-03T00:00:00.000Z',
      },
    ])
    setSlotClient(slot, client)
    expect(client.messages).toHaveLength(2)
  })

  it('are 1,000 at most; the first that is lost is told', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const slot = createSlot({ name: 'S\x1b[2Jh\x9bop\n' })
    for (let index = 0; index < 1_005; index++) sendTrack(slot, `e${index}`, undefined, { userId: 'u' })
    expect(warn.mock.calls).toEqual([['trackwright: calls of "S[2Jhop" are lost: 1000 wait for setClient()']])
    const client = createRecordingClient()
    setSlotClient(slot, client)
    expect(client.messages.map((message) => message.event)).toEqual(
      Array.from({ length: 1_000 }, (_, index) => `e${index}`),
    )
  })

  it('wait again when the client is taken away', () => {
    const client = createRecordingClient()
    const slot = slotWith(client)
    setSlotClient(slot, undefined)
    sendTrack(slot, 'Ev', undefined, { userId: 'u' })
    expect(client.messages).toEqual([])
    setSlotClient(slot, client)
    expect(client.messages).toHaveLength(1)
  })

  it('are stamped on the wire with the time of the call', async () => {
    const slot = createSlot({ name: 'Shop' })
    sendTrack(slot, 'Ev', { at: new Date(0) }, { userId: 'u' })
    const test = createTestClient()
    const called = slot.waiting.map(({ json }) => JSON.parse(json).originalTimestamp)
    setSlotClient(slot, test.client)
    await test.client.flush()
    expect(test.batches[0]?.events.map((event) => event.originalTimestamp)).toEqual(called)
  })
})
