// Owns the two servers of these tests: a site, whose pages hold a client made by the test, and a data plane of another
// origin, with the gateway's CORS rules, which records what comes and answers as a test says.
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { build } from 'esbuild'
import type { EventMessage } from '../../runtime/src/core/message.js'

export interface PlaneRequest {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly bytes: number
  readonly events: readonly EventMessage[]
}

/** What becomes of a batch: answered with this status, or left without an answer. */
export type Answer = number | 'hang'

export interface Plane {
  readonly url: string
  /** Batches, without preflights. */
  readonly requests: PlaneRequest[]
  readonly preflights: PlaneRequest[]
  /** What follows to a batch; it is stored, if so, when it is answered. @default 200 */
  answer: (request: PlaneRequest) => Answer | Promise<Answer>
  /** Names of the events of all batches that were answered with 200, in order. */
  stored(): (string | undefined)[]
  /** What a test's pages and this plane have counted, each on its side. */
  readonly account: Account
  close(): Promise<void>
}

/** Events: what calls returned as accepted, what came and was answered with 200, how often again, what handlers were given. */
export interface Account {
  accepted: number
  delivered: number
  duplicated: number
  reported: number
}

declare module 'vitest' {
  interface TaskMeta {
    /** For the table of faults. */
    account?: Account
  }
}

export interface Site {
  readonly url: string
  close(): Promise<void>
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*, authorization, content-type, content-encoding',
  'access-control-allow-methods': 'GET, POST, HEAD',
  'access-control-max-age': '900',
}

export async function startPlane(): Promise<Plane> {
  const stored: EventMessage[] = []
  const requests: PlaneRequest[] = []
  const preflights: PlaneRequest[] = []
  const account: Account = { accepted: 0, delivered: 0, duplicated: 0, reported: 0 }
  const ids = new Set<string>()
  const store = (events: readonly EventMessage[]): void => {
    stored.push(...events)
    for (const { messageId } of events) ids.add(messageId)
    account.delivered = ids.size
    account.duplicated = stored.length - ids.size
  }
  const server = await listen(async (incoming, response) => {
    const request = await readRequest(incoming)
    if (request.method === 'OPTIONS') {
      preflights.push(request)
      response.writeHead(204, CORS).end()
      return
    }
    requests.push(request)
    const answer = isAuthorized(request) ? await plane.answer(request) : 401
    if (answer === 200) store(request.events)
    if (answer !== 'hang') reply(response, answer)
  })
  const plane: Plane = {
    ...server,
    requests,
    preflights,
    account,
    answer: () => 200,
    stored: () => stored.map((event) => event.event ?? event.type),
  }
  return plane
}

function reply(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...CORS, 'content-type': 'text/plain' }).end(status === 200 ? 'ok' : 'no\n')
}

/** The gateway's rule: Basic with the key as user on the one road, the key in the query on the other. */
function isAuthorized({ url, headers }: PlaneRequest): boolean {
  if (url === '/beacon/v1/batch?writeKey=key') return true
  return url === '/v1/batch' && headers.authorization === `Basic ${btoa('key:')}`
}

/** @param headers of every page, for example a content security policy */
export async function startSite(headers: Record<string, string> = {}): Promise<Site> {
  const script = await buildScript()
  return listen((request, response) => {
    if (request.url === '/trackwright.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
      return
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers })
    response.end('<!doctype html><title>Shop</title><script src="/trackwright.js"></script><p>A page')
  })
}

async function buildScript(): Promise<string> {
  const entry = fileURLToPath(new URL('../../runtime/src/browser/index.ts', import.meta.url))
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'iife',
    globalName: 'trackwright',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

async function listen(listener: RequestListener): Promise<Site> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

async function readRequest(incoming: IncomingMessage): Promise<PlaneRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  const raw = Buffer.concat(chunks)
  const body = incoming.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw
  const { method = '', url = '', headers } = incoming
  return {
    method,
    url,
    headers,
    bytes: raw.byteLength,
    events: body.length > 0 ? JSON.parse(body.toString()).batch : [],
  }
}
