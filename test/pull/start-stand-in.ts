// A vendor's API on this machine: answers by path and query from a table, and keeps what it was asked.
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Answer {
  readonly status?: number
  readonly headers?: Record<string, string>
  /** Sent as JSON unless it is a text. */
  readonly body?: unknown
}

export interface StandIn {
  readonly url: string
  /** Path and query, decoded, in order. */
  readonly asked: string[]
  readonly headers: IncomingHttpHeaders[]
}

/** Several answers at a path are given one after the other, the last one from then on. */
export async function startStandIn(
  answers: Record<string, Answer | readonly Answer[]>,
  isAllowed: (headers: IncomingHttpHeaders) => boolean = () => true,
): Promise<StandIn> {
  const asked: string[] = []
  const headers: IncomingHttpHeaders[] = []
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '')
    asked.push(path)
    headers.push(request.headers)
    const given = isAllowed(request.headers) ? answers[path] : { status: 401, body: request.headers }
    const list = given === undefined ? [{ status: 404 }] : Array.isArray(given) ? given : [given]
    const turn = asked.filter((each) => each === path).length - 1
    const answer: Answer = list[Math.min(turn, list.length - 1)]
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers })
    response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, headers }
}
