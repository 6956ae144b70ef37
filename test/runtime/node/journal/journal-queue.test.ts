// The journal on real files, with processes that are dead by their lease. Real processes are in ../journal-process.test.ts.
import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { writeRecord } from '../../../../runtime/src/node/journal/segment-text.js'
import { createVirtualClock } from '../../virtual-clock.js'
import { editLease, type JournalFolder, makeEvent, makeJournalFolder } from './journal-folder.js'

const EVENTS = /\.events$/
const LEASE = /\.lease$/
const DAMAGED = /\.damaged$/

let folder: JournalFolder
beforeEach(() => {
  folder = makeJournalFolder()
})
afterEach(() => folder.remove())

const modeOf = (path: string): number => statSync(path).mode & 0o777
const only = (names: string[]): string => {
  expect(names).toHaveLength(1)
  return join(folder.path, names[0] ?? '')
}

describe('a process that is killed', () => {
  const deaths = [
    { name: 'before anything was delivered', added: ['a', 'b', 'c'], removed: [], want: ['a', 'b', 'c'] },
    { name: 'after a part was delivered', added: ['a', 'b', 'c', 'd'], removed: [1, 2], want: ['d'] },
    { name: 'after all was delivered', added: ['a', 'b'], removed: [1, 1], want: [] },
    { name: 'without an event', added: [], removed: [], want: [] },
  ]
  for (const { name, added, removed, want } of deaths) {
    it(`${name} leaves the rest to the next, once`, () => {
      const first = folder.open()
      first.add(...added)
      for (const count of removed) first.queue.remove(count)
      folder.letOwnersDie()
      const next = folder.open()
      expect(next.ids()).toEqual(want)
      expect(next.troubles).toEqual([])
      next.queue.remove(next.queue.length)
      next.queue.close()
      expect(folder.names()).toEqual([])
    })
  }

  it('leaves the same bytes', () => {
    const event = makeEvent('a', 0, {
      properties: { text: 'ü🙂\n\u2028"', __proto__: null, 1: 0.1, b: [null] },
    })
    folder.open().queue.add(event)
    folder.letOwnersDie()
    expect(folder.open().queue.head(1)[0]?.json).toBe(event.json)
  })

  it('leaves many files, in order', () => {
    const ids = Array.from({ length: 40 }, (_, index) => `id-${index}`)
    const first = folder.open()
    for (const id of ids) first.queue.add(makeEvent(id, 0, { properties: { text: 'x'.repeat(90_000) } }))
    expect(folder.names(EVENTS).length).toBeGreaterThan(2)
    folder.letOwnersDie()
    expect(folder.open().ids()).toEqual(ids)
  })

  it('after it took over files itself leaves those as well', () => {
    folder.open().add('a', 'b')
    folder.letOwnersDie()
    const second = folder.open()
    second.add('c')
    second.queue.remove(1)
    folder.letOwnersDie()
    expect(folder.open().ids()).toEqual(['b', 'c'])
  })

  it('while another runs is found by that one', async () => {
    const dying = folder.open()
    folder.letOwnersDie()
    const living = folder.open()
    living.add('own')
    dying.add('left')
    expect(living.ids()).toEqual(['own'])
    // The lease is gone since `living` began: whoever has none is dead.
    await living.clock.advance(5_000)
    expect([living.ids(), living.recovered]).toEqual([['own', 'left'], [1]])
  })
})

describe('a file', () => {
  it('is nobody else’s to read, and holds nothing when nothing waits', () => {
    const directory = join(folder.path, 'deep', 'source')
    const { queue, add } = folder.open({ directory })
    add('a')
    const modes = readdirSync(directory).map((name) => [
      name.split('.').at(-1),
      modeOf(join(directory, name)),
    ])
    expect(modes.sort()).toEqual([
      ['events', 0o600],
      ['lease', 0o600],
    ])
    expect(modeOf(directory)).toBe(0o700)
    queue.remove(1)
    const sizes = readdirSync(directory)
      .filter((name) => EVENTS.test(name))
      .map((name) => statSync(join(directory, name)).size)
    expect(sizes).toEqual([0])
  })

  it('that is full is deleted with its last event', () => {
    const { queue } = folder.open()
    const big = { properties: { text: 'x'.repeat(300_000) } }
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) queue.add(makeEvent(id, 0, big))
    expect(folder.names(EVENTS)).toHaveLength(2)
    queue.remove(4)
    expect(folder.names(EVENTS)).toHaveLength(1)
    queue.remove(2)
    expect(statSync(only(folder.names(EVENTS))).size).toBe(0)
  })
})

describe('two processes', () => {
  it('leave each other alone', async () => {
    const [one, two] = [folder.open(), folder.open()]
    one.add('a')
    two.add('b')
    await one.clock.advance(60_000)
    await two.clock.advance(60_000)
    expect([one.ids(), two.ids()]).toEqual([['a'], ['b']])
  })

  it('share what a dead one left: each event has one taker', async () => {
    const [one, two] = [folder.open(), folder.open()]
    const dead = folder.open()
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f'])
      dead.queue.add(makeEvent(id, 0, { x: 'x'.repeat(600_000) }))
    const [owner] = folder.names(EVENTS)[0]?.split('.') ?? []
    rmSync(join(folder.path, `${owner}.lease`))
    await Promise.all([one.clock.advance(5_000), two.clock.advance(5_000)])
    expect([...one.ids(), ...two.ids()].sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  })
})

describe('an owner', () => {
  const owners = [
    { name: 'whose process is gone', lease: {}, isDead: true, age: 0, want: ['a'] },
    { name: 'that lives, however long it was silent', lease: {}, isDead: false, age: 3_600, want: [] },
    {
      name: 'whose number another process has now',
      lease: { startedAt: '1' },
      isDead: false,
      age: 0,
      want: ['a'],
    },
    {
      name: 'in another container that shows life',
      lease: { scope: 'elsewhere' },
      isDead: true,
      age: 10,
      want: [],
    },
    {
      name: 'in another container that is silent',
      lease: { scope: 'elsewhere' },
      isDead: false,
      age: 60,
      want: ['a'],
    },
  ]
  for (const { name, lease, isDead, age, want } of owners) {
    it.skipIf(process.platform !== 'linux')(
      `${name} ${want.length > 0 ? 'is succeeded' : 'keeps its files'}`,
      () => {
        folder.open().add('a')
        if (isDead) folder.letOwnersDie()
        const path = only(folder.names(LEASE))
        editLease(path, lease)
        const then = Date.now() / 1000 - age
        utimesSync(path, then, then)
        expect(folder.open().ids()).toEqual(want)
      },
    )
  }

  it('with a lease that cannot be read is succeeded when it is silent', () => {
    folder.open().add('a')
    const path = only(folder.names(LEASE))
    writeFileSync(path, '\0{"__proto__":')
    expect(folder.open().ids()).toEqual([])
    utimesSync(path, 0, 0)
    expect(folder.open().ids()).toEqual(['a'])
  })

  it('that was taken for dead writes what waits to new files', async () => {
    const frozen = folder.open()
    frozen.add('a', 'b')
    rmSync(only(folder.names(LEASE)))
    const taker = folder.open()
    expect(taker.ids()).toEqual(['a', 'b'])
    await frozen.clock.advance(5_000)
    frozen.add('c')
    folder.letOwnersDie()
    taker.queue.close()
    expect(folder.open().ids().sort()).toEqual(['a', 'a', 'b', 'b', 'c'])
  })

  it('that was taken for dead sees that before it writes', async () => {
    const frozen = folder.open()
    frozen.add('a')
    rmSync(only(folder.names(LEASE)))
    frozen.queue.add(makeEvent('b', 60_000))
    expect(folder.names(LEASE)).toHaveLength(1)
    expect(folder.names(EVENTS)).toHaveLength(2)
  })

  it('whose folder is taken away makes it again', async () => {
    const { add, clock, troubles } = folder.open()
    add('a')
    renameSync(folder.path, `${folder.path}-gone`)
    await clock.advance(5_000)
    add('b')
    folder.letOwnersDie()
    expect([folder.open().ids(), troubles]).toEqual([['a', 'b'], []])
    rmSync(`${folder.path}-gone`, { recursive: true })
  })
})

describe('a damaged file', () => {
  const damages = [
    { name: 'with half a record at its end', text: writeRecord('{"type":"track"').slice(0, 12), read: 2 },
    { name: 'with a line of somebody else', text: 'rm -rf /\n', read: 2 },
    { name: 'with a hostile record', text: writeRecord('{"__proto__":{"polluted":1}}'), read: 2 },
  ]
  for (const { name, text, read } of damages) {
    it(`${name} gives its events, is put aside, and is told of`, () => {
      folder.open().add('a', 'b')
      appendFileSync(only(folder.names(EVENTS)), text)
      folder.letOwnersDie()
      const next = folder.open()
      expect(next.ids()).toEqual(['a', 'b'])
      const aside = only(folder.names(DAMAGED))
      expect(next.troubles).toEqual([
        `a file of the journal is damaged: ${read} events were read from it, and it is ${aside} now`,
      ])
      folder.letOwnersDie()
      const third = folder.open()
      expect([third.ids(), third.troubles]).toEqual([['a', 'b'], []])
      expect(({} as { polluted?: number }).polluted).toBeUndefined()
    })
  }

  const things: { name: string; put: (path: string) => void }[] = [
    { name: 'a folder', put: (path) => mkdirSync(path) },
    { name: 'a link', put: (path) => symlinkSync('/etc/passwd', path) },
    { name: 'a pipe', put: (path) => execFileSync('mkfifo', [path]) },
    {
      name: 'a giant',
      put: (path) => {
        writeFileSync(path, '')
        truncateSync(path, 65 * 1024 * 1024)
      },
    },
  ]
  for (const { name, put } of things) {
    it.skipIf(process.platform === 'win32')(`that is ${name} is put aside unread`, () => {
      put(join(folder.path, 'abc-00000000.0000000001.events'))
      const { ids, troubles, add } = folder.open()
      expect([ids(), troubles.length, folder.names(DAMAGED).length]).toEqual([[], 1, 1])
      expect(add('a')).toEqual([true])
    })
  }

  it('of which there are many takes up no more room than twenty', () => {
    for (let index = 10; index < 35; index++)
      writeFileSync(join(folder.path, `abc-00000000.00000000${index}.events`), 'no\n')
    folder.open()
    expect(folder.names(DAMAGED)).toHaveLength(20)
  })

  it('is only what has the name of one', () => {
    for (const name of ['notes.txt', 'a.events', '.events', 'x-00000000.1.events'])
      writeFileSync(join(folder.path, name), 'x')
    expect(folder.open().troubles).toEqual([])
    expect(folder.names(/^(notes|a|x|\.)/)).toHaveLength(4)
  })
})

describe('bounds', () => {
  it('of the queue hold for calls', () => {
    const { add, queue } = folder.open({ maxQueueSize: 2 })
    expect(add('a', 'b', 'c')).toEqual([true, true, false])
    queue.remove(1)
    expect(add('d')).toEqual([true])
    expect(folder.open({ maxQueueBytes: 10 }).add('a')).toEqual([false])
  })

  it('of the queue leave half to the living: the other files follow as it empties', () => {
    const dead = folder.open()
    const ids = Array.from({ length: 9 }, (_, index) => `id-${index}`)
    for (const id of ids) dead.queue.add(makeEvent(id, 0, { x: 'x'.repeat(400_000) }))
    folder.letOwnersDie()
    const next = folder.open({ maxQueueSize: 4 })
    expect(next.ids()).toEqual(['id-0', 'id-1', 'id-2'])
    const seen: string[] = []
    while (next.queue.length > 0) {
      seen.push(...next.ids().slice(0, 1))
      next.queue.remove(1)
    }
    expect(seen).toEqual(ids)
    expect(next.recovered).toEqual([3, 3])
  })

  it('of the folder end writing, once told, until there is room', async () => {
    const { queue, add, troubles, clock } = folder.open({ maxBytes: 1_500_000 })
    const big = { x: 'x'.repeat(600_000) }
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) queue.add(makeEvent(id, 0, big))
    expect(queue.length).toBe(6)
    expect(troubles).toEqual([
      `the journal in ${folder.path} cannot be written (it has reached journal.maxBytes); until it can, events are in memory only`,
    ])
    queue.remove(5)
    await clock.advance(5_000)
    add('g')
    folder.letOwnersDie()
    expect(folder.open().ids()).toEqual(['f', 'g'])
    expect(troubles).toHaveLength(1)
  })
})

describe('close', () => {
  it('keeps on disk what waits, for whoever comes next', () => {
    const { queue, add } = folder.open()
    add('a', 'b')
    queue.remove(1)
    expect(queue.close()).toEqual([])
    expect(queue.length).toBe(1)
    expect(folder.names(LEASE)).toEqual([])
    expect(folder.open().ids()).toEqual(['b'])
  })

  it('returns what only memory has', () => {
    const { queue, add } = folder.open({ maxBytes: 1 })
    add('a', 'b')
    expect(queue.close()).toEqual([makeEvent('a'), makeEvent('b')])
    expect(queue.length).toBe(0)
  })
})

describe('a disk that cannot be written', () => {
  it('is told of once, and events are in memory', async () => {
    writeFileSync(join(folder.path, 'file'), '')
    const directory = join(folder.path, 'file', 'below')
    const { queue, add, ids, troubles, clock } = folder.open({ directory })
    expect(add('a', 'b')).toEqual([true, true])
    await clock.advance(60_000)
    expect([ids(), troubles]).toEqual([
      ['a', 'b'],
      [`the journal in ${directory} cannot be written (ENOTDIR); until it can, events are in memory only`],
    ])
    queue.remove(2)
    expect(queue.length).toBe(0)
  })

  // Mounting needs the rights of root; elsewhere the bound of the folder and the test above stand for it.
  const mount = tryMount()
  it.skipIf(mount === undefined)(
    'because it is full loses nothing, and is used again when it is not',
    async () => {
      onTestFinished(() => {
        // Lazily: the dead of this test still have their files open.
        execFileSync('umount', ['-l', mount ?? ''])
        rmSync(mount ?? '', { recursive: true })
      })
      const full = makeJournalFolder(mount)
      const { queue, ids, troubles, clock } = full.open()
      const added = Array.from({ length: 30 }, (_, index) => `id-${index}`)
      for (const id of added) expect(queue.add(makeEvent(id, 0, { x: 'x'.repeat(5_000) }))).toBe(true)
      expect([ids(), troubles.length]).toEqual([added, 1])
      expect(troubles[0]).toContain('ENOSPC')
      queue.remove(25)
      await clock.advance(5_000)
      full.letOwnersDie()
      expect(full.open().ids()).toEqual(added.slice(25))
    },
  )
})

describe('the age of an event', () => {
  it('goes on in the next process, and is none where the clock was set back', async () => {
    const HOUR = 3_600_000
    const first = folder.open()
    first.add('a')
    await first.clock.advance(HOUR / 2)
    first.add('b')
    folder.letOwnersDie()
    const later = createVirtualClock()
    later.jump(HOUR)
    const second = folder.open({ clock: later })
    expect(second.queue.head(2).map(({ acceptedAt }) => acceptedAt)).toEqual([-HOUR, -HOUR / 2])
    folder.letOwnersDie()
    const earlier = createVirtualClock()
    earlier.jump(-HOUR)
    const third = folder.open({ clock: earlier })
    expect(third.queue.head(2).map(({ acceptedAt }) => acceptedAt)).toEqual([0, 0])
  })
})

/** A disk of 100 kB. */
function tryMount(): string | undefined {
  const path = mkdtempSync(join(tmpdir(), 'trackwright-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=100k', 'tmpfs', path], { stdio: 'ignore' })
    return path
  } catch {
    rmSync(path, { recursive: true })
    return undefined
  }
}
