// Owns the long forms of S7 and S10 to S12, and S23, in virtual time: half a minute to hours of trouble, with the default options.

import { answer, createVirtualRun, NO_ANSWER, OK } from '../virtual/create-virtual-run.js'
import { seededRandom } from '../virtual/seeded-random.js'

const MINUTE = 60_000

/** Trouble until `until` ms, with events all the while; then everything must have been stored, within `maxRequests`. */
function outage({ id, fault, until, reply, maxRequests, perSecond = 10, check }) {
  return {
    id,
    fault: `${fault} (virtual time)`,
    isForPeers: false,
    async run(trial) {
      const run = createVirtualRun({
        plan: (request) => (request.at < until ? reply(request) : { result: OK }),
      })
      for (let second = 0; second < until / 1_000; second++) {
        run.track(perSecond)
        await run.clock.advance(1_000)
      }
      const flushed = run.client.flush()
      await run.clock.advance(6 * MINUTE)
      await flushed
      const during = run.requests.filter(({ at }) => at < until)
      trial.check(
        `at most ${maxRequests} requests while it lasts, not ${during.length}`,
        during.length <= maxRequests,
      )
      trial.check('one request at a time', run.mostUnderWay() === 1)
      check?.(trial, run, during)
      trial.note(`${during.length} requests during the trouble`)
      return run.row()
    },
  }
}

/** No request may be sent in the `ms` after each answer that asked for them. */
function retryAfter(id, fault, header, ms) {
  return outage({
    id,
    fault,
    until: 30_000,
    maxRequests: 20,
    reply: (request) => ({ result: answer(429, header(request)), delayMs: 0 }),
    check(trial, run, during) {
      const gaps = during.map((request, index) => run.requests[index + 1].at - request.at)
      trial.check(
        `waits ${ms} ms`,
        gaps.every((gap) => gap >= ms),
      )
    },
  })
}

export const longOutages = [
  {
    id: 'S6 limits',
    fault: '413 above a limit between 10 kB and 4 MB, 40 limits (virtual time)',
    isForPeers: false,
    async run(trial) {
      const rows = []
      for (let seed = 1; seed <= 40; seed++) {
        const random = seededRandom(seed)
        const limit = random.between(10_000, 4_000_000)
        const run = createVirtualRun({
          options: { maxBatchBytes: 4_000_000 },
          plan: ({ bytes }) => ({ result: bytes > limit ? answer(413) : OK }),
        })
        let tooLong = 0
        for (let index = 0; index < 60; index++) {
          const length = random.between(10, index % 20 === 7 ? limit * 2 : limit / 10)
          if (length > limit) tooLong++
          run.track(1, { text: 'x'.repeat(Math.min(length, 3_990_000)) })
        }
        const flushed = run.client.flush()
        await run.clock.advance(MINUTE)
        await flushed
        const { failed, pending } = run.client.stats()
        trial.check(
          `limit ${limit}: ${failed} reported of ${tooLong}`,
          failed >= tooLong && failed <= tooLong + 3,
        )
        trial.check(`limit ${limit}: all have ended`, pending === 0)
        rows.push(run.row())
      }
      return sumRows(rows)
    },
  },
  outage({
    id: 'S7 30 s',
    fault: '401 for 30 s: a source just made',
    until: 30_000,
    reply: () => ({ result: answer(401) }),
    maxRequests: 10,
    check: (trial, { account }) => trial.check('one report a minute', account.unnamedReports.length === 1),
  }),
  outage({
    id: 'S10 60 s',
    fault: '429 without Retry-After for 60 s',
    until: MINUTE,
    reply: () => ({ result: answer(429) }),
    maxRequests: 40,
  }),
  retryAfter('S10 seconds', '429 with Retry-After: 5', () => '5', 5_000),
  retryAfter(
    'S10 date',
    '429 with a date in Retry-After',
    ({ wallTime }) => new Date(wallTime + 5_000).toUTCString(),
    4_000,
  ),
  retryAfter('S10 far', '429 with Retry-After: 99999999', () => '99999999', 300_000),
  retryAfter('S10 garbage', '429 with garbage in Retry-After', () => '-1; DROP TABLE', 100),
  outage({
    id: 'S11 60 s',
    fault: '500, 502, 503 and 504 for 60 s',
    until: MINUTE,
    reply: ({ index }) => ({ result: answer([500, 502, 503, 504][index % 4]) }),
    maxRequests: 40,
  }),
  {
    id: 'S11 jitter',
    fault: 'two clients that fail together (virtual time)',
    isForPeers: false,
    async run(trial) {
      const times = []
      const rows = []
      for (const seed of [1, 2]) {
        const run = createVirtualRun({
          seed,
          plan: (request) => ({ result: request.at < MINUTE ? answer(503) : OK }),
        })
        run.track(100)
        const flushed = run.client.flush()
        await run.clock.advance(3 * MINUTE)
        await flushed
        times.push(run.requests.slice(2).map(({ at }) => Math.round(at)))
        rows.push(run.row())
      }
      trial.check(
        'they do not come back together',
        times[0].every((at) => !times[1].includes(at)),
      )
      return sumRows(rows)
    },
  },
  outage({
    id: 'S12 10 min',
    fault: 'nothing answers for 10 min',
    until: 10 * MINUTE,
    reply: () => ({ result: NO_ANSWER }),
    maxRequests: 70,
    check: (trial, { account }) =>
      trial.check('a report a minute, no more', account.unnamedReports.length <= 10),
  }),
  {
    id: 'S12 full',
    fault: 'nothing answers until the queue is full (virtual time)',
    isForPeers: false,
    async run(trial) {
      const run = createVirtualRun({
        options: { maxQueueSize: 1_000 },
        plan: (request) => ({ result: request.at < MINUTE ? NO_ANSWER : OK }),
      })
      run.track(1_500)
      await run.clock.advance(10 * MINUTE)
      trial.check('the newest 500 are refused', run.account.refused.size === 500)
      trial.check('the oldest 1,000 are stored', run.stored.size === 1_000)
      return run.row()
    },
  },
  {
    id: 'S12 2 h',
    fault: 'nothing answers for 2 hours: longer than maxAgeMs (virtual time)',
    isForPeers: false,
    async run(trial) {
      const run = createVirtualRun({ plan: () => ({ result: NO_ANSWER }) })
      run.track(1_000)
      await run.clock.advance(120 * MINUTE)
      trial.check('all are handed to onError after an hour', run.account.reported.size === 1_000)
      trial.check('no busy loop', run.requests.length < 500)
      trial.note(`${run.requests.length} requests`)
      return run.row()
    },
  },
  {
    id: 'S10 close',
    fault: 'close() while Retry-After: 300 holds, the plane being back (virtual time)',
    isForPeers: false,
    async run(trial) {
      const run = createVirtualRun({
        plan: ({ index }) => ({ result: index === 0 ? answer(429, '300') : OK }),
      })
      run.track(100)
      await run.clock.advance(10_000)
      const closed = run.client.close()
      await run.clock.advance(10_000)
      await closed
      trial.check('tried once more: all 100 are stored', run.stored.size === 100)
      return run.row()
    },
  },
  {
    id: 'S23',
    fault: 'the clock jumps a day forward, back, and stops (virtual time)',
    isForPeers: false,
    async run(trial) {
      const run = createVirtualRun({ plan: ({ index }) => ({ result: index % 3 === 0 ? answer(503) : OK }) })
      for (const jump of [86_400_000, -172_800_000, 86_400_000, 0]) {
        run.clock.jump(jump)
        run.track(50)
        const flushed = run.client.flush()
        await run.clock.advance(MINUTE)
        await flushed
      }
      trial.check('all 200 are stored', run.stored.size === 200)
      trial.check('no busy loop', run.requests.length < 30)
      return run.row()
    },
  },
]

export function sumRows(rows) {
  const sum = { accepted: 0, delivered: 0, duplicated: 0, reported: 0, pending: 0, lost: 0 }
  for (const row of rows) for (const column of Object.keys(sum)) sum[column] += row[column]
  return sum
}
