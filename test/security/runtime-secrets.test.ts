// What the runtime may tell, to whom: canaries in the write key and in the events, looked for wherever a program shows things.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type ClientOptions, createClient, type DeliveryError } from '../../runtime/src/node/index.js'

const WRITE_KEY = 'canaryKey2f8Qd'
const PERSON = 'canary.person@example.com'

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void

const closers: (() => Promise<void>)[] = []
let printed = ''

beforeEach(() => {
  printed = ''
  const keep = (...given: unknown[]): boolean => {
    printed += given.map((each) => (typeof each === 'string' ? each : inspect(each, { depth: 20 }))).join(' ')
    return true
  }
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation(keep)
  vi.spyOn(process, 'emitWarning').mockImplementation(keep as never)
  vi.spyOn(process.stderr, 'write').mockImplementation(keep as never)
})
afterEach(async () => {
  vi.restoreAllMocks()
  for (const close of closers.splice(0)) await close()
})

async function serve(answer: Answer): Promise<string> {
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    answer(request, response, Buffer.concat(chunks).toString('utf8'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
}

function start(dataPlaneUrl: string, options: Partial<ClientOptions> = {}) {
  const client = createClient({ writeKey: WRITE_KEY, dataPlaneUrl, gzip: false, ...options })
  closers.unshift(() => client.close({ timeoutMs: 0 }))
  return client
}

const QUICK = { retry: { baseDelayMs: 1, maxDelayMs: 1, maxAgeMs: 50 } }
const SECRETS = [WRITE_KEY, btoa(`${WRITE_KEY}:`), PERSON, 'canary']

describe('nothing that is printed or handed to a handler holds the write key or an event', () => {
  const answers: { name: string; answer: Answer }[] = [
    {
      name: 'a 400 that repeats the event',
      answer: (_request, response, body) => response.writeHead(400).end(body),
    },
    {
      name: 'a 401 that repeats the key',
      answer: (request, response) => response.writeHead(401).end(String(request.headers.authorization)),
    },
    {
      name: 'a 413 that repeats the event',
      answer: (_request, response, body) => response.writeHead(413).end(body),
    },
    {
      name: 'a 500 that repeats the event',
      answer: (_request, response, body) => response.writeHead(500).end(body),
    },
    { name: 'a connection that ends', answer: (request) => request.socket.destroy() },
  ]

  test.each(answers)('after $name', async ({ answer }) => {
    const url = await serve(answer)
    const client = start(url, QUICK)
    client.track({ userId: PERSON, event: 'Signed Up', properties: { email: PERSON } })
    client.track({ event: PERSON } as never)
    await client.flush({ timeoutMs: 3000 }).catch((error: unknown) => console.error(error))
    // The handlers' defaults say something, or the test looks at nothing.
    expect(printed).not.toBe('')
    for (const secret of SECRETS) expect(printed).not.toContain(secret)
  })

  test('nor do an error and the client itself, however they are shown', async () => {
    const url = await serve((_request, response, body) => response.writeHead(400).end(body))
    const errors: DeliveryError[] = []
    const client = start(url, { onError: (error) => void errors.push(error) })
    client.track({ userId: PERSON, event: 'Signed Up' })
    await client.flush()
    const [error] = errors
    const shown = [error, client, client.stats()].map((each) =>
      inspect(each, { depth: 20, showHidden: true }),
    )
    const told = [...shown, JSON.stringify(error), JSON.stringify(client), String(error?.stack)].join('\n')
    expect(told).toContain('400')
    for (const secret of SECRETS) expect(told).not.toContain(secret)
  })
})

describe('another server', () => {
  test.each([301, 302, 303, 307, 308])('gets nothing by a redirect with status %i', async (status) => {
    const seen: string[] = []
    const thief = await serve((request, response, body) => {
      seen.push(`${request.headers.authorization}${body}`)
      response.end('OK')
    })
    const url = await serve((_request, response) =>
      response.writeHead(status, { location: `${thief}/v1/batch` }).end(),
    )
    const errors: DeliveryError[] = []
    const client = start(url, { ...QUICK, onError: (error) => void errors.push(error) })
    client.track({ userId: PERSON, event: 'Signed Up' })
    await client.flush({ timeoutMs: 3000 }).catch(() => undefined)
    expect(seen).toEqual([])
    await client.close({ timeoutMs: 0 }).catch(() => undefined)
    expect(errors.map(({ kind }) => kind)).toContain('redirect')
  })

  test('that answers without end is not listened to without end', async () => {
    let written = 0
    const url = await serve((request, response) => {
      response.writeHead(500)
      const chunk = Buffer.alloc(65_536, 'x')
      const pour = (): void => {
        while (written < 200_000_000 && !response.destroyed) {
          written += chunk.length
          if (!response.write(chunk)) return
        }
      }
      response.on('drain', pour)
      request.socket.on('error', () => undefined)
      pour()
    })
    const client = start(url, { ...QUICK, retry: { baseDelayMs: 1000, maxDelayMs: 1000 } })
    client.track({ userId: 'u', event: 'A' })
    await client.flush({ timeoutMs: 500 }).catch(() => undefined)
    expect(written).toBeLessThan(20_000_000)
  })
})

test('keys like __proto__ arrive as keys, and change no prototype on the way', async () => {
  const bodies: string[] = []
  const url = await serve((_request, response, body) => {
    bodies.push(body)
    response.end('OK')
  })
  const client = start(url)
  const hostile = JSON.parse('{"__proto__":{"canary":1},"constructor":{"prototype":{"canary":1}}}')
  client.track({ userId: 'u', event: 'A', properties: hostile, context: hostile, integrations: hostile })
  client.identify({ userId: 'u', traits: hostile })
  await client.flush()
  expect(({} as { canary?: unknown }).canary).toBe(undefined)
  expect(Object.keys(Object.prototype)).toEqual([])
  // In properties, context, integrations and traits; the gateway reads traits in the context too.
  expect([...bodies.join('').matchAll(/"__proto__":\{"canary":1\}/g)].length).toBeGreaterThanOrEqual(4)
})
