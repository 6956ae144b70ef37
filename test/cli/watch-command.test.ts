// `trackwright generate --watch` as a process: it follows the plan and the config, through mistakes too, and ends cleanly.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { observeCli } from './loaded-modules.js'
import { bin, makeFolder, runCliWith } from './run-cli.js'

const event = (title: string) => `title: ${title}\nx-event: { call: track }\ntype: object\n`
const CONFIG = { plan: 'plan', output: 'out', platform: 'node' }

it('generates again whenever the plan or the config changes', async () => {
  const folder = await makeFolder({
    'plan/plan.yaml': 'name: Mini\n',
    'plan/a.yaml': event('Alpha'),
    'trackwright.config.json': JSON.stringify(CONFIG),
    'node_modules/.keep': '',
  })
  const { child, said } = watch(folder)
  const write = (path: string, text: string) => writeFile(join(folder, path), text)
  const generated = (output = 'out') => readFile(join(folder, output, 'index.js'), 'utf8').catch(() => '')
  const becomes = (text: RegExp, output?: string) =>
    vi.waitFor(async () => expect(await generated(output)).toMatch(text), { timeout: 20_000, interval: 20 })

  await vi.waitFor(() => expect(said()).toContain('watching for changes'), { timeout: 20_000 })
  expect(await generated()).toContain('trackAlpha')

  await write('plan/b.yaml', event('Beta'))
  await becomes(/trackBeta/)

  await write('plan/b.yaml', 'title: [')
  await vi.waitFor(() => expect(said()).toMatch(/plan\/b\.yaml:\d+:\d+ error TW103/), { timeout: 20_000 })
  expect(await generated()).toContain('trackBeta')

  await rm(join(folder, 'plan/b.yaml'))
  await becomes(/^(?!.*trackBeta)/s)

  await write('trackwright.config.json', JSON.stringify({ ...CONFIG, output: 'elsewhere' }))
  await becomes(/trackAlpha/, 'elsewhere')
  await write('plan/a.yaml', event('Gamma'))
  await becomes(/trackGamma/, 'elsewhere')

  child.kill('SIGINT')
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0)
  // It noted what it wrote last, so that there is nothing to generate for a check.
  expect((await observeCli(folder, 'check')).loaded).not.toContain('generate.ts')
})

describe('a system that has no watcher left for a folder', () => {
  const WAY_OUT =
    /ENOSPC: System limit for number of file watchers reached, watch '.*\/refused'; raise fs\.inotify\.max_user_watches/
  const REFUSAL = `
    import fs from 'node:fs'
    import { syncBuiltinESMExports } from 'node:module'
    const { watch } = fs
    fs.watch = (folder, listener) => {
      if (!folder.endsWith('refused')) return watch(folder, listener)
      const message = \`ENOSPC: System limit for number of file watchers reached, watch '\${folder}'\`
      throw Object.assign(new Error(message), { code: 'ENOSPC', syscall: 'watch' })
    }
    syncBuiltinESMExports()
  `
  const makeRefusing = async (files: Record<string, string>) => {
    const config = { 'trackwright.config.json': JSON.stringify(CONFIG), 'refuse.mjs': REFUSAL }
    const folder = await makeFolder({ 'plan/a.yaml': event('Alpha'), ...config, ...files })
    return { folder, variables: { NODE_OPTIONS: `--import=${join(folder, 'refuse.mjs')}` } }
  }

  it('is told at the start, and ends the run', async () => {
    const { folder, variables } = await makeRefusing({ 'plan/refused/b.yaml': event('Beta') })
    const { code, stderr } = await runCliWith(variables, folder, ['generate', '--watch'])
    expect(stderr).toMatch(WAY_OUT)
    expect(code).toBe(2)
  })

  it('is told later, and the watch goes on with the rest', async () => {
    const { folder, variables } = await makeRefusing({})
    const { child, said } = watch(folder, variables)
    const becomes = (text: RegExp) =>
      vi.waitFor(async () => expect(said()).toMatch(text), { timeout: 20_000 })
    await becomes(/watching for changes/)

    await mkdir(join(folder, 'plan/refused'))
    await becomes(WAY_OUT)
    await writeFile(join(folder, 'plan/a.yaml'), event('Gamma'))
    await vi.waitFor(
      async () => expect(await readFile(join(folder, 'out/index.js'), 'utf8')).toContain('trackGamma'),
      { timeout: 20_000 },
    )
    child.kill('SIGINT')
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0)
  })
})

function watch(
  folder: string,
  variables: NodeJS.ProcessEnv = {},
): { child: ChildProcess; said: () => string } {
  const child = spawn(process.execPath, [bin, 'generate', '--watch'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, NO_COLOR: '1', ...variables },
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  return { child, said: () => output }
}
