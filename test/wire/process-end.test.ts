// The Node client in processes of its own: they end by themselves, in time, with what they tracked.
import { describe, expect, it } from 'vitest'
import { ok, startPlane, text } from './plane.js'
import { runProgram } from './run-program.js'

function program(url: string, body: string, options = ''): string {
  return `
    import { createClient } from '../../runtime/src/node/index.js'
    const client = createClient({ writeKey: 'canarykey', dataPlaneUrl: '${url}', ${options} })
    const track = (count) => {
      for (let i = 0; i < count; i++) client.track({ userId: 'canary@example.com', event: 'e' + i })
    }
    ${body}
  `
}

describe('a process', () => {
  it('that comes to its end delivers first, and is not held up', async () => {
    const plane = await startPlane((response, request, index) =>
      setTimeout(() => ok(response, request, index), 150),
    )
    const end = await runProgram(program(plane.url, 'track(150)'))
    expect(plane.stored).toHaveLength(150)
    expect(end).toMatchObject({ code: 0, output: '' })
    await plane.close()
  })

  it('delivers also what is tracked at the very end', async () => {
    const plane = await startPlane()
    const late = "track(1); process.once('beforeExit', () => { track(1); setTimeout(() => track(1), 10) })"
    await runProgram(program(plane.url, late))
    expect(plane.stored).toHaveLength(3)
    await plane.close()
  })

  it('ends within its bound when the plane is down, and says what is lost', async () => {
    const end = await runProgram(program('http://127.0.0.1:1', 'track(3)', 'exitTimeoutMs: 2_000'))
    expect(end.code).toBe(0)
    expect(end.output).toBe('trackwright: the data plane could not be reached (events lost: 3)\n')
    expect(end.duration).toBeLessThan(20_000)
  })

  it('does not wait for a plane that never answers', async () => {
    const plane = await startPlane(() => undefined)
    const end = await runProgram(
      program(plane.url, 'track(3)', 'exitTimeoutMs: 300, requestTimeoutMs: 60_000'),
    )
    expect(end.code).toBe(0)
    expect(end.output).toBe('trackwright: the client is closed (events lost: 3)\n')
    await plane.close()
  })

  it('has an awaited flush settle, though nothing else is left to do', async () => {
    const plane = await startPlane((response, request, index) =>
      (index === 0 ? text(503, '') : ok)(response, request, index),
    )
    const end = await runProgram(program(plane.url, "track(1); await client.flush(); console.log('flushed')"))
    expect(end).toMatchObject({ code: 0, output: 'flushed\n' })
    expect(plane.stored).toHaveLength(1)
    await plane.close()
  })

  it('is told of a wrong write key without dying of it, and without the key or an event in its log', async () => {
    const plane = await startPlane(text(401, 'invalid write key canarykey canary@example.com\n'))
    const body = 'track(200); await client.flush({ timeoutMs: 2_000 }).catch((error) => console.log(error))'
    const end = await runProgram(program(plane.url, body, 'exitTimeoutMs: 100'))
    expect(end.code).toBe(0)
    expect(end.output).toContain('the data plane answered 401: it does not take the write key')
    expect(end.output).toContain('events lost: 200')
    expect(end.output).not.toContain('canary')
    await plane.close()
  })

  it('survives callbacks that throw and reject', async () => {
    const plane = await startPlane(text(400, 'invalid json\n'))
    const callbacks =
      "onError: async () => { throw new Error('theirs') }, onDrop: () => { throw new Error('theirs') }"
    const end = await runProgram(
      program(plane.url, "track(3); client.track({ userId: '', event: 'x' })", callbacks),
    )
    expect(end.code).toBe(0)
    await plane.close()
  })

  it('has an asyncDispose that delivers', async () => {
    const plane = await startPlane()
    await runProgram(program(plane.url, 'track(2); await client[Symbol.asyncDispose](); process.exit()'))
    expect(plane.stored).toHaveLength(2)
    await plane.close()
  })

  it('has as many clients as it likes, and each delivers', async () => {
    const plane = await startPlane()
    const many = `for (let i = 0; i < 20; i++) {
      createClient({ writeKey: 'key' + i, dataPlaneUrl: '${plane.url}' }).track({ userId: 'u', event: 'e' })
    }`
    const end = await runProgram(program(plane.url, many))
    expect(end).toMatchObject({ code: 0, output: '' })
    expect(new Set(plane.requests.map((request) => request.headers.authorization)).size).toBe(20)
    await plane.close()
  })

  it('keeps no listener of a closed client', async () => {
    const end = await runProgram(
      program(
        'http://127.0.0.1:1',
        "await client.close(); console.log(process.listenerCount('beforeExit'), process.listenerCount('SIGTERM'))",
      ),
    )
    expect(end.output).toBe('0 0\n')
  })
})
