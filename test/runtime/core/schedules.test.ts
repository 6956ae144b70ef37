// Random schedules of calls, faults and time: whatever happens, the account is right and each event ends once.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { SendResult } from '../../../runtime/src/core/transport.js'
import { answer, createTestClient, expectBalance, OK, type TestClient } from '../test-client.js'

type Step =
  | { kind: 'track'; count: number; size: number }
  | { kind: 'wait'; ms: number }
  | { kind: 'fault'; fault: Fault }
  | { kind: 'flush'; timeoutMs: number }

type Fault = 'none' | 'network' | 'poison' | 'short' | 'hang' | number

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('track' as const),
    count: fc.integer({ min: 1, max: 250 }),
    size: fc.integer({ min: 0, max: 900 }),
  }),
  fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 120_000 }) }),
  fc.record({
    kind: fc.constant('fault' as const),
    fault: fc.constantFrom<Fault>('none', 'network', 'poison', 'short', 'hang', 302, 401, 404, 429, 500, 503),
  }),
  fc.record({ kind: fc.constant('flush' as const), timeoutMs: fc.integer({ min: 0, max: 5_000 }) }),
)

const isPoison = (name: string | undefined): boolean => name?.endsWith('7') ?? false

function createFaultyClient() {
  let fault: Fault = 'none'
  let release: (() => void) | undefined
  const test = createTestClient(
    ({ names, bodyBytes }): SendResult | Promise<SendResult> => {
      if (fault === 'network') return { kind: 'noAnswer', reason: 'network' }
      if (fault === 'poison') return names.some(isPoison) ? answer(400) : OK
      if (fault === 'short') return bodyBytes > 3_000 ? answer(413) : OK
      if (fault === 'none') return OK
      if (typeof fault === 'number') return answer(fault)
      return new Promise((resolve) => {
        release = () => resolve({ kind: 'noAnswer', reason: 'timeout' })
      })
    },
    { maxQueueSize: 600, maxBatchBytes: 20_000, retry: { maxAgeMs: 300_000 } },
  )
  const setFault = (next: Fault): void => {
    fault = next
    release?.()
  }
  return { test, setFault }
}

async function play(steps: readonly Step[]): Promise<{ test: TestClient; accepted: string[] }> {
  const { test, setFault } = createFaultyClient()
  const accepted: string[] = []
  const flushes: Promise<unknown>[] = []
  let count = 0
  for (const each of steps) {
    if (each.kind === 'wait') await test.clock.advance(each.ms)
    else if (each.kind === 'fault') setFault(each.fault)
    else if (each.kind === 'flush')
      flushes.push(test.client.flush({ timeoutMs: each.timeoutMs }).catch(() => undefined))
    else {
      for (let index = 0; index < each.count; index++) {
        const event = `e${count++}`
        const result = test.client.track({ userId: 'u', event, properties: { text: 'x'.repeat(each.size) } })
        if (result.accepted) accepted.push(event)
      }
    }
    expectBalance(test)
  }
  const closed = test.client.close()
  await test.clock.advance(10_000)
  await Promise.all([closed, ...flushes])
  return { test, accepted }
}

it('every accepted event is delivered or reported, once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { test, accepted } = await play(steps)
      expectBalance(test)
      expect(test.client.stats()).toMatchObject({ accepted: accepted.length, pending: 0 })
      const delivered = test.delivered()
      const lost = [...test.errors.flatMap((each) => each.events), ...closedDrops(test)].map(
        (event) => event.event,
      )
      expect([...delivered, ...lost].sort()).toEqual([...accepted].sort())
      const position = new Map(accepted.map((name, index) => [name, index]))
      const order = delivered.map((name) => position.get(name ?? '') ?? -1)
      expect(order).toEqual([...order].sort((a, b) => a - b))
    }),
    { numRuns: 300 },
  )
})

function closedDrops(test: TestClient) {
  return test.drops.filter((drop) => drop.reason.kind === 'closed').flatMap((drop) => drop.events)
}
