// `trackwright dev` as a process: what it prints, what it records, and that it ends when it is interrupted.
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { describe, expect, it, onTestFinished } from 'vitest'
import { bin, makeFolder, runCli } from './run-cli.js'

const PLAN = `name: Mini
events:
  - title: Order Completed
    x-event: {}
    type: object
    properties: { currency: { type: string, pattern: '^[A-Z]{3}$' } }
`

type Child = ChildProcessByStdio<null, Readable, Readable>

describe('trackwright dev', () => {
  it('prints a verdict for each event, records them, and ends cleanly', async () => {
    const folder = await makeFolder({ 'plan.yaml': PLAN })
    const args = [
      bin,
      'dev',
      '--plan',
      'plan.yaml',
      '--port',
      '0',
      '--write-key',
      'secret-key',
      '--record',
      'events.ndjson',
    ]
    const child: Child = spawn(process.execPath, args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, NO_COLOR: '1' },
    })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text))
    const url = await waitFor(() => /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0])
    const post = (currency: string, key: string) =>
      fetch(`${url}/v1/track`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${key}:`)}` },
        body: JSON.stringify({ userId: 'u', event: 'Order Completed', properties: { currency } }),
      }).then((response) => response.status)
    expect([
      await post('EUR', 'secret-key'),
      await post('euro', 'secret-key'),
      await post('EUR', 'other'),
    ]).toEqual([200, 200, 401])
    await waitFor(() => /invalid/.exec(output)?.[0])
    child.kill('SIGINT')
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect(code).toBe(0)
    const lines = output.split('\n').filter((line) => line.includes('Order Completed'))
    expect(lines.map((line) => line.slice(13))).toEqual([
      'track    Order Completed valid',
      'track    Order Completed invalid: currency must match pattern ^[A-Z]{3}$',
    ])
    expect(output).not.toContain('secret-key')
    const recorded = (await readFile(join(folder, 'events.ndjson'), 'utf8')).trim().split('\n')
    expect(recorded.map((line) => JSON.parse(line).properties)).toEqual([
      { currency: 'EUR' },
      { currency: 'euro' },
    ])
  })

  it('refuses a broken plan, what is no port and one that is taken', async () => {
    const folder = await makeFolder({ 'plan.yaml': 'name: [' })
    expect(await runCli(folder, 'dev', '--plan', 'plan.yaml')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('TW103'),
    })
    expect(await runCli(folder, 'dev', '--port', '99999')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('up to 65535'),
    })
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    expect(await runCli(folder, 'dev', '--port', String(port))).toEqual({
      code: 2,
      stdout: '',
      stderr: `Port ${port} on 127.0.0.1 is in use. Choose another one; 0 takes any that is free.\n`,
    })
  })
})

async function waitFor<T>(probe: () => T | undefined): Promise<T> {
  for (let tries = 0; tries < 500; tries += 1) {
    const found = probe()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('It did not happen within 10 s.')
}
