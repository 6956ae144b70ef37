// `trackwright diff` as a process, with real git: which versions it reads, what it prints and exits with.
import { execFileSync } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolder, runCli } from './run-cli.js'

const HEAD = 'name: Shop\nversion: 1.2.0\n'
const ORDER = `title: Order Completed
x-event: { call: track }
type: object
additionalProperties: false
properties:
  total: { type: number, minimum: 0 }
`
const GONE = 'title: Gone\nx-event: { call: track }\n'

function git(folder: string, ...args: string[]): void {
  const name = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false']
  execFileSync('git', [...name, ...args], { cwd: folder, stdio: 'ignore' })
}

/** A repository with two commits of a plan in a folder; the second is tagged v2, and the files are as there. */
async function makeRepository(): Promise<string> {
  const folder = await makeFolder({
    'plan/plan.yaml': HEAD,
    'plan/order.yaml': ORDER,
    'plan/gone.yaml': GONE,
    'trackwright.config.json': JSON.stringify({ plan: 'plan', output: 'out', platform: 'node' }),
  })
  git(folder, 'init', '-q')
  git(folder, 'add', '.')
  git(folder, 'commit', '-qm', 'One')
  git(folder, 'tag', 'v1')
  await writeFile(join(folder, 'plan/order.yaml'), ORDER.replace('minimum: 0', 'minimum: 1'))
  await rm(join(folder, 'plan/gone.yaml'))
  git(folder, 'add', '.')
  git(folder, 'commit', '-qm', 'Two')
  git(folder, 'tag', 'v2')
  return folder
}

describe('trackwright diff', () => {
  it('compares revisions and the files as they are, and places what was removed in its revision', async () => {
    const folder = await makeRepository()
    const unchanged = await runCli(folder, 'diff')
    expect(unchanged).toEqual({ code: 0, stdout: 'Shop: no event changed\n', stderr: '' })

    const { code, stdout, stderr } = await runCli(folder, 'diff', 'v1', 'v2')
    expect(code).toBe(1)
    expect(
      stdout,
    ).toBe(`track "Order Completed": changed; senders no, old data no, new data yes; major; REVISION
track "Gone": removed; senders no, old data no, new data yes; major; MODEL
Shop: 2 of 2 events changed; major version 1.2.0 → 2.0.0
`)
    expect(stderr.split('\n').filter((line) => /TW8/.test(line))).toEqual([
      'v2:plan/order.yaml:6:26 error TW810: track "Order Completed", total: narrowed: minimum 0 → 1. What was sent before may be refused, such as 0.',
      'v1:plan/gone.yaml:1:1 error TW801: track "Gone": removed. Code that sends it does not compile any more.',
    ])
    await writeFile(join(folder, 'plan/order.yaml'), ORDER.replace('minimum: 0', 'minimum: -1'))
    const inFolder = await runCli(join(folder, 'plan'), 'diff', 'v1', '--plan', '.', '--fail-on', 'never')
    expect(inFolder.code).toBe(0)
    expect(inFolder.stderr).toContain('order.yaml:6:26 info TW810')
  })

  it('compares two paths without a config and without git, as data and as Markdown', async () => {
    const folder = await makeFolder({
      'old/plan.yaml': HEAD,
      'old/order.yaml': ORDER,
      'new/plan.yaml': HEAD,
      'new/order.yaml': `${ORDER}  coupon: { type: string }\n`,
    })
    const { code, stdout } = await runCli(folder, 'diff', 'old', 'new', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      diffs: [{ plan: 'Shop', bump: 'minor', unchangedCount: 0, events: [{ status: 'changed' }] }],
      diagnostics: [
        { code: 'TW803', severity: 'info', location: { file: 'new/order.yaml', line: 7, column: 3 } },
      ],
    })
    const markdown = await runCli(
      folder,
      'diff',
      'old',
      'new',
      '--format',
      'markdown',
      '--fail-on',
      'readers',
    )
    expect(markdown.code).toBe(1)
    expect(markdown.stdout).toContain(
      '| `track "Order Completed"` | `coupon` | `added, optional` | ✅ | ✅ | ❌ |',
    )
    expect(markdown.stderr).toBe('')
  })

  it('reads a plan in one file with what it refers to, though its folder is gone since', async () => {
    const folder = await makeFolder({
      'a/plan.yaml': `${HEAD}events:\n  - { title: A, x-event: {}, properties: { x: { $ref: x.yaml } } }\n`,
      'a/x.yaml': 'type: number\n',
    })
    git(folder, 'init', '-q')
    git(folder, 'add', '.')
    git(folder, 'commit', '-qm', 'One')
    await mkdir(join(folder, 'b'))
    await writeFile(
      join(folder, 'b/plan.yaml'),
      `${HEAD}events:\n  - { title: A, x-event: {}, properties: { x: { type: number } } }\n`,
    )
    await rm(join(folder, 'a'), { recursive: true })
    const { code, stderr } = await runCli(folder, 'diff', 'HEAD', 'b/plan.yaml', '--plan', 'a/plan.yaml')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  it('refuses what is no revision, and options in place of one', async () => {
    const folder = await makeRepository()
    for (const [revision, want] of [
      ['v9', /TW840: "v9"/],
      ['--upload-pack=x', /unknown option/],
      ['v1^{tree}', /TW840/],
    ] as const) {
      const { code, stderr } = await runCli(folder, 'diff', revision)
      expect(code).toBe(2)
      expect(stderr).toMatch(want)
    }
    const outside = await runCli(
      await makeFolder({ 'plan.yaml': HEAD }),
      'diff',
      'HEAD',
      '--plan',
      'plan.yaml',
    )
    expect(outside).toMatchObject({ code: 2, stderr: expect.stringContaining('TW840') })
    const missing = await runCli(folder, 'diff', 'v1', '--plan', 'other')
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('TW101') })
  })
})
