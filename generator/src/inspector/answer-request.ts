// One request in, one answer and the accepted events out: routes, auth, compression and statuses of the gateway.
// Pure but for the clock and invented ids; CORS is cors-headers.ts, sockets are serve-request.ts.
import { gunzipSync } from 'node:zlib'
import type { JsonObject } from '../plan/model.js'
import { type Acceptance, acceptBatch, acceptImport, acceptSingle } from './accept-events.js'
import { readPixel } from './read-pixel.js'

export interface GatewayRequest {
  readonly method: string
  /** Path and query. */
  readonly url: string
  readonly authorization?: string | undefined
  readonly contentEncoding?: string | undefined
  readonly body: Buffer
}

export interface GatewayAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
  readonly events: readonly JsonObject[]
}

/**
 * Where this server stops reading, before and after decompression. The gateway has no such bound (it answers 413
 * only once everything is in memory); ours is far above its limit, so that its order of checks still shows.
 */
export const MAX_READ_BYTES = 32 * 1024 * 1024

type Route = (request: GatewayRequest, query: URLSearchParams, writeKey: string | undefined) => GatewayAnswer

const SINGLE_CALLS = ['identify', 'track', 'page', 'screen', 'group', 'alias', 'merge']

const ROUTES: ReadonlyMap<string, { readonly method: 'GET' | 'POST'; readonly answer: Route }> = new Map([
  ['/v1/batch', { method: 'POST', answer: withBasicAuth(acceptBatch) }],
  ['/v1/import', { method: 'POST', answer: withBasicAuth(acceptImport) }],
  ...SINGLE_CALLS.map(
    (type) =>
      [`/v1/${type}`, { method: 'POST', answer: withBasicAuth((body) => acceptSingle(body, type)) }] as const,
  ),
  ['/beacon/v1/batch', { method: 'POST', answer: answerBeacon }],
  ['/pixel/v1/track', { method: 'GET', answer: pixelRoute('track') }],
  ['/pixel/v1/page', { method: 'GET', answer: pixelRoute('page') }],
  ['/health', { method: 'GET', answer: () => json({ server: 'UP', acceptingEvents: 'TRUE' }) }],
  ['/version', { method: 'GET', answer: () => json({ Version: 'trackwright dev' }) }],
])

/** The statuses of gateway/response/response.go. */
const STATUSES: Readonly<Record<string, number>> = {
  'invalid json': 400,
  'event is not a valid rudder event': 400,
  'request neither has anonymousId nor userId': 400,
  'empty batch payload': 400,
  'failed to read writekey from header': 401,
  'failed to read writekey from query params': 401,
  'invalid write key': 401,
  'request size exceeds max limit': 413,
  'failed to read body from request': 500,
}

/** 1x1 transparent GIF, byte for byte the gateway's. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAAAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64')

/**
 * Answers as rudder-server's gateway does (gateway/handle*.go): plain text, all events of a request or none.
 * @param writeKey the only key accepted; undefined accepts any that is not empty
 */
export function answerRequest(request: GatewayRequest, writeKey?: string): GatewayAnswer {
  const [path = '', query = ''] = request.url.split(/\?(.*)/s)
  const route = ROUTES.get(path)
  if (!route) return errorAnswer(404, '404 page not found')
  if (route.method !== request.method) {
    return { status: 405, headers: { Allow: route.method }, body: '', events: [] }
  }
  return route.answer(request, new URLSearchParams(query), writeKey)
}

/** Go's `http.Error`. */
export function errorAnswer(status: number, text: string): GatewayAnswer {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' }
  return { status, headers, body: `${text}\n`, events: [] }
}

function withBasicAuth(accept: (body: string) => Acceptance): Route {
  return (request, _query, writeKey) => {
    const given = basicUser(request.authorization)
    if (!given) return refusal('failed to read writekey from header')
    return answerBody(request, given, writeKey, accept)
  }
}

function answerBeacon(
  request: GatewayRequest,
  query: URLSearchParams,
  writeKey: string | undefined,
): GatewayAnswer {
  const given = query.get('writeKey')
  if (!given) return refusal('failed to read writekey from query params')
  return answerBody(request, given, writeKey, acceptBatch)
}

function pixelRoute(type: 'track' | 'page'): Route {
  return (_request, query, writeKey) => {
    const given = query.get('writeKey')
    const known = given && (writeKey === undefined || given === writeKey)
    const event = known ? readPixel(query, type, new Date().toISOString()) : undefined
    const events = event ? acceptSingle(JSON.stringify(event), type).events : []
    return { status: 200, headers: { 'Content-Type': 'image/gif' }, body: PIXEL, events }
  }
}

function answerBody(
  request: GatewayRequest,
  given: string,
  writeKey: string | undefined,
  accept: (body: string) => Acceptance,
): GatewayAnswer {
  if (writeKey !== undefined && given !== writeKey) return refusal('invalid write key')
  const body = readBody(request)
  if (body.kind === 'unreadable') return refusal('failed to read body from request')
  if (body.kind === 'too large') return refusal('request size exceeds max limit')
  const { events, refusals } = accept(body.text)
  if (refusals.length > 0) return { ...refusal(refusals.join('')), events }
  return { status: 200, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: 'ok', events }
}

/** A text that is not in the table is an internal error to the gateway: so are an import's refusals, run together. */
function refusal(text: string): GatewayAnswer {
  return errorAnswer(STATUSES[text] ?? 500, text)
}

type ReadBody = { kind: 'read'; text: string } | { kind: 'unreadable' } | { kind: 'too large' }

/** Only exactly `gzip` is decompressed; an empty body reads as empty even then. */
function readBody({ contentEncoding, body }: GatewayRequest): ReadBody {
  if (contentEncoding !== 'gzip' || body.length === 0) return { kind: 'read', text: body.toString('utf8') }
  try {
    return { kind: 'read', text: gunzipSync(body, { maxOutputLength: MAX_READ_BYTES }).toString('utf8') }
  } catch (error) {
    return { kind: isTooLarge(error) ? 'too large' : 'unreadable' }
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}

/** The user name of a Basic header as Go's `Request.BasicAuth` reads it; undefined when there is none. */
function basicUser(authorization: string | undefined): string | undefined {
  const encoded = /^basic ([a-z0-9+/]+={0,2})$/i.exec(authorization ?? '')?.[1]
  if (encoded === undefined || encoded.length % 4 !== 0) return undefined
  const credentials = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = credentials.indexOf(':')
  return colon < 0 ? undefined : credentials.slice(0, colon)
}

function json(value: JsonObject): GatewayAnswer {
  const headers = { 'Content-Type': 'application/json; charset=utf-8' }
  return { status: 200, headers, body: JSON.stringify(value), events: [] }
}
