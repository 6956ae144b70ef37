// A reader that comes again reads what changed, and what may have: counted by its reads.
import { readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createTextReader } from '../../generator/src/plan/read-text.js'
import { makeFolder } from '../cli/run-cli.js'

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>()
  return { ...fs, readFileSync: vi.fn(fs.readFileSync) }
})

const reads = vi.mocked(readFileSync)
const LATER = () => Date.now() + 60_000
const LIMIT = 100

beforeEach(() => void reads.mockClear())

async function open(clock = LATER) {
  const folder = await makeFolder({ 'a.json': '"a"' })
  const path = join(folder, 'a.json')
  const reader = createTextReader(clock)
  return { folder, path, read: () => reader.start()(path, LIMIT) }
}

describe('createTextReader', () => {
  it('reads a file once that does not change', async () => {
    const { read } = await open()
    expect([read(), read(), read()]).toEqual([{ text: '"a"' }, { text: '"a"' }, { text: '"a"' }])
    expect(reads).toHaveBeenCalledTimes(1)
  })

  it.each([
    { name: 'another size', change: (path: string) => writeFileSync(path, '"bb"'), want: '"bb"' },
    { name: 'the same size', change: (path: string) => writeFileSync(path, '"b"'), want: '"b"' },
    {
      name: 'the same size and an old time',
      change: (path: string) => {
        writeFileSync(path, '"b"')
        utimesSync(path, 1, 1)
      },
      want: '"b"',
    },
    {
      name: 'another file in its place',
      change: (path: string) => {
        writeFileSync(`${path}.tmp`, '"b"')
        renameSync(`${path}.tmp`, path)
      },
      want: '"b"',
    },
  ])('reads again what has $name', async ({ change, want }) => {
    const { path, read } = await open()
    read()
    change(path)
    expect(read()).toEqual({ text: want })
    expect(reads).toHaveBeenCalledTimes(2)
  })

  it('reads again what was written just before it was read: a second write may show in nothing', async () => {
    const { read } = await open(Date.now)
    expect([read(), read()]).toEqual([{ text: '"a"' }, { text: '"a"' }])
    expect(reads).toHaveBeenCalledTimes(2)
  })

  it('forgets what it is not asked for', async () => {
    const { folder } = await open()
    const other = join(folder, 'b.json')
    writeFileSync(other, '"b"')
    const reader = createTextReader(LATER)
    for (const path of [other, join(folder, 'a.json'), other]) reader.start()(path, LIMIT)
    expect(reads).toHaveBeenCalledTimes(3)
  })

  it('tells what it cannot read, each time', async () => {
    const { path, read } = await open()
    writeFileSync(path, 'x'.repeat(LIMIT + 1))
    expect(read().problem?.code).toBe('TW113')
    writeFileSync(path, Uint8Array.of(0x22, 0xff, 0x22))
    expect([read(), read()].map(({ problem }) => problem?.message)).toEqual([
      'a.json is not UTF-8.',
      'a.json is not UTF-8.',
    ])
    writeFileSync(path, '\ufeff"\ufffd"')
    expect(read()).toEqual({ text: '"\ufffd"' })
    rmSync(path)
    expect(read().problem?.message).toBe('a.json cannot be read.')
  })
})
