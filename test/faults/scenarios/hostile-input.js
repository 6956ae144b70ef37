// Owns S19 to S22 and S33: what a program may do to the runtime, and what may break inside it.
import { createKyTransport } from '../virtual/core.js'

const BURST_SLACK_MIB = 150

class Throwing {
  get price() {
    throw new Error('a getter of the user')
  }
}

const circular = { name: 'loop' }
circular.self = circular

/** Values that JSON has not, or that turn against who reads them. */
const POISON = [
  circular,
  { big: 12n },
  { date: new Date(Number.NaN), when: new Date(0) },
  { not: Number.NaN, ever: Number.POSITIVE_INFINITY },
  { map: new Map([['a', 1]]), set: new Set([1]), bytes: new Uint8Array(3) },
  new Throwing(),
  { half: '\ud83d', text: '\u0000\u2028' },
  JSON.parse('{"__proto__":{"isAdmin":true}}'),
  {
    toJSON() {
      throw new Error('a toJSON of the user')
    },
  },
  { fn() {}, symbol: Symbol('s'), nothing: undefined },
  new Proxy({}, { get: () => 1, ownKeys: () => ['a'] }),
  Object.create(null),
]

export const hostileInput = [
  {
    id: 'S19',
    fault: 'a million calls in one tick',
    isForPeers: false,
    async run(trial) {
      const gateway = await trial.startGateway()
      const client = trial.createClient(gateway)
      const count = trial.size(1_000_000, 50_000)
      const filler = 'x'.repeat(300)
      const before = process.memoryUsage().rss
      let accepted = 0
      for (let index = 0; index < count; index++) {
        const message = {
          messageId: trial.idOf(index),
          userId: 'u',
          event: 'Fault Met',
          properties: { filler },
        }
        if (client.raw.track(message).accepted) accepted++
      }
      const grown = (process.memoryUsage().rss - before) / 2 ** 20
      await client.flush()
      const stats = client.raw.stats()
      const { reported } = trial.account
      trial.check(`memory grew by ${Math.round(grown)} MiB`, grown < BURST_SLACK_MIB + trial.size(250, 100))
      trial.check('10,000 are accepted', accepted === 10_000)
      trial.check(
        'each refusal is told once',
        reported.size === count - accepted && stats.refused === reported.size,
      )
      trial.note(`RSS grew by ${Math.round(grown)} MiB, the harness's list of ids among it`)
      return {
        accepted,
        delivered: gateway.stored.size,
        duplicated: 0,
        reported: reported.size,
        pending: stats.pending,
        lost: count - gateway.stored.size - reported.size - stats.pending,
      }
    },
  },
  {
    id: 'S20',
    fault: 'values that JSON has not, one event in ten',
    isForPeers: true,
    async run(trial) {
      const gateway = await trial.startGateway(undefined, { keepsText: true })
      const client = trial.createClient(gateway)
      client.send(POISON.length * 10, (index) => (index % 10 === 0 ? { properties: POISON[index / 10] } : {}))
      await client.flush()
      if (!trial.isOurs) return
      trial.check('all are stored, written by the table', gateway.stored.size === POISON.length * 10)
      trial.check('no prototype is touched', {}.isAdmin === undefined)
    },
  },
  {
    id: 'S21',
    fault: 'objects changed after the call, frozen, shared by two users',
    isForPeers: true,
    async run(trial) {
      const gateway = await trial.startGateway(undefined, { keepsText: true })
      const client = trial.createClient(gateway)
      const properties = { step: 'before', deep: { step: 'before' } }
      const context = Object.freeze({ traits: Object.freeze({ plan: 'free' }) })
      client.send(1, () => ({ properties }))
      properties.step = 'after'
      properties.deep.step = 'after'
      client.send(1, () => ({ properties: Object.freeze({ step: 'before' }), context }))
      if (trial.isOurs)
        client.raw.identify({ userId: 'alice', traits: { email: 'alice@example.com' }, context })
      client.send(1, () => ({ userId: 'bob', context }))
      await client.flush()
      const texts = gateway.requests.flatMap(({ text }) => JSON.parse(text).batch)
      const bob = texts.filter((event) => (event.userId ?? event.distinct_id) === 'bob')
      trial.check('the wire has the values of the call', !JSON.stringify(texts).includes('"after"'))
      trial.check("nothing of alice's in bob's events", !JSON.stringify(bob).includes('alice'))
      if (!trial.isOurs) return
      return {
        accepted: 4,
        delivered: texts.length,
        duplicated: 0,
        reported: 0,
        pending: 0,
        lost: 4 - texts.length,
      }
    },
  },
  {
    id: 'S22',
    fault: 'onError, onDrop and the console throw, or never return',
    isForPeers: false,
    async run(trial) {
      console.warn = () => {
        throw new Error('a logger of the user')
      }
      const rude = {
        onError(error, events) {
          trial.account.report(
            events.map((event) => event.messageId),
            error.kind,
          )
          throw new Error('onError of the user')
        },
        onDrop(reason, events) {
          trial.account.report(
            events.map((event) => event.messageId),
            reason.kind,
          )
          return new Promise((_, reject) => setTimeout(reject, 20, new Error('onDrop of the user')))
        },
      }
      const bad = trial.idOf(13)
      const gateway = await trial.startGateway((request, when) =>
        when === 'body' && (request.index === 0 || request.ids.includes(bad))
          ? { kind: 'answer', status: request.index === 0 ? 401 : 400 }
          : undefined,
      )
      const client = trial.createClient(gateway, rude)
      client.send(200, (index) => (index === 50 ? { userId: ' ' } : {}))
      await client.flush()
      await new Promise((resolve) => setTimeout(resolve, 50))
      trial.check('all but the refused two are stored', gateway.stored.size === 198)
    },
  },
  {
    id: 'S33',
    fault: 'gzip that fails',
    isForPeers: false,
    async run(trial) {
      const gateway = await trial.startGateway()
      const transport = createKyTransport({
        batchUrl: `${gateway.url}/v1/batch`,
        writeKey: 'fault-key',
        requestTimeoutMs: 5_000,
        gzip: () => Promise.reject(new Error('no memory for that')),
        headers: {},
      })
      const ids = Array.from({ length: 100 }, (_, index) => trial.idOf(index))
      const batch = ids.map((messageId) => ({ messageId, userId: 'u' }))
      const body = JSON.stringify({ batch })
      const { signal } = new AbortController()
      const result = await transport.send({ body, bodyBytes: body.length, signal, isLeaving: false })
      const delivered = gateway.stored.size
      trial.check('sent as plain JSON', result.status === 200)
      return { accepted: 100, delivered, duplicated: 0, reported: 0, pending: 0, lost: 100 - delivered }
    },
  },
]
