// What `trackwright dev` lets others do to the machine that runs it.
import { networkInterfaces } from 'node:os'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { createEventPrinter } from '../../generator/src/inspector/print-event.js'
import { type DataPlane, startDataPlane } from '../../generator/src/inspector/start-data-plane.js'
import { basic, sendRaw } from '../inspector/send-raw.js'

let plane: DataPlane | undefined

afterEach(async () => {
  await plane?.close()
  plane = undefined
})

const event = JSON.stringify({ userId: 'u', event: 'A' })

async function track(headers: Record<string, string>, body: string | Buffer = event) {
  plane ??= await startDataPlane({ port: 0 })
  return sendRaw(plane.port, { path: '/v1/track', headers: { ...basic('key'), ...headers }, body })
}

describe('the local data plane', () => {
  const own = [
    'localhost',
    'localhost:8085',
    '127.0.0.1:8085',
    '[::1]:8085',
    'app.localhost:3000',
    'LOCALHOST',
  ]
  test.each(own)('answers a request to %s', async (host) => {
    expect((await track({ Host: host })).status).toBe(200)
  })

  const foreign = [
    'evil.example',
    'evil.example:8085',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '10.0.0.1',
  ]
  test.each(foreign)('refuses a request to %j, as of a page whose name was pointed here', async (host) => {
    const answer = await track({ Host: host, Origin: 'http://evil.example' })
    expect(answer.status).toBe(403)
    expect(answer.headers['access-control-allow-origin']).toBe(undefined)
    expect(plane?.received()).toEqual([])
  })

  test('listens on the loopback address alone', async () => {
    plane = await startDataPlane({ port: 0 })
    const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
    const outside = addresses.filter(({ internal, family }) => !internal && family === 'IPv4')
    for (const { address } of outside)
      await expect(fetch(`http://${address}:${plane.port}/health`)).rejects.toThrow('fetch failed')
    expect((await fetch(`${plane.url}/health`)).status).toBe(200)
  })

  test('serves no file and knows no path but its own', async () => {
    plane = await startDataPlane({ port: 0 })
    for (const path of [
      '/',
      '/../../etc/passwd',
      '/..%2f..%2fetc/passwd',
      '/v1/../../etc/passwd',
      '//etc/passwd',
      '/%00',
    ])
      expect(await sendRaw(plane.port, { method: 'GET', path })).toMatchObject({
        status: 404,
        body: '404 page not found\n',
      })
  })

  test('stops at a body that is too large, also one that only grows when it is unpacked', async () => {
    const large = await track({ 'Content-Encoding': 'gzip' }, gzipSync(Buffer.alloc(40 * 1024 * 1024, ' ')))
    expect(large.status).toBe(413)
    expect(plane?.received()).toEqual([])
  })

  test('survives bodies that are nested beyond the stack', async () => {
    const deep = `{"userId":"u","event":"A","properties":${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}}`
    expect([200, 400, 500]).toContain((await track({}, deep)).status)
    expect((await track({})).status).toBe(200)
  })

  test('keeps a key like __proto__ as a key, and changes no prototype', async () => {
    const body =
      '{"userId":"u","event":"A","__proto__":{"canary":1},"properties":{"constructor":{"prototype":{"canary":1}}}}'
    expect((await track({}, body)).status).toBe(200)
    expect(({} as { canary?: unknown }).canary).toBe(undefined)
    expect(JSON.stringify(plane?.received()[0]?.message)).toContain('"__proto__":{"canary":1}')
  })

  test('does not let an event steer the terminal', () => {
    let written = ''
    const printer = createEventPrinter({ isTTY: false, write: (text) => (written += text) })
    const name = `\u001b[2J\u001b]0;owned\u0007\n\r\u202e\u2028\u009b31m${'x'.repeat(100_000)}`
    printer.event({
      message: { type: '\u001b[31mtrack', event: name },
      verdict: { kind: 'invalid', violations: [{ pointer: '', rule: 'x', message: name }] },
      receivedAt: '2026-01-02T03:04:05.678Z',
    })
    printer.event({
      message: { type: 'track', event: name },
      verdict: { kind: 'valid' },
      receivedAt: '2026-01-02T03:04:05.678Z',
    })
    expect(written).not.toMatch(/[^\P{C}\n]|[\u2028\u2029]/u)
    expect(written.split('\n').length).toBe(3)
    expect(written.length).toBeLessThan(2000)
  })
})
