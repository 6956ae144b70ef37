// `trackwright generate --watch` as a process: it follows the plan and the config, through mistakes too, and ends cleanly.
import { type ChildProcess, spawn } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { observeCli } from './loaded-modules.js'
import { bin, makeFolder } from './run-cli.js'

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

function watch(folder: string): { child: ChildProcess; said: () => string } {
  const child = spawn(process.execPath, [bin, 'generate', '--watch'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, NO_COLOR: '1' },
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  return { child, said: () => output }
}
