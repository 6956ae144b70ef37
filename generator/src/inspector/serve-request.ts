// One request over a socket: reads the body within bounds, writes the answer and its headers. Decides no status.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { JsonObject } from '../plan/model.js'
import { answerRequest, errorAnswer, type GatewayAnswer, MAX_READ_BYTES } from './answer-request.js'
import { corsHeaders, isPreflight, preflightHeaders } from './cors-headers.js'
import { isOwnHost } from './is-own-host.js'

export interface ServedAs {
  /** The address that the server listens on. */
  readonly host: string
  /** The only write key accepted; undefined accepts any that is not empty. */
  readonly writeKey: string | undefined
}

/**
 * Answers one request and hands the accepted events to `store` before the client hears of it.
 * Never rejects: what `store` throws becomes a 500, as an error of the gateway's database would.
 */
export async function serveRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { host, writeKey }: ServedAs,
  store: (events: readonly JsonObject[]) => void,
): Promise<void> {
  const { method = '', headers } = request
  if (!isOwnHost(headers.host, host)) {
    response.writeHead(403, { Connection: 'close' }).end('This server answers to localhost alone.\n')
    return
  }
  if (isPreflight(method, headers)) {
    response.writeHead(204, preflightHeaders(headers)).end()
    return
  }
  const body = await readBody(request)
  if (body === 'aborted') return
  const answer = body === 'too large' ? tooLarge() : answerAndStore(request, body, writeKey, store)
  const length = { 'Content-Length': String(Buffer.byteLength(answer.body)) }
  response
    .writeHead(answer.status, { ...corsHeaders(headers), ...answer.headers, ...length })
    .end(answer.body)
}

function answerAndStore(
  { method = '', url = '', headers }: IncomingMessage,
  body: Buffer,
  writeKey: string | undefined,
  store: (events: readonly JsonObject[]) => void,
): GatewayAnswer {
  const { authorization, 'content-encoding': contentEncoding } = headers
  try {
    const answer = answerRequest({ method, url, authorization, contentEncoding, body }, writeKey)
    store(answer.events)
    return answer
  } catch (error) {
    return errorAnswer(500, error instanceof Error ? error.message : String(error))
  }
}

/** The rest of such a body is not read, so the connection cannot be used again. */
function tooLarge(): GatewayAnswer {
  const answer = errorAnswer(413, 'request size exceeds max limit')
  return { ...answer, headers: { ...answer.headers, Connection: 'close' } }
}

async function readBody(request: IncomingMessage): Promise<Buffer | 'too large' | 'aborted'> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      bytes += chunk.length
      if (bytes > MAX_READ_BYTES) return 'too large'
      chunks.push(chunk)
    }
  } catch {
    return 'aborted'
  }
  return Buffer.concat(chunks)
}
