import { afterEach, describe, expect, it, vi } from 'vitest'
import { DeliveryError } from '../../../runtime/src/core/errors.js'
import { answer, createTestClient, OK, type Server } from '../test-client.js'

/** Refuses as the gateway does: the whole batch, for one event. */
function refusing(status: number, isBad: (name: string) => boolean): Server {
  return ({ names }) => (names.some((name) => isBad(name ?? '')) ? answer(status) : OK)
}

afterEach(() => vi.restoreAllMocks())

describe('the callbacks', () => {
  const callbacks = [
    {
      name: 'throw',
      call: () => {
        throw new Error('theirs')
      },
    },
    { name: 'reject', call: () => Promise.reject(new Error('theirs')) },
    { name: 'never return', call: () => new Promise<void>(() => undefined) },
  ]
  for (const { name, call } of callbacks) {
    it(`may ${name}`, async () => {
      const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
      const test = createTestClient(
        refusing(400, (event) => event === 'bad'),
        { onError: call, onDrop: call },
      )
      test.track('a', 'bad', 'b')
      test.client.track({ userId: '', event: 'refused' })
      await test.client.flush()
      expect(test.delivered()).toEqual(['a', 'b'])
      expect(test.client.stats()).toMatchObject({
        accepted: 3,
        delivered: 2,
        failed: 1,
        dropped: 0,
        pending: 0,
        refused: 1,
      })
      expect(warn.mock.calls.flat()).toEqual(
        name === 'never return'
          ? []
          : ['onDrop', 'onError'].map((each) => `trackwright: ${each} threw an error; delivery goes on`),
      )
    })
  }

  it('are replaced by warnings, fewer and fewer', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const test = createTestClient(undefined, { onDrop: undefined })
    for (let index = 0; index < 10; index++) test.client.track({ userId: '', event: 'canary' })
    const text = 'trackwright: track() needs a visible userId or anonymousId (events lost: 1)'
    expect(warn.mock.calls.flat()).toEqual([text, `${text}, time 2`, `${text}, time 4`, `${text}, time 8`])
  })

  it('may track: an event that tells of a drop does not tell of its own', () => {
    let calls = 0
    const test = createTestClient(undefined, {
      maxQueueSize: 1,
      onDrop: () => {
        calls++
        test.track('told')
      },
    })
    test.track('a', 'b')
    expect(calls).toBe(1)
    expect(test.client.stats()).toMatchObject({ accepted: 1, refused: 2 })
  })

  it('get an error that holds nothing of the events and the key', async () => {
    const echo = answer(400, '{"error":"canary@example.com is not welcome"}')
    const test = createTestClient(() => echo, { writeKey: 'canarykey' })
    test.client.track({ userId: 'canary@example.com', event: 'Ev' })
    await test.client.flush()
    const { error } = test.errors[0] ?? {}
    expect(error).toBeInstanceOf(DeliveryError)
    expect(`${error?.message}${JSON.stringify(error)}${error?.stack}`).not.toContain('canary')
    expect(error?.message).toBe('the data plane answered 400: it refuses the event')
  })
})
