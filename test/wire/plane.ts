// Owns a small data plane for the tests of the exchange: a real server that reads requests and does with each what a test says.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import type { EventMessage } from '../../runtime/src/core/message.js'

export interface PlaneRequest {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: IncomingMessage['headers']
  /** Decompressed. */
  readonly body: string
  readonly events: readonly (EventMessage & { readonly sentAt: string })[]
}

export type Answer = (response: ServerResponse, request: PlaneRequest, index: number) => void

export interface Plane {
  readonly url: string
  readonly requests: PlaneRequest[]
  /** Events of the requests that were answered with 200, as they stand in the log. */
  readonly stored: PlaneRequest['events'][number][]
  close(): Promise<void>
}

export const text =
  (status: number, body: string, headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers }).end(body)
  }

/** As the gateway says it. */
export const ok = text(200, 'ok')

export async function startPlane(answer: Answer = ok): Promise<Plane> {
  const requests: PlaneRequest[] = []
  const stored: Plane['stored'] = []
  const server = createServer(async (incoming, response) => {
    const request = await readRequest(incoming)
    requests.push(request)
    response.on('finish', () => {
      if (response.statusCode === 200) stored.push(...request.events)
    })
    answer(response, request, requests.length - 1)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    stored,
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

async function readRequest(incoming: IncomingMessage): Promise<PlaneRequest> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of incoming) chunks.push(chunk)
  } catch {
    // The client went away; what came of the body is looked at by nobody.
  }
  const raw = Buffer.concat(chunks)
  const body = (incoming.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw).toString()
  const events = body.startsWith('{"batch":') ? JSON.parse(body).batch : []
  return { method: incoming.method, url: incoming.url, headers: incoming.headers, body, events }
}
