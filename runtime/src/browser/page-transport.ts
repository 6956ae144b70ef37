// Owns how a page sends: requests that outlive it as far as the browser lets them, and what it sends when it is left.
// It posts by fetch itself, which a page has anyway; ky would be most of the bundle.
import { batchHeaders, createHttpTransport, type Post, type Route } from '../core/http-transport.js'
import type { Gzip, Transport } from '../core/transport.js'

/** Browsers let bodies of 64 KiB in all outlive a page, those of other scripts included. */
export const MAX_KEEPALIVE_BYTES = 60_000

export interface PageTransportOptions {
  readonly batchUrl: string
  readonly writeKey: string
  readonly requestTimeoutMs: number
  readonly gzip: Gzip | undefined
}

/**
 * Two roads to the gateway. `POST /v1/batch` wants an Authorization header, for which a browser first asks the data
 * plane (a preflight), and a page that is being left may not live to see the answer. So its last requests go to
 * `POST /beacon/v1/batch?writeKey=` as text/plain, for which no browser asks. A data plane of the page's own origin is
 * never asked, and a proxy there may know the first road only.
 */
export function createPageTransport(options: PageTransportOptions): Transport {
  const { batchUrl, writeKey, requestTimeoutMs, gzip } = options
  const beacon: Route = {
    url: `${batchUrl.replace(/v1\/batch$/, 'beacon/v1/batch')}?writeKey=${encodeURIComponent(writeKey)}`,
    headers: { 'content-type': 'text/plain' },
  }
  return createHttpTransport({
    url: batchUrl,
    headers: batchHeaders(writeKey),
    leaving: new URL(batchUrl).origin === location.origin ? undefined : beacon,
    requestTimeoutMs,
    gzip,
    post: createKeepalivePost(),
  })
}

/** Lets requests outlive the page while the sum of their bodies is within the browser's bound. */
function createKeepalivePost(): Post {
  let bytesUnderWay = 0
  return async (url, { bytes, ...init }) => {
    const post = (keepalive: boolean): Promise<Response> =>
      fetch(url, {
        ...init,
        method: 'POST',
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
        keepalive,
      })
    if (bytesUnderWay + bytes > MAX_KEEPALIVE_BYTES) return post(false)
    bytesUnderWay += bytes
    try {
      return await post(true)
    } catch (error) {
      // Other scripts of the page may have used up the bound, which looks like a network that is down.
      if (init.signal.aborted) throw error
      return await post(false)
    } finally {
      bytesUnderWay -= bytes
    }
  }
}
