// Owns S35: one random life of a client, wholly decided by its seed: calls, flushes, a close, clock jumps, callbacks that throw,
// and any fault on any request. The account is read after every step.
import { complaints } from '../account.js'
import { answer, createVirtualRun, NO_ANSWER, OK } from './create-virtual-run.js'
import { seededRandom } from './seeded-random.js'

const HOUR = 3_600_000

/** @returns {Promise<{ row: object, problems: string[] }>} `problems` is empty when every promise was kept */
export async function runSchedule(seed) {
  const random = seededRandom(seed)
  const problems = []
  const world = drawWorld(random)
  const run = createVirtualRun({
    seed,
    options: drawOptions(random),
    plan: (request) => reply(request, world, random, run.clock),
    onReport() {
      if (world.callbacksThrow) throw new Error('a callback of the user')
    },
  })
  const flushes = []
  for (let step = random.between(3, 25); step > 0; step--) {
    await takeStep(run, random, flushes, problems)
    problems.push(...imbalance(run))
  }
  world.isOver = random.chance(0.7)
  flushes.push(watchFlush(run, problems))
  await run.clock.advance(40 * HOUR)
  if (flushes.some((flush) => !flush.isOver)) problems.push('a flush() never settled')
  const closed = run.client.close({ timeoutMs: 5_000 })
  await run.clock.advance(6_000)
  await closed
  problems.push(...imbalance(run), ...complaints(run.account, run.stored))
  const row = run.row()
  if (row.pending > 0) problems.push(`${row.pending} pending after close()`)
  if (row.lost > 0) problems.push(`${row.lost} lost in silence`)
  if (run.mostUnderWay() > 1) problems.push('two requests at once')
  return { row, problems: [...new Set(problems)] }
}

function drawWorld(random) {
  return {
    health: random.pick([0, 0.3, 0.7, 0.95]),
    maxBytes: random.chance(0.3) ? random.between(500, 20_000) : 4_096_000,
    poison: random.chance(0.3) ? random.between(2, 40) : undefined,
    callbacksThrow: random.chance(0.2),
    isOver: false,
  }
}

function drawOptions(random) {
  return {
    flushAt: random.pick([1, 3, 20, 100]),
    flushIntervalMs: random.pick([0, 10, 500, 60_000]),
    maxQueueSize: random.pick([5, 50, 10_000]),
    maxQueueBytes: random.pick([3_000, 100_000, 33_554_432]),
    maxBatchBytes: random.pick([900, 5_000, 500_000]),
    retry: { maxAgeMs: random.pick([0, 60_000, HOUR]), maxDelayMs: random.pick([100, 30_000]) },
  }
}

/** What the data plane does with a request. Its lasting rules come first: a 400 or a 413 never stores anything. */
function reply({ ids, bytes }, world, random, clock) {
  const delayMs = random.pick([0, 5, 300, 9_000])
  if (bytes > world.maxBytes) return { result: answer(413), delayMs }
  if (world.poison !== undefined && ids.some((id) => isPoison(id, world.poison)))
    return { result: answer(400), delayMs }
  if (world.isOver || random.chance(world.health)) return { result: OK, delayMs }
  const stores = random.chance(0.3)
  return random.pick([
    { result: NO_ANSWER, delayMs, stores },
    { result: { kind: 'noAnswer', reason: 'timeout' }, delayMs: 10_000, stores },
    { result: answer(random.pick([500, 502, 503, 504, 408])), delayMs, stores },
    {
      result: answer(
        429,
        random.pick([undefined, '3', '99999999', 'never', new Date(clock.now()).toUTCString()]),
      ),
      delayMs,
    },
    { result: answer(random.pick([401, 403, 404, 301, 302, 307, 308, 204])), delayMs },
    { result: { ...OK, isHtml: true }, delayMs },
  ])
}

function isPoison(id, every) {
  return Number.parseInt(id.slice(-12), 16) % every === 1
}

async function takeStep(run, random, flushes, problems) {
  const kind = random.pick([
    'track',
    'track',
    'track',
    'wait',
    'wait',
    'flush',
    'jump',
    'short flush',
    'close',
  ])
  if (kind === 'track') run.track(random.between(1, 60), { text: 'é'.repeat(random.between(0, 300)) })
  else if (kind === 'wait') await run.clock.advance(random.pick([1, 50, 600, 15_000, 120_000]))
  else if (kind === 'flush') flushes.push(watchFlush(run, problems))
  else if (kind === 'short flush') flushes.push(watchFlush(run, problems, random.between(0, 2_000)))
  else if (kind === 'jump') run.clock.jump(random.between(-86_400_000, 86_400_000))
  else if (random.chance(0.1))
    run.client.close({ timeoutMs: random.between(0, 20_000) }).catch(() => problems.push('close() rejected'))
}

/** When a flush comes back well, every event accepted before it is stored or reported. */
function watchFlush(run, problems, timeoutMs) {
  const before = [...run.account.accepted]
  const flush = { isOver: false }
  run.client.flush(timeoutMs === undefined ? {} : { timeoutMs }).then(
    () => {
      flush.isOver = true
      const missing = before.filter((id) => !run.stored.has(id) && !run.account.reported.has(id)).length
      if (missing > 0) problems.push(`flush() settled with ${missing} events open`)
    },
    (error) => {
      flush.isOver = true
      if (timeoutMs === undefined && !/closed/.test(error.message))
        problems.push(`flush() rejected: ${error.message}`)
    },
  )
  return flush
}

/** What must hold at every moment. */
function imbalance({ client, account }) {
  const { accepted, delivered, failed, dropped, pending, refused } = client.stats()
  const problems = []
  if (accepted !== delivered + failed + dropped + pending) problems.push('stats() does not add up')
  if (accepted !== account.accepted.size)
    problems.push(`stats() counts ${accepted} accepted of ${account.accepted.size}`)
  if (refused !== account.refused.size)
    problems.push(`stats() counts ${refused} refused of ${account.refused.size}`)
  const told = [...account.reported.values()].reduce((sum, count) => sum + count, 0)
  if (told !== failed + dropped + refused)
    problems.push(`${told} told of ${failed + dropped + refused} failed, dropped or refused`)
  return problems
}
