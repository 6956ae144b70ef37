// Owns the HTTP exchange of a batch: what is sent, how long it may take, how much of the answer is read. It sends once.
// By which library it posts is the platform's choice.
import type { Gzip, SendResult, Transport } from './transport.js'

export interface PostInit {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly signal: AbortSignal
}

/** Posts once, follows no redirect, and rejects only where no answer came. */
export type Post = (url: string, init: PostInit) => Promise<Response>

export interface HttpTransportOptions {
  readonly url: string
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>
  readonly requestTimeoutMs: number
  /** undefined sends plain JSON. */
  readonly gzip: Gzip | undefined
  readonly post: Post
}

/** No more is read of an answer, whose first line has decided already. */
const MAX_ANSWER_BYTES = 65_536

/** The headers of `POST /v1/batch`: the write key is the user name of Basic authentication, without a password. */
export function batchHeaders(writeKey: string): Record<string, string> {
  return { authorization: `Basic ${btoa(`${writeKey}:`)}`, 'content-type': 'application/json' }
}

export function createHttpTransport(options: HttpTransportOptions): Transport {
  const { url, requestTimeoutMs, gzip, post } = options
  return {
    async send(request) {
      const deadline = createDeadline(requestTimeoutMs, request.signal)
      try {
        // A program that may be about to end cannot wait for compression.
        const { body, encoding } = await encodeBody(request.body, request.isLeaving ? undefined : gzip)
        const headers = { ...options.headers, ...encoding }
        const response = await post(url, { headers, body, signal: deadline.signal })
        return await readAnswer(response)
      } catch {
        return { kind: 'noAnswer', reason: deadline.hasPassed() ? 'timeout' : 'network' }
      } finally {
        deadline.clear()
      }
    },
  }
}

interface EncodedBody {
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly encoding: Readonly<Record<string, string>>
}

/** The gateway takes "gzip" in exactly these letters. */
async function encodeBody(text: string, gzip: Gzip | undefined): Promise<EncodedBody> {
  if (gzip === undefined) return { body: text, encoding: {} }
  try {
    return { body: await gzip(text), encoding: { 'content-encoding': 'gzip' } }
  } catch {
    return { body: text, encoding: {} }
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

interface Deadline {
  readonly signal: AbortSignal
  hasPassed(): boolean
  clear(): void
}

function createDeadline(timeoutMs: number, outer: AbortSignal): Deadline {
  const controller = new AbortController()
  let passed = false
  const abort = (): void => controller.abort()
  const timer = setTimeout(() => {
    passed = true
    abort()
  }, timeoutMs)
  outer.addEventListener('abort', abort)
  if (outer.aborted) abort()
  return {
    signal: controller.signal,
    hasPassed: () => passed,
    clear() {
      clearTimeout(timer)
      outer.removeEventListener('abort', abort)
    },
  }
}
