// `trackwright generate` as a process: what it writes, prints and exits with.
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolder, runCli } from './run-cli.js'

const PLAN = `name: Mini
events:
  - title: Order Completed
    x-event: { call: track }
    type: object
    properties: { total: { type: number } }
`

const FLAGS = ['generate', '--plan', 'plan.yaml', '--output', 'out', '--platform', 'node']
const FILES = ['index.d.ts', 'index.js', 'package.json', 'trackwright.lock.json', 'validators.js']

const config = (value: object) => JSON.stringify(value)

describe('trackwright generate', () => {
  it('writes the functions and the lock file, and nothing the second time', async () => {
    const folder = await makeFolder({ 'plan.yaml': PLAN })
    const first = await runCli(folder, ...FLAGS)
    expect(first).toEqual({
      code: 0,
      stdout: FILES.map((name) => `wrote out/${name}\n`).join(''),
      stderr: '',
    })
    expect((await readdir(join(folder, 'out'))).sort()).toEqual(FILES)
    const before = await Promise.all(FILES.map((name) => stat(join(folder, 'out', name))))
    const second = await runCli(folder, ...FLAGS)
    expect(second).toEqual({
      code: 0,
      stdout: 'out is up to date\n',
      stderr: '',
    })
    const after = await Promise.all(FILES.map((name) => stat(join(folder, 'out', name))))
    expect(after.map((each) => each.mtimeMs)).toEqual(before.map((each) => each.mtimeMs))
  })

  it('renames nothing when an event with the same identifier is added before another', async () => {
    const folder = await makeFolder({ 'plan.yaml': PLAN })
    await runCli(folder, ...FLAGS)
    await writeFile(join(folder, 'plan.yaml'), `${PLAN}  - title: ORDER completed\n    x-event: {}\n`)
    await runCli(folder, ...FLAGS)
    const js = await readFile(join(folder, 'out/index.js'), 'utf8')
    expect(js).toMatch(
      /function trackOrderCompleted\(properties, options\) \{\s+sendTrack\(slot, "Order Completed"/,
    )
    expect(js).toMatch(
      /function trackOrderCompleted2\(properties, options\) \{\s+sendTrack\(slot, "ORDER completed"/,
    )
  })

  it('leaves the earlier output as it was when the plan is broken, and says where', async () => {
    const folder = await makeFolder({ 'plan.yaml': PLAN })
    await runCli(folder, ...FLAGS)
    const before = await readFile(join(folder, 'out/index.js'), 'utf8')
    await writeFile(join(folder, 'plan.yaml'), PLAN.replace('type: number', 'type: nmber'))
    const { code, stdout, stderr } = await runCli(folder, ...FLAGS)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/plan\.yaml:6:\d+ error TW108/)
    expect(await readFile(join(folder, 'out/index.js'), 'utf8')).toBe(before)
  })

  it('reads a config file of each kind', async () => {
    const target = { plan: 'plan.yaml', output: 'out', platform: 'node' }
    const files = {
      'trackwright.config.json': config(target),
      'trackwright.config.js': `module.exports = ${config(target)}`,
      'trackwright.config.mjs': `export default ${config(target)}`,
      'trackwright.config.ts': `interface T { plan: string }\nconst t: T = ${config(target)} as T\nexport default t`,
    }
    for (const [name, text] of Object.entries(files)) {
      const folder = await makeFolder({ 'plan.yaml': PLAN, [name]: text })
      const { code, stderr } = await runCli(folder, 'generate')
      expect({ name, code, stderr }).toEqual({ name, code: 0, stderr: '' })
      expect((await readdir(join(folder, 'out'))).sort()).toEqual(FILES)
    }
  })

  it('generates several plans, and lets flags win over the config file', async () => {
    const a = { plan: 'plan.yaml', output: 'a', platform: 'node' }
    const several = await makeFolder({
      'plan.yaml': PLAN,
      'trackwright.config.json': config({
        plans: [a, { ...a, output: 'b', language: 'typescript' }],
      }),
    })
    expect((await runCli(several, 'generate')).code).toBe(0)
    expect((await readdir(join(several, 'b'))).sort()).toEqual([
      'index.ts',
      'trackwright.lock.json',
      'validators.ts',
    ])
    expect(await runCli(several, 'generate', '--platform', 'node')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('TW203'),
    })
    const one = await makeFolder({
      'plan.yaml': PLAN,
      'trackwright.config.json': config(a),
    })
    expect((await runCli(one, 'generate', '--output', 'c')).stdout).toContain('wrote c/index.js')
  })

  const wrong: {
    name: string
    files?: Record<string, string>
    args: string[]
    want: RegExp
  }[] = [
    {
      name: 'no config and no flags',
      args: ['generate'],
      want: /TW201.*--plan, --output, --platform/,
    },
    {
      name: 'a config that is not there',
      args: ['generate', '--config', 'x.json'],
      want: /TW202.*no such config file/,
    },
    {
      name: 'a config with a wrong value',
      files: {
        'trackwright.config.json': config({
          plan: 'p',
          output: 'o',
          platform: 'server',
        }),
      },
      args: ['generate'],
      want: /TW202.*platform/,
    },
    {
      name: 'a config with a mistyped option',
      files: {
        'trackwright.config.json': config({
          plan: 'p',
          output: 'o',
          platform: 'node',
          literalRule: false,
        }),
      },
      args: ['generate'],
      want: /TW202.*literalRule/,
    },
    {
      name: 'a config that throws',
      files: { 'trackwright.config.mjs': 'throw new Error("boom")' },
      args: ['generate'],
      want: /TW202.*boom/,
    },
    { name: 'a plan that is not there', args: FLAGS, want: /TW101/ },
    {
      name: 'an unknown platform',
      args: ['generate', '--platform', 'deno'],
      want: /Allowed choices are node, browser/,
    },
    {
      name: 'an unknown command',
      args: ['generat'],
      want: /Did you mean generate/,
    },
    {
      name: 'a mistyped flag',
      args: ['generate', '--plam', 'x'],
      want: /Did you mean --plan/,
    },
  ]

  it.each(wrong)('refuses $name with exit code 2', async ({ files, args, want }) => {
    const { code, stderr } = await runCli(await makeFolder(files), ...args)
    expect(code).toBe(2)
    expect(stderr).toMatch(want)
  })

  it('does not overwrite a file that is not its own', async () => {
    const folder = await makeFolder({
      'plan.yaml': PLAN,
      'out/index.js': 'export const mine = 1\n',
    })
    const { code, stderr } = await runCli(folder, ...FLAGS)
    expect(code).toBe(2)
    expect(stderr).toMatch(/TW501/)
    expect(await readdir(join(folder, 'out'))).toEqual(['index.js'])
    await rm(join(folder, 'out/index.js'))
    expect((await runCli(folder, ...FLAGS)).code).toBe(0)
  })
})
