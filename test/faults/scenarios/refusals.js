// Owns S5 to S10 and S16, S17 on real sockets: a data plane that answers, but does not take the events.
const only = (fault, holds) => (request, when) => (when === 'body' && holds(request) ? fault : undefined)
const answer = (status, body, headers) => ({ kind: 'answer', status, body, headers })

/** The first `count` requests get the answer, then all is well. */
function passing(id, fault, given, count, checkMore) {
  return {
    id,
    fault,
    isForPeers: true,
    async run(trial) {
      const gateway = await trial.startGateway(only(given, ({ index }) => index < count))
      const client = trial.createClient(gateway)
      client.send(200)
      await client.flush()
      checkMore?.(trial, gateway)
    },
  }
}

/** Every request gets the answer; nobody may believe that the events are stored. */
function lasting(id, fault, given, word) {
  return {
    id,
    fault,
    isForPeers: true,
    async run(trial) {
      const gateway = await trial.startGateway(only(given, () => true))
      const client = trial.createClient(gateway)
      client.send(150)
      const outcome = await trial.within(client.flush(), 2_500)
      if (trial.isOurs) {
        trial.check('the events are kept while it lasts', client.pending() === 150)
        trial.check(`one report, and it says ${word}`, says(trial.account.unnamedReports, word))
        trial.check('no busy loop', gateway.requests.length <= 8)
      }
      await trial.within(client.close(100), 5_000)
      if (trial.isOurs) {
        const stats = client.raw.stats()
        trial.check('close() reports every event once', stats.failed === 150 && stats.pending === 0)
      }
      trial.note(
        `flush() ${outcome === 'stuck' ? 'still waits' : outcome}, ${gateway.requests.length} requests`,
      )
    },
  }
}

function says(reports, word) {
  return reports.length === 1 && reports[0].includes(word)
}

export const refusals = [
  {
    id: 'S5',
    fault: '400: one event of 100 without an id, past all checks',
    isForPeers: true,
    async run(trial) {
      const bad = trial.idOf(37)
      const refused = answer(400, 'request neither has anonymousId nor userId\n')
      const gateway = await trial.startGateway(only(refused, ({ ids }) => ids.includes(bad)))
      const client = trial.createClient(gateway)
      client.send(100)
      await client.flush()
      trial.check('the other 99 are stored', gateway.stored.size === 99)
      trial.check(
        'the one is reported alone',
        trial.account.reported.size === 1 && trial.account.reported.has(bad),
      )
      if (trial.isOurs) trial.check('at most 15 more requests', gateway.requests.length <= 1 + 2 * 7 + 1)
      trial.note(`${gateway.requests.length} requests`)
    },
  },
  {
    id: 'S6',
    fault: '413 above 60 kB; five events are longer',
    isForPeers: true,
    async run(trial) {
      const gateway = await trial.startGateway(undefined, { maxBytes: 60_000 })
      const client = trial.createClient(gateway)
      const long = 'y'.repeat(61_000)
      client.send(300, (index) => (index % 60 === 30 ? { properties: { long } } : {}))
      await client.flush()
      const before = gateway.requests.length
      client.send(300)
      await client.flush()
      const later = gateway.requests.slice(before)
      trial.check('the 595 that fit are stored', gateway.stored.size === 595)
      trial.check('the 5 others are reported', trial.account.reported.size === 5)
      if (trial.isOurs)
        trial.check('the limit is remembered', later.filter((each) => each.outcome === '413').length <= 1)
      trial.note(`${gateway.requests.length} requests`)
    },
  },
  passing(
    'S7',
    '401, then 200: a source just made',
    answer(401, 'invalid write key\n'),
    2,
    (trial, gateway) => {
      if (!trial.isOurs) return
      trial.check('one report a period', says(trial.account.unnamedReports, 'unauthorized'))
      trial.check('no busy loop', gateway.requests.length <= 4)
    },
  ),
  lasting('S8', '401 for ever', answer(401, 'invalid write key\n'), 'unauthorized'),
  lasting('S9', '404 for ever: source is disabled', answer(404, 'source is disabled\n'), 'unknown-source'),
  passing('S10', '429 six times, without Retry-After', answer(429, 'max requests limit reached\n'), 6),
  {
    id: 'S10 Retry-After',
    fault: '429 with Retry-After: 1, then garbage',
    isForPeers: true,
    async run(trial) {
      const waits = ['1', 'soon, I hope']
      const gateway = await trial.startGateway((request, when) =>
        when === 'body' && request.index < 2
          ? answer(429, '', { 'retry-after': waits[request.index] })
          : undefined,
      )
      const client = trial.createClient(gateway)
      client.send(50)
      await client.flush()
      const [first, second] = gateway.requests
      trial.check(
        'no request in the second that was asked for',
        second !== undefined && second.at - first.at > 990,
      )
    },
  },
  ...[301, 302, 303, 307, 308].map((status) => ({
    id: `S16 ${status}`,
    fault: `redirect ${status} to another host`,
    isForPeers: status === 302 || status === 308,
    async run(trial) {
      const elsewhere = await trial.startGateway((_, when) =>
        when === 'body' ? answer(200, '<html>log in</html>', { 'content-type': 'text/html' }) : undefined,
      )
      const location = `http://localhost:${elsewhere.port}/login`
      const gateway = await trial.startGateway(only(answer(status, '', { location }), () => true))
      const client = trial.createClient(gateway)
      client.send(100)
      await trial.within(client.flush(), 2_000)
      await trial.within(client.close(100), 5_000)
      trial.check('nothing is sent to the other host', elsewhere.requests.length === 0)
      if (trial.isOurs)
        trial.check('the report names it', trial.account.unnamedReports[0]?.includes('redirect'))
    },
  })),
  {
    id: 'S17',
    fault: '200 with a login page',
    isForPeers: true,
    async run(trial) {
      const page = answer(200, '<html>log in</html>', { 'content-type': 'text/html; charset=utf-8' })
      const gateway = await trial.startGateway(only(page, ({ index }) => index < 2))
      const client = trial.createClient(gateway)
      client.send(100)
      await client.flush()
      if (trial.isOurs) trial.check('it is said', says(trial.account.unnamedReports, 'unexpected-answer'))
    },
  },
]
