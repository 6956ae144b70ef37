// Owns the posting by ky, and is the only file that knows it. ky's own retries and timeout are off, because there is one
// retry policy (retry.ts) and because ky's timeout ends at the answer's first byte.
import type { KyInstance } from 'ky'
import { batchHeaders, createHttpTransport, type Post } from './http-transport.js'
import type { Gzip, Transport } from './transport.js'
import { warnOfPlainHttp } from './warn-of-plain-http.js'

export interface KyTransportOptions {
  readonly batchUrl: string
  readonly writeKey: string
  readonly requestTimeoutMs: number
  /** undefined sends plain JSON. */
  readonly gzip: Gzip | undefined
  /** Sent with every request besides authorization and content type. */
  readonly headers: Readonly<Record<string, string>>
}

export function createKyTransport(options: KyTransportOptions): Transport {
  const { batchUrl: url, writeKey, requestTimeoutMs, gzip } = options
  warnOfPlainHttp(url)
  const headers = { ...batchHeaders(writeKey), ...options.headers }
  return createHttpTransport({ url, headers, requestTimeoutMs, gzip, post: postByKy })
}

/** Loaded for the first request: loading ky makes Node load all of fetch, most of what importing this package would cost. */
let ky: KyInstance | undefined

const postByKy: Post = async (url, { headers, body, signal }) => {
  ky ??= (await import('ky')).default
  return ky.post(url, {
    // Past ky, which would copy all of it twice, for the retry that it is not to make: a seventh of all processor time.
    fetch: () => fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' }),
    retry: 0,
    timeout: false,
    throwHttpErrors: false,
  })
}
