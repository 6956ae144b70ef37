// The Node client in real processes that are killed, told to end, and started again. A natural end is in test/wire.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { ok, type Plane, startPlane, text } from '../../wire/plane.js'
import { compileProgram, type Program } from './start-program.js'

const WRITE_KEY = 'canary-write-key'

let program: Program
beforeAll(async () => {
  // Says each accepted id before it goes on, so that a test knows what a killed process had accepted.
  program = await compileProgram(`
    import { writeSync } from 'node:fs'
    import { createClient } from '../../../runtime/src/node/index.js'
    const { url, options, prefix = '', count = 0, perTurn = 1, after = '' } = JSON.parse(process.argv[2])
    const client = createClient({ writeKey: '${WRITE_KEY}', dataPlaneUrl: url, ...options })
    const track = (i) => {
      const { messageId, accepted } = client.track({ userId: 'u', event: 'e', messageId: prefix + i })
      if (accepted) writeSync(1, 'accepted ' + messageId + '\\n')
    }
    for (let i = 0; i < count; ) {
      for (let k = 0; k < perTurn && i < count; k++) track(i++)
      await new Promise((resolve) => setImmediate(resolve))
    }
    writeSync(1, 'tracked\\n')
    if (after === 'stay') setInterval(() => {}, 1000)
    if (after === 'flush') await client.flush()
    if (after === 'close') await client.close({ timeoutMs: 200 })
    if (after === 'exit') process.exit(7)
    if (after === 'listen') {
      const endWhenDelivered = () => client.stats().pending === 0 && process.exit(5)
      process.on('SIGTERM', () => setInterval(endWhenDelivered, 20))
      writeSync(1, 'listening ' + process.listenerCount('SIGTERM') + '\\n')
      setInterval(() => {}, 1000)
    }
    if (after === 'count') writeSync(1, 'listeners ' + process.listenerCount('SIGTERM') + ' ' + process.listenerCount('SIGINT') + '\\n')
  `)
})
afterAll(() => program.remove())

const start = (given: object) => program.start(JSON.stringify(given))
const accepted = (output: string): string[] =>
  [...output.matchAll(/^accepted (.+)$/gm)].map(([, id = '']) => id)
const ids = (plane: Plane): string[] => plane.stored.map((event) => event.messageId)
const folderFor = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 'trackwright-journal-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  return directory
}
const planeFor = async (answer = ok): Promise<Plane> => {
  const plane = await startPlane(answer)
  onTestFinished(() => plane.close())
  return plane
}

describe('a process with a journal', () => {
  it('loses nothing by SIGKILL at any moment', async () => {
    const plane = await planeFor((response, request, index) =>
      setTimeout(() => ok(response, request, index), 5),
    )
    const options = { journal: { directory: folderFor() }, flushAt: 20, flushIntervalMs: 5 }
    const allAccepted: string[] = []
    for (let life = 0; life < 8; life++) {
      const { child, ended, said } = start({
        url: plane.url,
        options,
        prefix: `${life}-`,
        count: 100_000,
        perTurn: 5,
      })
      await said(`accepted ${life}-${life * 60}`)
      child.kill('SIGKILL')
      allAccepted.push(...accepted((await ended).output))
    }
    const { code, output } = await start({ url: plane.url, options, after: 'flush' }).ended
    expect({ code, output }).toEqual({ code: 0, output: 'tracked\n' })
    // An event whose acceptance could not be said any more may be stored as well.
    const stored = new Set(ids(plane))
    expect(allAccepted.filter((id) => !stored.has(id))).toEqual([])
    expect(stored.size - allAccepted.length).toBeLessThanOrEqual(8)
  })

  it('leaves what it cannot deliver to the next, and tells nobody of a loss', async () => {
    const options = { journal: { directory: folderFor() } }
    for (const [prefix, after] of [
      ['closed-', 'close'],
      ['exited-', 'exit'],
    ]) {
      const { output } = await start({ url: 'http://127.0.0.1:1', options, prefix, count: 3, after }).ended
      expect(output.replace(/accepted .*\n/g, '')).toBe('tracked\n')
    }
    const ending = { ...options, exitTimeoutMs: 200 }
    const { code, output } = await start({
      url: 'http://127.0.0.1:1',
      options: ending,
      prefix: 'ended-',
      count: 3,
    }).ended
    expect([code, output.replace(/accepted .*\n/g, '')]).toEqual([0, 'tracked\n'])
    const plane = await planeFor()
    await start({ url: plane.url, options, after: 'flush' }).ended
    expect(ids(plane).sort()).toEqual(
      ['closed', 'ended', 'exited'].flatMap((prefix) => [0, 1, 2].map((index) => `${prefix}-${index}`)),
    )
  })

  it('shares its folder with another, alive and dead, without a duplicate', async () => {
    const plane = await planeFor()
    const directory = folderFor()
    const options = { journal: { directory }, flushIntervalMs: 60_000, flushAt: 10_000 }
    const dead = start({ url: plane.url, options, prefix: 'dead-', count: 50, after: 'stay' })
    await dead.said('tracked')
    dead.child.kill('SIGKILL')
    await dead.ended
    const starts = ['a-', 'b-', 'c-'].map((prefix) =>
      start({ url: plane.url, options, prefix, count: 50, after: 'flush' }),
    )
    for (const { ended } of starts) expect((await ended).code).toBe(0)
    const stored = ids(plane)
    expect(new Set(stored).size).toBe(200)
    expect(stored).toHaveLength(200)
  })

  it('puts neither the write key nor any of its parts on disk', async () => {
    const directory = folderFor()
    const options = { journal: { directory }, exitTimeoutMs: 0 }
    await start({ url: 'http://127.0.0.1:1', options, count: 3 }).ended
    const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    const texts = files.map(
      (file) => file.name + (file.isFile() ? readFileSync(join(file.parentPath, file.name), 'utf8') : ''),
    )
    expect(texts.join('\n')).toContain('"userId":"u"')
    expect(texts.join('\n')).not.toContain(WRITE_KEY)
    expect(texts.join('\n')).not.toContain(btoa(`${WRITE_KEY}:`))
  })

  it('sends nothing of one source with the key of another', async () => {
    const plane = await planeFor()
    const options = { journal: { directory: folderFor() }, exitTimeoutMs: 0 }
    await start({ url: 'http://127.0.0.1:1', options, count: 3 }).ended
    await start({ url: plane.url, options: { ...options, writeKey: 'other' }, after: 'flush' }).ended
    expect(ids(plane)).toEqual([])
  })
})

describe('a signal', () => {
  const slow = (response: Parameters<typeof ok>[0], request: Parameters<typeof ok>[1], index: number) =>
    setTimeout(() => ok(response, request, index), 50)

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`${signal} with handleSignals delivers first and ends as it would have`, async () => {
      const plane = await planeFor(slow)
      const options = { handleSignals: true, flushIntervalMs: 60_000, flushAt: 2_000 }
      const { child, said, ended } = start({ url: plane.url, options, count: 1_000, after: 'stay' })
      await said('tracked')
      child.kill(signal)
      expect(await ended).toMatchObject({ code: null, signal })
      expect(new Set(ids(plane)).size).toBe(1_000)
    })
  }

  it('without handleSignals finds no listener', async () => {
    const plane = await planeFor()
    const { output } = await start({ url: plane.url, after: 'count' }).ended
    expect(output).toContain('listeners 0 0')
  })

  it('does not hold up the end beyond its bound', async () => {
    const plane = await planeFor(() => undefined)
    const { child, said, ended } = start({
      url: plane.url,
      options: { handleSignals: true, exitTimeoutMs: 200 },
      count: 3,
      after: 'stay',
    })
    await said('tracked')
    child.kill('SIGTERM')
    const { signal, output } = await ended
    expect(signal).toBe('SIGTERM')
    expect(output).toContain('the client is closed (events lost: 3)')
  })

  it('that comes twice ends at once', async () => {
    const plane = await planeFor(() => undefined)
    const options = { handleSignals: true, exitTimeoutMs: 2_000_000, flushAt: 1 }
    const { child, said, ended } = start({ url: plane.url, options, count: 3, after: 'stay' })
    await said('tracked')
    child.kill('SIGINT')
    while (plane.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
    await new Promise((resolve) => setTimeout(resolve, 100))
    child.kill('SIGINT')
    expect((await ended).signal).toBe('SIGINT')
  })

  it('that the program listens to itself ends it in the program’s way', async () => {
    const plane = await planeFor()
    const options = { handleSignals: true, flushIntervalMs: 60_000, flushAt: 2_000 }
    const { child, said, ended } = start({ url: plane.url, options, count: 100, after: 'listen' })
    await said('listening 2')
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ code: 5, signal: null })
    expect(ids(plane)).toHaveLength(100)
  })

  it('with a journal and the plane down loses nothing', async () => {
    const down = await planeFor(text(503, ''))
    const options = { handleSignals: true, exitTimeoutMs: 100, journal: { directory: folderFor() } }
    const { child, said, ended } = start({ url: down.url, options, count: 10, after: 'stay' })
    await said('tracked')
    child.kill('SIGTERM')
    expect((await ended).signal).toBe('SIGTERM')
    const plane = await planeFor()
    await start({ url: plane.url, options, after: 'flush' }).ended
    expect(ids(plane)).toHaveLength(10)
  })
})
