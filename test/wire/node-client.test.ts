// The Node client against a real server: what goes over the wire, and what follows from each answer.
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  type Client,
  type ClientOptions,
  createClient,
  type DeliveryError,
  type EventMessage,
} from '../../runtime/src/node/index.js'
import { type Answer, ok, type Plane, startPlane, text } from './plane.js'

interface Setup {
  plane: Plane
  client: Client
  errors: { error: DeliveryError; events: readonly EventMessage[] }[]
}

const closers: (() => Promise<void>)[] = []

async function setUp(answer: Answer = ok, options: Partial<ClientOptions> = {}): Promise<Setup> {
  const plane = await startPlane(answer)
  const errors: Setup['errors'] = []
  const client = createClient({
    writeKey: 'key',
    dataPlaneUrl: plane.url,
    onError: (error, events) => errors.push({ error, events }),
    onDrop: () => undefined,
    ...options,
  })
  closers.push(() => client.close({ timeoutMs: 0 }), plane.close)
  return { plane, client, errors }
}

afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** A machine may be busy, and the first request of a process waits for the HTTP client to be loaded. */
const PATIENCE = { timeout: 20_000 }

const fast = { retry: { baseDelayMs: 1, maxDelayMs: 1 } }

function track(client: Client, count: number): string[] {
  const names = Array.from({ length: count }, (_, index) => `e${index}`)
  for (const event of names) client.track({ userId: 'u', event })
  return names
}

const namesOf = (events: readonly EventMessage[]) => events.map((event) => event.event)

describe('a request', () => {
  for (const gzip of [true, false]) {
    it(`is what the gateway takes, ${gzip ? 'compressed' : 'plain'}`, async () => {
      const { plane, client } = await setUp(ok, { gzip })
      client.track({ userId: 'u', event: 'Grüße 漢 😀', properties: { a: 1 } })
      await client.flush()
      expect(plane.requests).toHaveLength(1)
      const { method, url, headers, events } = plane.requests[0] ?? {}
      expect([method, url]).toEqual(['POST', '/v1/batch'])
      expect(headers).toMatchObject({
        authorization: 'Basic a2V5Og==',
        'content-type': 'application/json',
        'user-agent': '@trackwright/runtime/0.1.0',
      })
      expect(headers?.['content-encoding']).toBe(gzip ? 'gzip' : undefined)
      expect(events).toMatchObject([{ event: 'Grüße 漢 😀', properties: { a: 1 }, channel: 'server' }])
    })
  }

  it('keeps the path of the address', async () => {
    const plane = await startPlane()
    const client = createClient({ writeKey: 'key', dataPlaneUrl: `${plane.url}/proxy/` })
    closers.push(client.close, plane.close)
    track(client, 1)
    await client.flush()
    expect(plane.requests.map((request) => request.url)).toEqual(['/proxy/v1/batch'])
  })

  it('uses the connection again', async () => {
    const ports = new Set<number | undefined>()
    const { client } = await setUp((response, request, index) => {
      ports.add(response.req.socket.remotePort)
      ok(response, request, index)
    })
    track(client, 500)
    await client.flush()
    expect(ports.size).toBe(1)
  })
})

interface ResponseRow {
  name: string
  answer: Answer
  want: {
    errors: [kind: string, status: number | undefined, message: string, lost: number][]
    stored: number
  }
}

/** The table of the seed system's documentation, and the rest of what its gateway says. */
const table: ResponseRow[] = [
  { name: '200 OK', answer: text(200, 'OK'), want: { errors: [], stored: 1 } },
  {
    name: '400 Request neither has anonymousId nor userId',
    answer: text(400, 'Request neither has anonymousId nor userId\n'),
    want: {
      errors: [
        ['invalid-event', 400, 'the data plane answered 400: Request neither has anonymousId nor userId', 1],
      ],
      stored: 0,
    },
  },
  {
    name: '401 Invalid write key',
    answer: text(401, 'Invalid write key\n'),
    want: {
      errors: [
        ['unauthorized', 401, 'the data plane answered 401: Invalid write key', 0],
        ['unauthorized', 401, 'the data plane answered 401: Invalid write key', 1],
      ],
      stored: 0,
    },
  },
  {
    name: '400 Invalid JSON',
    answer: text(400, 'Invalid JSON\n'),
    want: { errors: [['invalid-event', 400, 'the data plane answered 400: Invalid JSON', 1]], stored: 0 },
  },
  {
    name: '404 source is disabled',
    answer: text(404, 'source is disabled\n'),
    want: {
      errors: [
        ['unknown-source', 404, 'the data plane answered 404: source is disabled', 0],
        ['unknown-source', 404, 'the data plane answered 404: source is disabled', 1],
      ],
      stored: 0,
    },
  },
  {
    name: '413 request size exceeds max limit',
    answer: text(413, 'request size exceeds max limit\n'),
    want: {
      errors: [['too-large', 413, 'the data plane answered 413: the event is too long for it', 1]],
      stored: 0,
    },
  },
  {
    name: '503 for as long as anyone waits',
    answer: text(503, 'Service Unavailable\n'),
    want: {
      errors: [['server-error', 503, 'the data plane answered 503: it could not store the events', 1]],
      stored: 0,
    },
  },
]

describe('the response table through onError', () => {
  for (const { name, answer, want } of table) {
    it(name, async () => {
      const { plane, client, errors } = await setUp(answer)
      track(client, 1)
      client.flush().catch(() => undefined)
      await vi.waitFor(() => expect(plane.requests).toHaveLength(1), PATIENCE)
      await client.close({ timeoutMs: 300 })
      expect(
        errors.map(({ error, events }) => [error.kind, error.status, error.message, events.length]),
      ).toEqual(want.errors)
      expect(plane.stored).toHaveLength(want.stored)
      expect(client.stats()).toMatchObject({
        accepted: 1,
        delivered: want.stored,
        failed: 1 - want.stored,
        pending: 0,
      })
    })
  }
})

describe('an exchange', () => {
  for (const status of [301, 302, 303, 307, 308]) {
    it(`with ${status} is not followed, and delivers nothing`, async () => {
      const other = await startPlane()
      closers.push(other.close)
      const { client, errors } = await setUp(text(status, '', { location: `${other.url}/login` }))
      track(client, 1)
      client.flush().catch(() => undefined)
      await vi.waitFor(() => expect(errors).toHaveLength(1), PATIENCE)
      expect(other.requests).toEqual([])
      expect(errors.map(({ error, events }) => [error.kind, error.status, events.length])).toEqual([
        ['redirect', status, 0],
      ])
      expect(client.stats()).toMatchObject({ delivered: 0, pending: 1 })
    })
  }

  it('with a login page is no delivery', async () => {
    const { client, errors } = await setUp(
      text(200, '<html>', { 'content-type': 'text/html; charset=utf-8' }),
    )
    track(client, 1)
    client.flush().catch(() => undefined)
    await vi.waitFor(() => expect(errors).toHaveLength(1), PATIENCE)
    expect(errors.map(({ error }) => error.kind)).toEqual(['unexpected-answer'])
  })

  const faults: { name: string; fault: Answer }[] = [
    { name: 'is never answered', fault: () => undefined },
    { name: 'is reset', fault: (response) => response.destroy() },
    {
      name: 'stops after the headers of an error',
      fault: (response) => void response.writeHead(500).write('x'),
    },
    { name: 'fails with 500', fault: text(500, 'pq: could not write') },
    { name: 'is asked to wait', fault: text(429, 'max requests limit reached', { 'retry-after': '0' }) },
  ]
  for (const { name, fault } of faults) {
    it(`that ${name} is made again with the same event`, async () => {
      const answer: Answer = (response, request, index) => (index < 2 ? fault : ok)(response, request, index)
      const { plane, client, errors } = await setUp(answer, { requestTimeoutMs: 100, ...fast })
      track(client, 3)
      await client.flush()
      expect(namesOf(plane.stored)).toEqual(['e0', 'e1', 'e2'])
      expect(plane.requests).toHaveLength(3)
      const ids = plane.requests.map((request) => request.events.map((event) => event.messageId).join())
      expect(new Set(ids).size).toBe(1)
      expect(errors).toEqual([])
    })
  }

  it('is over with its status, whatever body follows', async () => {
    const bodies: Answer[] = [
      (response) => void response.writeHead(200, { 'content-length': '10' }).write('ok'),
      (response) => {
        response.writeHead(200)
        const write = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536)));
          if (!response.destroyed) response.once('drain', write)
        }
        write()
      },
      (response) => {
        response.writeHead(200, { 'content-length': '10' }).write('ok')
        setImmediate(() => response.destroy())
      },
    ]
    for (const body of bodies) {
      const { plane, client, errors } = await setUp(body, { requestTimeoutMs: 1_000 })
      track(client, 1)
      await client.flush()
      expect(plane.requests).toHaveLength(1)
      expect(client.stats()).toMatchObject({ delivered: 1, pending: 0 })
      expect(errors).toEqual([])
    }
  })

  it('with a server that is not there goes on until it is', async () => {
    const { plane, client } = await setUp()
    await plane.close()
    track(client, 1)
    await expect(client.flush({ timeoutMs: 2_000 })).rejects.toThrow(
      'last, the data plane could not be reached',
    )
  })

  it('waits as long as Retry-After says', async () => {
    const times: number[] = []
    const { client } = await setUp((response, request, index) => {
      times.push(performance.now())
      ;(index === 0 ? text(503, '', { 'retry-after': '1' }) : ok)(response, request, index)
    }, fast)
    track(client, 1)
    await client.flush()
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(1_000)
  })
})

describe('a batch', () => {
  it('with a poisoned event loses that one', async () => {
    const { plane, client, errors } = await setUp((response, request, index) =>
      (request.events.some((event) => event.event === 'e41') ? text(400, 'invalid json\n') : ok)(
        response,
        request,
        index,
      ),
    )
    const names = track(client, 100)
    await client.flush()
    expect(namesOf(plane.stored)).toEqual(names.filter((name) => name !== 'e41'))
    expect(errors.map(({ error, events }) => [error.status, namesOf(events)])).toEqual([[400, ['e41']]])
  })

  it('that is too long for the server is split', async () => {
    const { plane, client, errors } = await setUp((response, request, index) =>
      (request.body.length > 10_000 ? text(413, '') : ok)(response, request, index),
    )
    const names = track(client, 100)
    await client.flush()
    expect(namesOf(plane.stored)).toEqual(names)
    expect(errors).toEqual([])
  })

  it('is stored before flush() settles, however slow the server', async () => {
    const { plane, client } = await setUp((response, request, index) => {
      setTimeout(() => ok(response, request, index), 50)
    })
    const names = track(client, 250)
    await Promise.all([client.flush(), client.flush(), client.close()])
    expect(namesOf(plane.stored)).toEqual(names)
    expect(client.stats()).toMatchObject({
      accepted: 250,
      delivered: 250,
      failed: 0,
      dropped: 0,
      pending: 0,
      refused: 0,
    })
  })
})
