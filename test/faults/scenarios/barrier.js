// Owns S1 to S4: what a healthy or slow data plane must get, and what flush() promises.
const answerAfter = (delayMs) => ({ kind: 'answer', status: 200, body: 'ok', delayMs, stores: true })

export const barrier = [
  {
    id: 'S1',
    fault: 'none',
    isForPeers: true,
    async run(trial) {
      const gateway = await trial.startGateway(undefined, { keepsText: true })
      const client = trial.createClient(gateway, { flushAt: 100 })
      const count = trial.size(10_000, 1_000)
      for (let sent = 0; sent < count; sent += 200) {
        client.send(200)
        await new Promise((resolve) => setImmediate(resolve))
      }
      trial.check('flush() settles', (await client.flush()) === 'settled')
      trial.check(
        'at most 100 events in a request',
        gateway.requests.every(({ ids }) => ids.length <= 100),
      )
      trial.check('the order of the events is kept', isOrdered(gateway.requests.flatMap(({ ids }) => ids)))
      trial.note(`${gateway.requests.length} requests`)
    },
  },
  {
    id: 'S2',
    fault: 'an answer that takes 2 s',
    isForPeers: true,
    async run(trial) {
      const delayMs = trial.size(2_000, 300)
      const gateway = await trial.startGateway((request, when) =>
        when === 'body' && request.index < 2 ? answerAfter(delayMs) : undefined,
      )
      const client = trial.createClient(gateway)
      const ids = client.send(150)
      await client.flush()
      const missing = ids.filter((id) => !gateway.stored.has(id)).length
      trial.check(`flush() came back with ${missing} events not stored`, missing === 0)
    },
  },
  {
    id: 'S3',
    fault: 'three flush() and a close() at once',
    isForPeers: true,
    async run(trial) {
      const gateway = await trial.startGateway((_, when) => (when === 'body' ? answerAfter(50) : undefined))
      const client = trial.createClient(gateway)
      client.send(250)
      const ends = [client.flush(), client.flush(), client.flush(), trial.within(client.close(10_000))]
      const outcomes = await Promise.all(ends)
      trial.check(
        `all four settle, not ${outcomes}`,
        outcomes.every((outcome) => outcome === 'settled'),
      )
      trial.check(
        'nothing is sent twice',
        [...gateway.stored.values()].every((count) => count === 1),
      )
      if (trial.isOurs) trial.check('one request at a time', gateway.mostUnderWay() === 1)
    },
  },
  {
    id: 'S4',
    fault: 'flush() while a request is under way',
    isForPeers: true,
    async run(trial) {
      const gateway = await trial.startGateway((_, when) => (when === 'body' ? answerAfter(100) : undefined))
      const client = trial.createClient(gateway, { flushAt: 10, flushIntervalMs: 60_000 })
      client.send(10)
      while (gateway.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
      const late = client.send(5)
      const outcome = await client.flush()
      trial.check('flush() does not wait for the interval', outcome === 'settled')
      trial.check(
        'the later events are stored too',
        late.every((id) => gateway.stored.has(id)),
      )
    },
  },
]

function isOrdered(ids) {
  return ids.every((id, position) => position === 0 || id > ids[position - 1])
}
