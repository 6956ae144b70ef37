// Plants canaries, a write key and a person's data, and looks for them in everything that leaves by another way than the
// request itself: what is printed, errors in every form, redirects, the prototypes of this program.
import { inspect } from 'node:util'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type ClientOptions, createClient, OptionError } from '../../runtime/src/node/index.js'
import { type Answer, ok, type Plane, startPlane, text } from './plane.js'

const KEY = 'canaryKey42'
const PERSON = 'canary@example.com'
const CANARY = /canary|Y2FuYXJ5/i

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  vi.restoreAllMocks()
  for (const close of closers.splice(0)) await close()
})

function listenToConsole(): string[] {
  const printed: string[] = []
  for (const method of ['debug', 'log', 'info', 'warn', 'error', 'trace'] as const)
    vi.spyOn(console, method).mockImplementation((...given) => void printed.push(inspect(given)))
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((chunk) => printed.push(String(chunk)) > 0)
  return printed
}

/** The first request of a process waits for the HTTP client to be loaded. */
const isAsked = (plane: Plane) =>
  vi.waitFor(() => expect(plane.requests).not.toEqual([]), { timeout: 20_000 })

const everyForm = (error: unknown): string =>
  [inspect(error, { depth: 10, showHidden: true }), JSON.stringify(error), String(error)].join('\n')

/** Says back what it was sent, as proxies and debug servers do. */
const echo =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (response, request, index) =>
    text(status, `${request.headers.authorization} ${request.body}`, headers)(response, request, index)

const answers: { name: string; answer: Answer }[] = [
  ...[200, 204, 400, 401, 403, 404, 413, 422, 429, 500, 503].map((status) => ({
    name: `${status} with the request in its body`,
    answer: echo(status),
  })),
  { name: 'a login page', answer: echo(200, { 'content-type': 'text/html' }) },
  { name: 'a redirect that names the key', answer: echo(302, { location: `http://127.0.0.1:9/?${KEY}` }) },
  { name: 'a header that names the person', answer: echo(429, { 'retry-after': PERSON, 'x-echo': KEY }) },
  { name: 'a broken connection', answer: (response) => response.destroy() },
]

describe('neither the write key nor an event shows', () => {
  for (const { name, answer } of answers) {
    it(`in what is printed and thrown, by default, after ${name}`, async () => {
      const printed = listenToConsole()
      const plane = await startPlane(answer)
      closers.push(plane.close)
      const client = createClient({ writeKey: KEY, dataPlaneUrl: plane.url, maxQueueSize: 2 })
      for (const event of ['A', 'B', 'C'])
        client.track({ userId: PERSON, event, properties: { email: PERSON } })
      client.track({ userId: ' ', event: PERSON })
      const flushed = client.flush({ timeoutMs: 200 }).catch((reason: unknown) => reason)
      await isAsked(plane)
      const error = await flushed
      await client.close({ timeoutMs: 0 })
      expect(plane.requests.some((request) => CANARY.test(request.body))).toBe(true)
      expect(printed.join('\n')).toMatch(/trackwright: /)
      expect(`${printed.join('\n')}\n${everyForm(error)}\n${everyForm(client)}`).not.toMatch(CANARY)
    })

    it(`in the error that onError is given, after ${name}`, async () => {
      const plane = await startPlane(answer)
      const errors: unknown[] = []
      const callbacks = { onError: (error: unknown) => errors.push(error), onDrop: () => undefined }
      const client = createClient({ writeKey: KEY, dataPlaneUrl: plane.url, ...callbacks })
      closers.push(plane.close)
      client.track({ userId: PERSON, event: 'A' })
      client.flush().catch(() => undefined)
      await isAsked(plane)
      await client.close({ timeoutMs: 100 })
      expect(errors.map(everyForm).join('\n')).not.toMatch(CANARY)
    })
  }

  const options: Partial<Record<keyof ClientOptions, unknown>>[] = [
    { writeKey: `${KEY}\r\nx-injected: 1` },
    { writeKey: { KEY } },
    { dataPlaneUrl: `https://${KEY}:${PERSON}@plane.example` },
    { dataPlaneUrl: `https://plane.example/?key=${KEY}` },
    { dataPlaneUrl: `file:///home/${KEY}` },
    { flushAt: KEY },
    { retry: KEY },
    { journal: { directory: `${KEY}\0` } },
  ]
  for (const [index, wrong] of options.entries()) {
    it(`in the error of a wrong option: ${Object.keys(wrong)} ${index}`, () => {
      try {
        createClient({ writeKey: KEY, dataPlaneUrl: 'https://plane.example', ...(wrong as object) })
        expect.unreachable()
      } catch (error) {
        expect(error).toBeInstanceOf(OptionError)
        expect(everyForm(error).replace(/ +at .*\n?/g, '')).not.toMatch(CANARY)
      }
    })
  }
})

describe('a redirect to another host', () => {
  for (const status of [301, 302, 303, 307, 308]) {
    it(`takes neither the key nor the events along: ${status}`, async () => {
      const other = await startPlane()
      const location = other.url.replace('127.0.0.1', 'localhost')
      const plane = await startPlane(text(status, '', { location }))
      const client = createClient({ writeKey: KEY, dataPlaneUrl: plane.url, onError() {} })
      closers.push(other.close, plane.close)
      client.track({ userId: PERSON, event: 'A' })
      client.flush().catch(() => undefined)
      await isAsked(plane)
      await client.close({ timeoutMs: 100 })
      expect([plane.requests.length > 0, other.requests]).toEqual([true, []])
    })
  }
})

describe('keys that name prototypes', () => {
  const hostile = (): object =>
    JSON.parse('{"__proto__":{"canary":1},"constructor":{"prototype":{"canary":1}},"prototype":{"canary":1}}')

  it('are data in every field, and touch no prototype', async () => {
    const plane = await startPlane(ok)
    const client = createClient({ writeKey: KEY, dataPlaneUrl: plane.url })
    closers.push(() => client.close(), plane.close)
    const fields = { context: { ...hostile(), traits: hostile() }, integrations: hostile() }
    // A Map makes the text be written by the runtime itself, and not by JSON.stringify.
    for (const more of [{}, { map: new Map([['__proto__', 1]]) }]) {
      client.track({ userId: 'u', event: 'A', properties: { a: hostile(), ...more }, ...fields })
      client.identify({ userId: 'u', traits: { a: hostile(), ...more }, ...fields })
    }
    await client.flush()
    // Four of each track(), five of each identify(), whose traits stand in two places.
    expect(plane.requests[0]?.body.match(/"__proto__":\{"canary":1\}/g)?.length).toBe(18)
    expect(plane.requests[0]?.body).toContain('"map":{"__proto__":1}')
    expect('canary' in {}).toBe(false)
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('canary')
  })
})
