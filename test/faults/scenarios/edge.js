// Owns S28: an edge runtime, where nothing runs after the answer but what waitUntil() was given. The real one (workerd) is
// tried by test/edge; here the rules are held by counting timers.
import { createClient } from '@trackwright/runtime/edge'
import { createAccount } from '../account.js'

export const edge = [
  {
    id: 'S28',
    fault: 'edge: one waitUntil() an invocation, no timer after it; one answer in five is 503',
    isForPeers: false,
    async run(trial) {
      const gateway = await trial.startGateway((request, when) =>
        when === 'body' && request.index % 5 === 4 ? { kind: 'answer', status: 503 } : undefined,
      )
      const account = createAccount()
      const timers = watchTimers()
      const invocations = Array.from({ length: trial.size(100, 20) }, async (_, invocation) => {
        const client = createClient({
          writeKey: 'fault-key',
          dataPlaneUrl: gateway.url,
          retry: { baseDelayMs: 100 },
          onError: (error, events) =>
            account.report(
              events.map((event) => event.messageId),
              error.kind,
            ),
        })
        const ids = Array.from({ length: 5 }, (_, index) => trial.idOf(invocation * 5 + index))
        for (const messageId of ids) {
          if (client.track({ messageId, userId: 'u', event: 'Fault Met' }).accepted)
            account.accepted.add(messageId)
        }
        await client.close()
      })
      await Promise.all(invocations)
      trial.check(`${timers.open()} timers outlive their invocation`, timers.open() === 0)
      timers.restore()
      const delivered = gateway.stored.size
      const reported = account.reported.size
      const accepted = account.accepted.size
      return {
        accepted,
        delivered,
        duplicated: 0,
        reported,
        pending: 0,
        lost: accepted - delivered - reported,
      }
    },
  },
]

/** Counts the timers that the runtime sets and that are neither over nor cleared. */
function watchTimers() {
  const { setTimeout: set, clearTimeout: clear } = globalThis
  const open = new Set()
  globalThis.setTimeout = (task, delayMs, ...rest) => {
    const timer = set(() => {
      open.delete(timer)
      task(...rest)
    }, delayMs)
    // Those of the HTTP client inside Node are no timers of the runtime.
    if (new Error().stack.includes('/runtime/')) open.add(timer)
    return timer
  }
  globalThis.clearTimeout = (timer) => {
    open.delete(timer)
    clear(timer)
  }
  return {
    open: () => open.size,
    restore: () => Object.assign(globalThis, { setTimeout: set, clearTimeout: clear }),
  }
}
