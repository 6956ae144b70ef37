// Holds docs/delivery.md to the code: every option with its default, every answer with what follows, every fault with the
// outcome that `npm run faults -- --write` put there.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { resolveOptions } from '../../runtime/src/core/options.js'
import { decideRetry } from '../../runtime/src/core/retry.js'
import { answer } from './test-client.js'

const root = new URL('../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const page = read('docs/delivery.md')

/** The cells of the lines of a table, found by a text of its first line. */
function readTable(head: string): string[][] {
  const lines = page.slice(page.indexOf(head)).split('\n\n')[0]?.split('\n') ?? []
  const rows = lines.filter((line) => line.startsWith('|')).slice(head.startsWith('<!--') ? 2 : 1)
  return rows.map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
}

/** Names of the members of an interface of options, those of `retry` as `retry.name`. */
function optionNames(path: string, name: string): string[] {
  const body = new RegExp(`export interface ${name} [^{]*\\{(.*?)^\\}`, 'ms').exec(read(path))?.[1] ?? ''
  return [...body.matchAll(/^ {2}(\w+)\??:/gm)].map((match) => match[1] ?? '')
}

describe('docs/delivery.md', () => {
  const options = readTable('| option').filter(([cell]) => !/^-+$/.test(cell ?? ''))

  it('names every option of every platform', () => {
    const core = 'runtime/src/core/options.ts'
    const retry = optionNames(core, 'RetryOptions').map((each) => `retry.${each}`)
    const all = [
      ...optionNames(core, 'ClientOptions').filter((each) => each !== 'retry'),
      ...retry,
      ...optionNames('runtime/src/node/create-client.ts', 'NodeClientOptions'),
      ...optionNames('runtime/src/browser/create-client.ts', 'BrowserClientOptions'),
      ...optionNames('runtime/src/browser/visitor-store.ts', 'VisitorStoreOptions'),
    ]
    // What stands in parentheses says on which platform, and how.
    const named = options.flatMap(([cell = '']) =>
      [...cell.replace(/ \(.*$/, '').matchAll(/`([\w.]+)[^`]*`/g)].map((match) => match[1] ?? ''),
    )
    expect(all.length).toBeGreaterThan(20)
    expect(named.sort()).toEqual([...new Set(all)].sort())
  })

  it('gives the defaults that the code has', () => {
    const resolved = resolveOptions({ writeKey: 'k', dataPlaneUrl: 'https://plane.example' })
    const flat: Record<string, unknown> = {
      ...resolved,
      ...Object.fromEntries(Object.entries(resolved.retry).map(([name, value]) => [`retry.${name}`, value])),
    }
    const stated = options.flatMap(([names = '', value = '']) => {
      const found = [...names.matchAll(/`([\w.]+)`/g)].map((match) => match[1] ?? '')
      const numbers = [...value.matchAll(/[\d,]+/g)].map((match) => Number(match[0].replaceAll(',', '')))
      return found.flatMap((name, index) =>
        typeof flat[name] === 'number' ? [[name, numbers[index]] as const] : [],
      )
    })
    expect(Object.fromEntries(stated)).toEqual(
      Object.fromEntries(Object.entries(flat).filter(([, value]) => typeof value === 'number')),
    )
  })

  it('says what follows from each answer', () => {
    const retry = { baseDelayMs: 500, maxDelayMs: 30_000, maxRetryAfterMs: 300_000, maxAgeMs: 1 }
    const attempt = { earlierAttempts: 0, eventCount: 2, now: 0, random: 0.5 }
    const kindOf = (status: number): string => decideRetry(answer(status), attempt, retry).kind
    const said = {
      delivered: /^delivered/,
      bisect: /halves until/,
      split: /halves; the length/,
      pause: /^pause/,
      retry: /^sent again/,
    }
    const rows = readTable('| answer').filter(([cell]) => !/^-+$/.test(cell ?? ''))
    expect(
      rows.map(([statuses = '', text = '']) => {
        const kinds = [...statuses.matchAll(/\b[1-5]\d\d\b/g)].map((match) => kindOf(Number(match[0])))
        return kinds.map((kind) => said[kind as keyof typeof said].test(text))
      }),
    ).toEqual([[true], [true, true], [true], [true, true, true], [true, true]])
    expect(['301', '204', '405', '500', '502'].map((status) => kindOf(Number(status)))).toEqual([
      'pause',
      'pause',
      'pause',
      'retry',
      'retry',
    ])
  })

  it('has a row for every fault that is run, each of them without a loss', async () => {
    // By a variable, since these files have no types.
    const load = (path: string) => import(new URL(path, import.meta.url).href)
    const { scenarios } = await load('../faults/scenarios/all.js')
    const { BROWSER_ROWS } = await load('../faults/run-browser-rows.js')
    const everyFault: { id: string; fault: string }[] = [...scenarios, ...BROWSER_ROWS]
    const listed = everyFault.map(({ id, fault }) => `${id}: ${fault}`)
    const rows = readTable('<!-- faults -->')
    expect(rows.map(([id, fault]) => `${id}: ${fault}`).sort()).toEqual(listed.sort())
    expect(rows.filter((row) => row.at(-1) !== 'ok' || !/^0?$/.test(row.at(-2) ?? ''))).toEqual([])
  })
})
