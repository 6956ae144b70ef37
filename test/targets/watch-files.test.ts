// Watching, with real files: what an editor, a checkout and a user's own hands do to a plan.
import { writeFileSync } from 'node:fs'
import { mkdir, mkdtemp, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it, onTestFinished, vi } from 'vitest'
import { watchFiles } from '../../generator/src/targets/watch-files.js'

interface Looks {
  readonly folder: string
  readonly watch: (paths: readonly string[]) => void
  /** Waits until a first look names the path. */
  readonly seen: (path: string) => Promise<void>
  /** All first looks so far, sorted, with paths as seen from the folder. */
  readonly first: () => string[]
  readonly second: () => number
}

async function look(paths: readonly string[], { ignored = [] as readonly string[] } = {}): Promise<Looks> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'trackwright-watch-')))
  await mkdir(join(folder, 'plan/events'), { recursive: true })
  await writeFile(join(folder, 'plan/events/a.json'), '{}')
  const seen: string[] = []
  let second = 0
  const files = watchFiles({
    paths: paths.map((path) => join(folder, path)),
    ignored: ignored.map((path) => join(folder, path)),
    onChange: (changed, look) => {
      if (look === 'second') second += 1
      else seen.push(...[...changed].map((path) => relative(folder, path)))
    },
    onRefused: (refusal) => expect.unreachable(refusal.message),
  })
  onTestFinished(async () => {
    files.stop()
    await rm(folder, { recursive: true, force: true })
  })
  return {
    folder,
    watch: (more) => files.watch(more.map((path) => join(folder, path))),
    seen: async (path) => {
      await vi.waitFor(() => expect(seen).toContain(path), { timeout: 5000, interval: 5 })
      seen.length = 0
    },
    first: () => seen.sort(),
    second: () => second,
  }
}

it('names what changes, once for a breath, and has a second look at it', async () => {
  const { folder, seen, first, second } = await look(['plan'])
  for (const text of ['1', '2', '3']) writeFileSync(join(folder, 'plan/events/a.json'), text)
  await seen('plan/events/a.json')
  await vi.waitFor(() => expect(second()).toBe(1), { timeout: 5000 })
  expect(first()).toEqual([])
})

it('sees files that are replaced, added, moved and removed', async () => {
  const { folder, seen } = await look(['plan'])
  await writeFile(join(folder, 'new'), '{}')
  await rename(join(folder, 'new'), join(folder, 'plan/events/a.json'))
  await seen('plan/events/a.json')
  await writeFile(join(folder, 'plan/events/b.json'), '{}')
  await seen('plan/events/b.json')
  await rename(join(folder, 'plan/events/b.json'), join(folder, 'plan/c.json'))
  await seen('plan/c.json')
  await rm(join(folder, 'plan/c.json'))
  await seen('plan/c.json')
})

it('follows folders that come, go and come back', async () => {
  const { folder, seen } = await look(['plan'])
  await mkdir(join(folder, 'made/deep'), { recursive: true })
  await rename(join(folder, 'made'), join(folder, 'plan/made'))
  await seen('plan/made')
  await writeFile(join(folder, 'plan/made/deep/x.json'), '{}')
  await seen('plan/made/deep/x.json')
  await rm(join(folder, 'plan'), { recursive: true })
  await seen('plan')
  await mkdir(join(folder, 'plan/events'), { recursive: true })
  await seen('plan')
  await writeFile(join(folder, 'plan/events/y.json'), '{}')
  await seen('plan/events/y.json')
})

it('watches a file by its name, and waits for what is not there', async () => {
  const { folder, seen, watch, first } = await look(['config.json', 'later/plan'])
  await writeFile(join(folder, 'other.json'), '{}')
  await writeFile(join(folder, 'config.json'), '{}')
  await seen('config.json')
  await mkdir(join(folder, 'later'))
  await mkdir(join(folder, 'later/plan'))
  await seen('later/plan')
  await writeFile(join(folder, 'later/plan/z.json'), '{}')
  await seen('later/plan/z.json')
  await setTimeout(50)
  expect(first()).toEqual([])
  watch(['other.json'])
  await writeFile(join(folder, 'other.json'), '[]')
  await seen('other.json')
})

it('passes over the output, and what is hidden', async () => {
  const { folder, seen, first } = await look(['plan'], { ignored: ['plan/out'] })
  for (const path of ['plan/out', 'plan/.git', 'plan/node_modules'])
    await mkdir(join(folder, path), { recursive: true })
  for (const path of ['plan/out/x.js', 'plan/.git/x', 'plan/node_modules/x', 'plan/.x.swp', 'x.json'])
    await writeFile(join(folder, path), '{}')
  await setTimeout(50)
  expect(first()).toEqual([])
  await writeFile(join(folder, 'plan/x.json'), '{}')
  await seen('plan/x.json')
})

it('names a link as it was given, whatever it leads to', async () => {
  const { folder, seen, watch } = await look([])
  await symlink(join(folder, 'plan'), join(folder, 'link'))
  watch(['link'])
  await writeFile(join(folder, 'plan/events/a.json'), '[]')
  await seen('link/events/a.json')
})
