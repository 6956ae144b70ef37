// Owns the port through which batches leave. Knows nothing of retries.

export interface SendRequest {
  /** JSON text. */
  readonly body: string
  /** UTF-8 length of `body`. */
  readonly bodyBytes: number
  /** Aborted when the client closes without waiting any longer. */
  readonly signal: AbortSignal
  /** The program may end before the answer comes, so that the request must leave at once. */
  readonly isLeaving: boolean
}

/** What became of a request. `answer` is any status line, `noAnswer` is everything that ends without one. */
export type SendResult =
  | {
      readonly kind: 'answer'
      readonly status: number
      /** The first characters of the body, for comparison with the gateway's own sentences only. */
      readonly body: string
      readonly isHtml: boolean
      /** The `Retry-After` header as it came. */
      readonly retryAfter: string | undefined
    }
  | { readonly kind: 'noAnswer'; readonly reason: 'timeout' | 'network' }

export interface Transport {
  /** Sends one request, once. Never rejects. */
  send(request: SendRequest): Promise<SendResult>
}

/** Compresses with gzip; may reject, and the body is then sent as it is. */
export type Gzip = (text: string) => Promise<Uint8Array<ArrayBuffer>>
