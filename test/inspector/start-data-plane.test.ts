import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ReceivedEvent } from '../../generator/src/inspector/model.js'
import {
  type DataPlane,
  type DataPlaneOptions,
  startDataPlane,
} from '../../generator/src/inspector/start-data-plane.js'
import { planOf } from './plan-of.js'
import { basic, sendRaw } from './send-raw.js'

const planes: DataPlane[] = []
async function start(options: DataPlaneOptions = {}): Promise<DataPlane> {
  const plane = await startDataPlane({ port: 0, ...options })
  planes.push(plane)
  return plane
}

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'data-plane-'))
})
afterEach(async () => {
  await Promise.all(planes.splice(0).map((plane) => plane.close()))
  rmSync(folder, { recursive: true })
})

function post(plane: DataPlane, ...batch: object[]): Promise<Response> {
  return fetch(`${plane.url}/v1/batch`, {
    method: 'POST',
    headers: basic('any'),
    body: JSON.stringify({ batch }),
  })
}

const plan = planOf([{ name: 'Seen', schema: { required: ['page'] } }])
const good = { type: 'track', event: 'Seen', userId: 'u', messageId: 'm1', properties: { page: '/' } }
const bad = { type: 'track', event: 'Seen', userId: 'u', messageId: 'm2', properties: {} }
const stray = { type: 'track', event: 'Lost', userId: 'u', messageId: 'm3' }
const missing = {
  kind: 'invalid',
  violations: [{ pointer: '/page', rule: 'required', message: 'page is required' }],
}
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)

describe('what was received', () => {
  test('each event with its verdict, told before the answer and kept in order', async () => {
    const told: ReceivedEvent[] = []
    const plane = await start({ plan, onEvent: (received) => told.push(received) })
    const answer = await post(plane, good, bad, stray)
    expect(told).toEqual([
      { message: good, verdict: { kind: 'valid' }, receivedAt: time },
      { message: bad, verdict: missing, receivedAt: time },
      { message: stray, verdict: { kind: 'unplanned' }, receivedAt: time },
    ])
    expect(plane.received()).toEqual(told)
    expect([answer.status, await answer.text()]).toEqual([200, 'ok'])
  })

  test('counts by call and name', async () => {
    const plane = await start({ plan })
    await post(plane, bad, good, { type: 'page', name: 'Seen', userId: 'u' })
    await post(plane, good, { userId: 'u' })
    const none = { valid: 0, invalid: 0, unplanned: 0 }
    expect(plane.counts()).toEqual([
      { call: 'track', name: 'Seen', received: 3, valid: 2, invalid: 1, unplanned: 0 },
      { call: 'page', name: 'Seen', received: 1, ...none, unplanned: 1 },
      { call: '', name: '', received: 1, ...none, unplanned: 1 },
    ])
  })

  test('without a plan nothing is planned', async () => {
    const plane = await start()
    await post(plane, good)
    expect(plane.received()).toEqual([{ message: good, verdict: { kind: 'unplanned' }, receivedAt: time }])
  })

  test('a listener that throws costs no event', async () => {
    const warned = new Promise<Error>((resolve) => process.once('warning', resolve))
    const plane = await start({
      onEvent: () => {
        throw new Error('listener failed')
      },
    })
    const answer = await post(plane, good)
    expect([answer.status, plane.received().length, (await warned).message]).toEqual([
      200,
      1,
      'listener failed',
    ])
  })

  test('an event that cannot be judged is a 500 with nothing kept, and the server goes on', async () => {
    const tree = planOf([{ name: 'Seen', schema: { additionalProperties: { $ref: '#' } } }])
    const plane = await start({ plan: tree })
    const deep = `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`
    const body = `{"batch":[{"type":"track","event":"Seen","userId":"u","properties":${deep}}]}`
    const answer = await sendRaw(plane.port, { headers: basic('any'), body })
    expect([answer.status, plane.received().length]).toEqual([500, 0])
    expect((await post(plane, good)).status).toBe(200)
  })
})

describe('the NDJSON file', () => {
  const lines = (path: string) => readFileSync(path, 'utf8').split('\n')

  test('holds a line per event, with receivedAt, complete after close', async () => {
    const path = join(folder, 'events.ndjson')
    const plane = await start({ ndjsonPath: path })
    await post(plane, good, { ...bad, receivedAt: 'as sent' })
    await post(plane, { ...stray, text: 'two\nlines' })
    await plane.close()
    expect(lines(path).map((line) => (line === '' ? '' : JSON.parse(line)))).toEqual([
      { ...good, receivedAt: time },
      { ...bad, receivedAt: 'as sent' },
      { ...stray, text: 'two\nlines', receivedAt: time },
      '',
    ])
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('is appended to', async () => {
    const path = join(folder, 'events.ndjson')
    writeFileSync(path, 'earlier\n')
    const plane = await start({ ndjsonPath: path })
    await post(plane, good)
    await plane.close()
    expect(lines(path)).toEqual(['earlier', expect.stringContaining('"messageId":"m1"'), ''])
  })

  test('that cannot be written is said once and costs no event', async () => {
    const warnings: string[] = []
    const listen = (warning: Error) => warnings.push(warning.message)
    process.on('warning', listen)
    const plane = await start({ ndjsonPath: join(folder, 'no', 'such', 'folder') })
    expect((await post(plane, good)).status).toBe(200)
    expect((await post(plane, good)).status).toBe(200)
    await plane.close()
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', listen)
    expect(warnings).toEqual([expect.stringMatching(/^Received events are no longer kept: ENOENT/)])
    expect(plane.received().length).toBe(2)
  })
})

describe('the life of the server', () => {
  test('it listens on the loopback address and tells its port', async () => {
    const plane = await start()
    expect(plane.url).toBe(`http://127.0.0.1:${plane.port}`)
    expect(plane.port).toBeGreaterThan(0)
  })

  test('a taken port is an error that says so', async () => {
    const { port } = await start()
    await expect(start({ port })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use. Choose another one; 0 takes any that is free.`,
    )
  })

  test('close ends connections that idle or are half way through a request, and can be called twice', async () => {
    const plane = await start()
    const ends = [
      'POST /v1/batch HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"batch":',
      'GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n',
    ].map((text) => {
      const socket = connect(plane.port, '127.0.0.1', () => socket.write(text))
      socket.on('error', () => undefined).resume()
      return new Promise((resolve) => socket.once('close', resolve))
    })
    expect((await post(plane, good)).status).toBe(200)
    await plane.close()
    await Promise.all(ends)
    await plane.close()
    await expect(fetch(`${plane.url}/health`)).rejects.toThrow('fetch failed')
    expect(plane.received().length).toBe(1)
  })
})
