// Owns S11 to S15, S18 and S33 on real sockets: a data plane, or a network, that breaks.
import { createServer } from 'node:net'

const times = (count, fault) => (request, when) =>
  request.index < count && (when === 'head') === (fault.kind === 'reset-before-body') ? fault : undefined

/** A fault that hits the first requests; all events must be stored in the end. */
function broken(id, fault, given, count = 2, settings = {}, isForPeers = true) {
  return {
    id,
    fault,
    isForPeers,
    async run(trial) {
      const gateway = await trial.startGateway(times(count, given), { keepsText: given.stores === true })
      const client = trial.createClient(gateway, settings)
      client.send(200)
      await client.flush()
      const missing = 200 - gateway.stored.size
      trial.check(`${missing} events not stored`, missing === 0)
      if (given.stores && trial.isOurs) checkSameBytes(trial, gateway.requests)
    },
  }
}

/** A batch that is sent again differs in `sentAt` only. */
function checkSameBytes(trial, requests) {
  const [first, second] = requests.map(({ text }) =>
    JSON.parse(text).batch.map(({ sentAt, ...event }) => event),
  )
  if (requests[1]?.ids[0] !== requests[0].ids[0]) return
  trial.check('sent again as it was', JSON.stringify(first) === JSON.stringify(second))
}

const QUICK = { requestTimeoutMs: 700 }

export const network = [
  broken('S11', '503 for six requests', { kind: 'answer', status: 503 }, 6),
  {
    id: 'S12',
    fault: 'connections refused for 3 s',
    isForPeers: true,
    async run(trial) {
      const gateway = await trial.startGateway()
      const client = trial.createClient(gateway)
      await gateway.stop()
      client.send(300)
      await new Promise((resolve) => setTimeout(resolve, trial.size(3_000, 800)))
      await gateway.start()
      client.send(100)
      await client.flush()
      trial.check('all 400 are stored', gateway.stored.size === 400)
    },
  },
  {
    id: 'S12 names',
    fault: 'a host that has no address',
    isForPeers: false,
    async run(trial) {
      const client = trial.createClient('http://plane.invalid', { requestTimeoutMs: 1_000 })
      client.send(50)
      await trial.within(client.flush(), 1_500)
      trial.check('the events are kept', client.pending() === 50)
    },
  },
  {
    id: 'S12 TLS',
    fault: 'no TLS on the other side',
    isForPeers: false,
    async run(trial) {
      const gateway = await trial.startGateway()
      const client = trial.createClient(gateway.url.replace('http:', 'https:'), { requestTimeoutMs: 1_000 })
      client.send(50)
      await trial.within(client.flush(), 1_500)
      trial.check('the events are kept', client.pending() === 50)
    },
  },
  broken('S13', 'reset after the events were stored', { kind: 'reset', stores: true }, 1),
  broken('S13 before', 'reset before the body was read', { kind: 'reset-before-body' }),
  broken('S14', 'no answer, ever', { kind: 'hang' }, 2, QUICK),
  broken('S15 stalled', '200, and a body that stops', { kind: 'stall', stores: true }, 2, QUICK),
  {
    id: 'S15 endless',
    fault: '200, and a body without end',
    isForPeers: true,
    async run(trial) {
      const gateway = await trial.startGateway(times(1, { kind: 'endless', stores: true }))
      const client = trial.createClient(gateway, { requestTimeoutMs: 2_000 })
      const before = process.memoryUsage().rss
      client.send(100)
      await client.flush()
      const grown = (process.memoryUsage().rss - before) / 2 ** 20
      trial.check('all 100 are stored', gateway.stored.size === 100)
      trial.check('memory stays flat', grown < 100)
    },
  },
  broken('S18 closed', 'the connection ends instead of an answer', { kind: 'close' }),
  broken('S18 HTTP/1.0', 'HTTP/1.0 answers', {
    kind: 'raw',
    text: 'HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nok',
    stores: true,
  }),
  broken('S18 garbage', 'garbage instead of HTTP', {
    kind: 'raw',
    text: '\x00\xff no such protocol\r\n\r\n',
  }),
  {
    id: 'S18 idle',
    fault: 'kept connections that were closed meanwhile',
    isForPeers: true,
    async run(trial) {
      const gateway = await trial.startGateway(undefined, { keepAliveMs: 30 })
      const client = trial.createClient(gateway, { flushAt: 20 })
      for (let round = 0; round < 10; round++) {
        client.send(20)
        await new Promise((resolve) => setTimeout(resolve, 20 + 5 * round))
      }
      await client.flush()
      trial.check('all 200 are stored', gateway.stored.size === 200)
    },
  },
  {
    id: 'S18 half-open',
    fault: 'a server that takes connections and says nothing, then the real one',
    isForPeers: false,
    async run(trial) {
      const gateway = await trial.startGateway()
      await gateway.stop()
      const sockets = []
      const mute = createServer({ allowHalfOpen: true }, (socket) => {
        sockets.push(socket.on('error', () => {}).resume())
      })
      await new Promise((resolve) => mute.listen(gateway.port, '127.0.0.1', resolve))
      const client = trial.createClient(gateway, QUICK)
      client.send(100)
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      const closed = new Promise((resolve) => mute.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
      await gateway.start()
      await client.flush()
      trial.check('all 100 are stored', gateway.stored.size === 100)
    },
  },
]
