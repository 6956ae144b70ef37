// HTTP to a vendor's API, by ky: retried within bounds, and with errors that hold no header and no body.
import ky, { HTTPError, TimeoutError } from 'ky'
import type { JsonValue } from '../plan/model.js'
import { type GetJson, PullError } from './model.js'

export interface RequestOptions {
  /** Without a slash at the end. */
  readonly url: string
  readonly signal: AbortSignal
  /** Before the first retry; it doubles with each. @default 500 */
  readonly retryDelayMs?: number
}

const MAX_RETRIES = 4
const MAX_DELAY_MS = 20_000
/** Of one answer, its retries included. */
const TIMEOUT_MS = 120_000

export function createGetJson({ url, signal, retryDelayMs = 500 }: RequestOptions): GetJson {
  const client = ky.create({
    prefixUrl: url,
    signal,
    timeout: TIMEOUT_MS,
    // A token must not follow to wherever an answer points.
    redirect: 'manual',
    retry: {
      limit: MAX_RETRIES,
      methods: ['get'],
      statusCodes: [408, 429, 500, 502, 503, 504],
      afterStatusCodes: [429, 503],
      maxRetryAfter: MAX_DELAY_MS,
      delay: (attempt) => Math.min(MAX_DELAY_MS, retryDelayMs * 2 ** (attempt - 1)),
    },
  })
  return async (path, query = {}, headers = {}) => {
    const text = await client
      .get(path, { searchParams: { ...query }, headers: { accept: 'application/json', ...headers } })
      .text()
      .catch((error: unknown) => {
        throw explain(error, url, path)
      })
    return parse(text, url, path)
  }
}

/** Nothing of ky's error is kept: it holds the request, and with it the token. */
function explain(error: unknown, url: string, path: string): PullError {
  const place = `${url}/${path}`
  if (error instanceof TimeoutError)
    return new PullError('TW623', { message: `${place} gave no answer within ${TIMEOUT_MS / 1000} s.` })
  if (!(error instanceof HTTPError)) {
    const reason = causeOf(error)
    return new PullError('TW623', {
      message: `${place} cannot be reached${reason === '' ? '' : ` (${reason})`}.`,
    })
  }
  const { status } = error.response
  if (status === 401 || status === 403)
    return new PullError('TW622', { message: `${place} answers ${status}: the token is not accepted.` })
  if (status === 404) return new PullError('TW624', { message: `There is nothing at ${place}.` })
  const why = status >= 300 && status < 400 ? ', which leads elsewhere, and the token is not sent there' : ''
  return new PullError('TW623', { message: `${place} answers ${status}${why}.` })
}

/** Such as `ECONNREFUSED`; only the code, since a message may hold more than it should. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause ? String(cause.code) : ''
}

function parse(text: string, url: string, path: string): JsonValue {
  try {
    return JSON.parse(text)
  } catch {
    throw new PullError('TW625', { message: `${url}/${path} answers with something that is not JSON.` })
  }
}
