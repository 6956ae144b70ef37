// Owns the HTTP exchange of a batch: what is sent, how long it may take, how much of the answer is read. It sends once.
// By which library it posts is the platform's choice.
import type { Gzip, SendResult, Transport } from './transport.js'

export interface PostInit {
  /** Length of `body`. */
  readonly bytes: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly signal: AbortSignal
}

/** Posts once, follows no redirect, and rejects only where no answer came. */
export type Post = (url: string, init: PostInit) => Promise<Response>

export interface Route {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

export interface HttpTransportOptions extends Route {
  /** Another road, for requests of a program that may be about to end. */
  readonly leaving?: Route | undefined
  readonly requestTimeoutMs: number
  /** undefined sends plain JSON. */
  readonly gzip: Gzip | undefined
  readonly post: Post
}

/** No more is read of an answer, whose first line has decided already. */
const MAX_ANSWER_BYTES = 65_536
const TIMEOUT = 'timeout'

/** The headers of `POST /v1/batch`: the write key is the user name of Basic authentication, without a password. */
export function batchHeaders(writeKey: string): Record<string, string> {
  return { authorization: `Basic ${btoa(`${writeKey}:`)}`, 'content-type': 'application/json' }
}

export function createHttpTransport(options: HttpTransportOptions): Transport {
  const { requestTimeoutMs, gzip, post } = options
  return {
    async send({ body, bodyBytes, isLeaving, signal: outer }) {
      const { url, headers } = (isLeaving && options.leaving) || options
      const controller = new AbortController()
      const { signal } = controller
      const abort = (): void => controller.abort()
      const timer = setTimeout(() => controller.abort(TIMEOUT), requestTimeoutMs)
      outer.addEventListener('abort', abort)
      try {
        // A program that may be about to end cannot wait for compression; what cannot be compressed is sent as it is.
        const zipped = isLeaving ? undefined : await gzip?.(body).catch(() => undefined)
        const response = await post(url, {
          // The gateway takes "gzip" in exactly these letters.
          headers: { ...headers, ...(zipped && { 'content-encoding': 'gzip' }) },
          body: zipped ?? body,
          bytes: zipped?.byteLength ?? bodyBytes,
          signal,
        })
        return await readAnswer(response)
      } catch {
        return { kind: 'noAnswer', reason: signal.reason === TIMEOUT ? TIMEOUT : 'network' }
      } finally {
        clearTimeout(timer)
        outer.removeEventListener('abort', abort)
      }
    },
  }
}

async function readAnswer(response: Response): Promise<SendResult> {
  return {
    kind: 'answer',
    status: response.status,
    isHtml: /^text\/html\b/i.test(response.headers.get('content-type') ?? ''),
    retryAfter: response.headers.get('retry-after') ?? undefined,
    body: await readBounded(response),
  }
}

/** Reads to the end where that is near, so that the connection can be used again. A body that breaks off changes nothing. */
async function readBounded(response: Response): Promise<string> {
  const reader = response.body?.getReader()
  if (reader === undefined) return ''
  const decoder = new TextDecoder()
  let text = ''
  try {
    for (let bytes = 0; bytes <= MAX_ANSWER_BYTES; ) {
      const { done, value } = await reader.read()
      if (done) return text
      bytes += value.byteLength
      text += decoder.decode(value, { stream: true })
    }
    await reader.cancel()
  } catch {
    // The status has come, and it decides.
  }
  return text
}
