// Holds the promise of docs/delivery.md at small size: every scenario of `npm run faults`, each in a process of its own, and
// that the harness notices an SDK which breaks it.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

interface Row {
  readonly id: string
  readonly fault: string
  readonly lost: number
  readonly verdict: string
}

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

function run(script: string, ...given: string[]): Promise<{ code: number | null; stdout: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [path(script), ...given], (_, stdout) =>
      resolve({ code: child.exitCode, stdout }),
    )
  })
}

async function runRows(...given: string[]): Promise<{ code: number | null; rows: Row[] }> {
  const { code, stdout } = await run('run.js', '--short', '--json', ...given)
  return { code, rows: JSON.parse(stdout) }
}

// The scenarios run the built package, as a user has it.
if (!existsSync(path('../../runtime/dist/node/index.js'))) throw new Error('Build first: npm run build.')

const { code, rows } = await runRows()

describe('npm run faults, short', () => {
  it.each(rows)('$id: $fault', ({ lost, verdict }) => {
    expect({ lost, verdict }).toEqual({ lost: 0, verdict: 'ok' })
  })

  it('runs every fault, and ends with 0', () => {
    const numbers = [...new Set(rows.map(({ id }) => Number.parseInt(id.slice(1), 10)))]
    // S29 to S32 are the browser's own tests; S34 needs RudderStack's server.
    const browsers = [29, 30, 31, 32]
    const all = Array.from({ length: 33 }, (_, index) => index + 1).filter((each) => !browsers.includes(each))
    expect(numbers).toEqual([...all, 35])
    expect(code).toBe(0)
  })

  it('replays one schedule by its seed', async () => {
    const first = await run('run.js', '--seed', '183')
    expect(first.code).toBe(0)
    expect(await run('run.js', '--seed', '183')).toEqual(first)
  })
})

describe('the harness', () => {
  it('notices an SDK that forgets, repeats and invents', async () => {
    const { code, rows } = await runRows('--only', 'S2', '--subject', 'forgetful')
    expect(rows).toEqual([
      {
        id: 'S2',
        fault: 'an answer that takes 2 s',
        accepted: 150,
        delivered: 135,
        duplicated: 0,
        reported: 0,
        pending: 0,
        lost: 15,
        unnamedReports: 0,
        early: 15,
        verdict: [
          'flush() came back with 15 events not stored',
          '1 events reported more than once',
          '1 stored ids that were never accepted',
          '15 lost in silence',
        ].join('; '),
        note: '',
      },
    ])
    expect(code).toBe(1)
  })
})

describe('npm run soak, short', () => {
  it('loses nothing of 5,000 events', async () => {
    const { code, stdout } = await run('soak.js', '--events', '5000')
    expect(JSON.parse(stdout)).toMatchObject({
      accepted: 5_000,
      delivered: 5_000,
      reported: 0,
      lost: 0,
      pending: 0,
    })
    expect(code).toBe(0)
  })
})
