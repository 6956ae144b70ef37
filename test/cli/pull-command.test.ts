// `trackwright pull` as a process: what it writes, and that a token is nowhere in it.
import { spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Answer, startStandIn } from '../pull/start-stand-in.js'
import { SEGMENT } from '../pull/vendor-answers.js'
import { bin, makeFolder } from './run-cli.js'

const CANARY = 'canary-3b1e'

async function pullWithCanary(folder: string, url: string, ...more: string[]) {
  const args = [bin, 'pull', '--from', 'segment', '--to', 'plan', '--url', url, ...more]
  const env = { PATH: process.env.PATH, HOME: folder, NO_COLOR: '1', SEGMENT_PUBLIC_API_TOKEN: CANARY }
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text))
  const code = await new Promise((resolve) => child.on('close', resolve))
  return { code, output }
}

async function textOfFolder(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const texts = await Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')))
  return texts.join('\n')
}

describe('trackwright pull', () => {
  it('writes the plan in the native layout', async () => {
    const { url } = await startStandIn(SEGMENT)
    const folder = await makeFolder()
    expect(await pullWithCanary(folder, url)).toEqual({
      code: 0,
      output: 'wrote the plan "Shop" of Segment, with 2 events, to plan\n',
    })
    expect((await readdir(join(folder, 'plan'), { recursive: true })).sort()).toEqual([
      'events',
      'events/order-completed.yaml',
      'events/signed-in.yaml',
      'plan.yaml',
    ])
    expect(await textOfFolder(folder)).not.toContain(CANARY)
  })

  const list = '/tracking-plans?pagination.count=200'
  const REFUSALS: { name: string; given: Record<string, Answer> }[] = [
    { name: 'refuses the token and repeats it', given: { [list]: { status: 401, body: CANARY } } },
    { name: 'answers with it in place of JSON', given: { [list]: { body: `<html>${CANARY}` } } },
    {
      name: 'leads elsewhere with it',
      given: { [list]: { status: 301, headers: { location: `/${CANARY}` } } },
    },
    { name: 'answers another shape with it', given: { [list]: { body: { data: CANARY } } } },
  ]

  it.each(REFUSALS)('tells no token where the vendor $name', async ({ given }) => {
    const { url, headers } = await startStandIn(given)
    const folder = await makeFolder()
    for (const more of [[], ['--json']]) {
      const { code, output } = await pullWithCanary(folder, url, ...more)
      expect(code).toBe(2)
      expect(output).toMatch(/TW62\d/)
      expect(output).not.toContain(CANARY)
    }
    expect(headers[0]?.authorization).toBe(`Bearer ${CANARY}`)
    expect(await readdir(folder)).toEqual([])
  })
})
