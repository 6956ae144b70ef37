// The bundlers' plugins in the real bundlers: they generate before a build, follow the plan while it watches, tell
// mistakes of the plan as the bundler's own, and go on when these are mended.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { makeFolder } from '../cli/run-cli.js'
import { BUNDLERS } from './bundlers.js'

const event = (title: string) => `title: ${title}\nx-event: { call: track }\ntype: object\n`

const makeProject = () =>
  makeFolder({
    'plan/plan.yaml': 'name: Mini\n',
    'plan/events/a.yaml': event('Alpha'),
    'trackwright.config.json': JSON.stringify({ plan: 'plan', output: 'analytics', platform: 'node' }),
    'main.js': `import * as analytics from './analytics/index.js'\nconsole.log(analytics)\n`,
  })

const bundleOf = (folder: string) => readFile(join(folder, 'dist/main.js'), 'utf8').catch(() => '')

describe.each(BUNDLERS)('the plugin for $name', ({ build, watch }) => {
  it('generates before the build', async () => {
    const folder = await makeProject()
    await build(folder)
    expect(await bundleOf(folder)).toContain('trackAlpha')
  })

  it('fails the build where the plan is broken, and says where', async () => {
    const folder = await makeProject()
    await writeFile(join(folder, 'plan/events/a.yaml'), 'title: [')
    await expect(build(folder)).rejects.toThrow(/TW103/)
  })

  // What a bundler's own watcher misses on a busy machine is tried again.
  it('follows the plan while the bundler watches, through a mistake', { retry: 2 }, async () => {
    const folder = await makeProject()
    const problems: (string | undefined)[] = []
    const stop = await watch(folder, (problem) => problems.push(problem))
    onTestFinished(async () => void (await stop()))
    const becomes = (text: string) =>
      vi.waitFor(async () => expect(await bundleOf(folder)).toContain(text), {
        timeout: 30_000,
        interval: 50,
      })
    // A bundler watches a file, a new one too, only a moment after the build that read it.
    const edit = async (text: string) => {
      await new Promise((resolve) => setTimeout(resolve, 700))
      await writeFile(join(folder, 'plan/events/b.yaml'), text)
    }
    await becomes('trackAlpha')
    await edit(event('Beta'))
    await becomes('trackBeta')
    await edit('title: [')
    await vi.waitFor(() => expect(problems.at(-1)).toMatch(/TW103/), { timeout: 30_000, interval: 50 })
    await edit(event('Gamma'))
    await becomes('trackGamma')
    await vi.waitFor(() => expect(problems.at(-1)).toBeUndefined(), { timeout: 30_000, interval: 50 })
  })
})
