// Owns S24 to S27: processes that end, are ended, or are stopped for a while.
import { idOf } from '../account.js'
import { openFolder, pause, readNotes, startProgram } from '../programs/start-program.js'
import { seededRandom } from '../virtual/seeded-random.js'

const storing = (delayMs) => (_, when) =>
  when === 'body' ? { kind: 'answer', status: 200, body: 'ok', delayMs, stores: true } : undefined

/** Runs a scenario with a folder of its own, and counts from the programs' notes. `kept`: events that are not lost yet. */
function withPrograms(run) {
  return async (trial) => {
    const folder = openFolder()
    const subject = trial.subject.file ?? 'trackwright'
    try {
      const { gateway, kept = 0 } = await run(
        trial,
        (orders) => startProgram({ subject, notes: folder.notes, ...orders }),
        folder,
      )
      const notes = readNotes(folder.notes)
      for (const sentence of complaintsOf(notes, gateway.stored)) trial.check(sentence, false)
      return count(notes, gateway.stored, kept)
    } finally {
      folder.remove()
    }
  }
}

/** Events are given in the order of their ids; the one whose acceptance a killed process could not note may be stored. */
function complaintsOf({ accepted, reported }, stored) {
  const given = new Set(accepted.flatMap((id) => [id, nextId(id)]))
  const strange = [...stored.keys()].filter((id) => !given.has(id)).length
  const twice = reported.length - new Set(reported).size
  return [
    ...(strange > 0 ? [`${strange} stored ids that were never given`] : []),
    ...(twice > 0 ? [`${twice} events reported more than once`] : []),
  ]
}

function nextId(id) {
  return idOf(Number.parseInt(id.slice(-12), 16) + 1)
}

function count({ accepted, reported }, stored, kept) {
  const told = new Set(reported)
  const delivered = accepted.filter((id) => stored.has(id)).length
  const rest = accepted.filter((id) => !stored.has(id) && !told.has(id)).length
  return {
    accepted: accepted.length,
    delivered,
    duplicated: [...stored.values()].reduce((sum, times) => sum + times - 1, 0),
    reported: accepted.filter((id) => told.has(id) && !stored.has(id)).length,
    pending: Math.min(kept, rest),
    lost: rest - Math.min(kept, rest),
  }
}

/** Starts the program again with its journal, and lets it deliver what the last one left. */
async function drain(start, gateway, directory) {
  const { code } = await start({
    url: gateway.url,
    settings: { journal: { directory } },
    count: 0,
    end: 'drain',
  }).ended
  return code
}

export const processes = [
  {
    id: 'S24',
    fault: 'natural end without close()',
    isForPeers: true,
    run: withPrograms(async (trial, start) => {
      const gateway = await trial.startGateway(storing(150))
      const end = await start({ url: gateway.url, count: 50 }).ended
      trial.check('ends by itself', end.code === 0)
      trial.note(`ended after ${(end.ms / 1_000).toFixed(1)} s`)
      return { gateway, kept: end.isHung ? 50 : 0 }
    }),
  },
  {
    id: 'S24 down',
    fault: 'natural end, nothing listens there',
    isForPeers: true,
    run: withPrograms(async (trial, start) => {
      const gateway = await trial.startGateway()
      await gateway.stop()
      const settings = trial.isOurs ? { exitTimeoutMs: 1_000 } : {}
      const end = await start({ url: gateway.url, settings, count: 50 }).ended
      trial.check('ends by itself', end.code === 0)
      if (trial.isOurs) trial.check('ends within its bound', end.ms < 8_000)
      trial.note(`ended after ${(end.ms / 1_000).toFixed(1)} s`)
      return { gateway, kept: end.isHung ? 50 : 0 }
    }),
  },
  {
    id: 'S24 mute',
    fault: 'natural end, nobody answers',
    isForPeers: false,
    run: withPrograms(async (trial, start) => {
      const gateway = await trial.startGateway((_, when) => (when === 'body' ? { kind: 'hang' } : undefined))
      const settings = { exitTimeoutMs: 1_000, requestTimeoutMs: 1_000 }
      const end = await start({ url: gateway.url, settings, count: 150 }).ended
      trial.check('ends by itself', end.code === 0)
      trial.check('ends within requestTimeoutMs + exitTimeoutMs', end.ms < 9_000)
      return { gateway }
    }),
  },
  {
    id: 'S25',
    fault: 'SIGTERM with 1,000 queued, handleSignals on',
    isForPeers: false,
    run: withPrograms(async (trial, start) => {
      const gateway = await trial.startGateway(storing(20))
      const settings = { handleSignals: true }
      const program = start({ url: gateway.url, settings, count: 1_000, end: 'wait' })
      await program.noted('= tracked')
      program.kill('SIGTERM')
      const end = await program.ended
      trial.check(
        `ends as SIGTERM ends it, not with ${end.code}`,
        end.signal === 'SIGTERM' || end.code === 143,
      )
      return { gateway }
    }),
  },
  {
    id: 'S25 off',
    fault: 'SIGTERM with 1,000 queued, handleSignals off; a journal, and a restart',
    isForPeers: false,
    run: withPrograms(async (trial, start, { path, notes }) => {
      const gateway = await trial.startGateway(storing(20))
      const settings = { journal: { directory: path } }
      const program = start({ url: gateway.url, settings, count: 1_000, end: 'wait' })
      await program.noted('= tracked')
      program.kill('SIGTERM')
      const end = await program.ended
      trial.check('no handler is installed', readNotes(notes).lines.includes('= SIGTERM listeners 0'))
      trial.check('ends at once', end.signal === 'SIGTERM')
      trial.check('the restart ends well', (await drain(start, gateway, path)) === 0)
      return { gateway }
    }),
  },
  {
    id: 'S26 exit',
    fault: 'process.exit() with 200 queued; a journal, and a restart',
    isForPeers: false,
    run: withPrograms(async (trial, start, { path }) => {
      const gateway = await trial.startGateway(storing(20))
      await start({ url: gateway.url, settings: { journal: { directory: path } }, count: 200, end: 'exit' })
        .ended
      trial.check('the restart ends well', (await drain(start, gateway, path)) === 0)
      return { gateway }
    }),
  },
  {
    id: 'S26 kill',
    fault: 'SIGKILL in the middle of a request, 100 times, and 25 times anywhere; a journal, and restarts',
    isForPeers: false,
    run: withPrograms(async (trial, start, { path }) => {
      const random = seededRandom(26)
      const gateway = await trial.startGateway(storing(25))
      const rounds = trial.size(125, 5)
      let hits = 0
      for (let round = 0; round < rounds; round++) {
        const settings = { journal: { directory: path }, flushIntervalMs: 20, flushAt: 20 }
        const first = round * 1_000
        const program = start({ url: gateway.url, settings, first, count: 1_000, everyMs: 1, end: 'wait' })
        await program.noted(`+ ${idOf(first)}`)
        await pause(random.between(0, 250))
        const isAnywhere = round % 5 === 4
        while (!isAnywhere && !gateway.isBusy()) await pause(1)
        if (gateway.isBusy()) hits++
        program.kill('SIGKILL')
        await program.ended
      }
      trial.check('the restart ends well', (await drain(start, gateway, path)) === 0)
      trial.check('four kills in five hit a request', hits >= rounds * 0.8)
      trial.note(`${rounds} kills, ${hits} of them in the middle of a request`)
      return { gateway }
    }),
  },
  {
    id: 'S27',
    fault: 'SIGSTOP in the middle of requests, longer than their timeout, then SIGCONT',
    isForPeers: false,
    run: withPrograms(async (trial, start) => {
      const gateway = await trial.startGateway(storing(100))
      const settings = { requestTimeoutMs: 1_000, flushAt: 20 }
      const program = start({ url: gateway.url, settings, count: 300, everyMs: 2, end: 'drain' })
      while (gateway.requests.length < 3) await pause(10)
      program.kill('SIGSTOP')
      await pause(trial.size(5_000, 1_500))
      program.kill('SIGCONT')
      const end = await program.ended
      trial.check('ends well', end.code === 0)
      trial.check('no storm of retries', gateway.requests.length <= 300 / 20 + 4)
      return { gateway }
    }),
  },
]
