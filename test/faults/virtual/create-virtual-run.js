// Owns a client of the runtime's core on virtual time, a data plane that is a function, and the account of both.
import { balance, createAccount, idOf } from '../account.js'
import { createCoreClient, createMemoryQueue, resolveOptions } from './core.js'
import { seededRandom } from './seeded-random.js'
import { createVirtualClock } from './virtual-clock.js'

export const OK = { kind: 'answer', status: 200, body: 'ok', isHtml: false, retryAfter: undefined }

export const answer = (status, retryAfter) => ({ ...OK, status, body: '', retryAfter })

export const NO_ANSWER = { kind: 'noAnswer', reason: 'network' }

/**
 * @typedef {{ result: object, delayMs?: number, stores?: boolean }} Reply `stores`: default, as the status says
 * @param {{ plan: (request: { at: number, ids: string[], bytes: number, index: number }) => Reply,
 *   options?: object, seed?: number, callbacks?: object }} given
 */
export function createVirtualRun({ plan, options = {}, seed = 1, onReport = () => {} }) {
  const clock = createVirtualClock()
  const account = createAccount()
  const stored = new Map()
  const requests = []
  let nextIndex = 0
  let underWay = 0
  let mostUnderWay = 0

  const send = ({ body, signal }) =>
    new Promise((resolve) => {
      const ids = JSON.parse(body).batch.map((event) => event.messageId)
      const request = {
        at: clock.monotonic(),
        wallTime: clock.now(),
        ids,
        bytes: Buffer.byteLength(body),
        index: requests.length,
      }
      requests.push(request)
      mostUnderWay = Math.max(mostUnderWay, ++underWay)
      const { result, delayMs = 20, stores = result.status === 200 && !result.isHtml } = plan(request)
      if (stores) for (const id of ids) stored.set(id, (stored.get(id) ?? 0) + 1)
      const end = (outcome) => () => {
        cancel()
        signal.removeEventListener('abort', abort)
        underWay--
        resolve(outcome)
      }
      const abort = end(NO_ANSWER)
      const cancel = clock.setTimeout(end(result), delayMs)
      signal.addEventListener('abort', abort)
    })

  const report = (kind, events) => {
    account.report(
      events.map((event) => event.messageId),
      kind,
    )
    onReport(kind, events)
  }
  const resolved = resolveOptions({
    writeKey: 'fault-key',
    dataPlaneUrl: 'http://plane.example',
    onError: (error, events) => report(error.kind, events),
    onDrop: (reason, events) => report(reason.kind, events),
    ...options,
  })
  const { client } = createCoreClient(resolved, {
    channel: 'server',
    clock,
    transport: { send },
    queue: createMemoryQueue(resolved),
    sends: 'always',
    byteLength: Buffer.byteLength,
    newId: () => idOf(nextIndex++),
    random: seededRandom(seed).next,
    remembered: () => undefined,
    holdOpen: () => () => undefined,
  })
  return {
    client,
    clock,
    account,
    stored,
    requests,
    mostUnderWay: () => mostUnderWay,
    track(count = 1, properties = {}) {
      for (let sent = 0; sent < count; sent++) {
        const id = idOf(nextIndex++)
        const message = { messageId: id, userId: 'u', event: 'Fault Met', properties }
        if (client.track(message).accepted) account.accepted.add(id)
        else account.refused.add(id)
      }
    },
    row: () => balance(account, stored, client.stats().pending, true),
  }
}
