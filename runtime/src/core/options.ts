// Owns the options of a client: their meaning, their defaults, and what is refused. Resolved once and passed whole.
import { LONGEST_TIMER_MS } from './clock.js'
import { OptionError } from './errors.js'
import type { OnDrop, OnError } from './reporter.js'
import type { RetryPolicy } from './retry.js'

export interface ClientOptions {
  /** The source's write key. */
  writeKey: string
  /**
   * Address of the data plane, for example `https://example.dataplane.rudderstack.com`; events go to `/v1/batch` below
   * it. By http to a host that is not private, servers and workers warn once: write key and events can then be read on the way.
   */
  dataPlaneUrl: string
  /** Events in a batch, and the number at which one is sent without waiting. 1 sends each event alone. @default 100 */
  flushAt?: number | undefined
  /** Milliseconds since the last batch after which waiting events are sent. 0 sends at once. @default 500 */
  flushIntervalMs?: number | undefined
  /** Events that may wait; a call beyond them is refused aloud. @default 10000 */
  maxQueueSize?: number | undefined
  /** UTF-8 bytes of events that may wait; a call beyond them is refused aloud. @default 33554432 (32 MiB) */
  maxQueueBytes?: number | undefined
  /** UTF-8 bytes of a request before compression; the gateway takes 4096000. An event longer than this is refused. @default 500000 */
  maxBatchBytes?: number | undefined
  /** Compress requests. @default true */
  gzip?: boolean | undefined
  /** Milliseconds for a whole exchange, up to the last byte of the answer. @default 10000 */
  requestTimeoutMs?: number | undefined
  /** How long to wait between attempts and how long to try. */
  retry?: RetryOptions | undefined
  /**
   * Told of what the data plane refuses. With events: they will not be delivered. Without: nothing is lost yet, but
   * something needs a look (a wrong write key, an outage of a minute). @default prints a warning
   */
  onError?: OnError | undefined
  /** Told of calls that were refused and of events given up when the client closed. @default prints a warning */
  onDrop?: OnDrop | undefined
}

export interface RetryOptions {
  /** Longest wait before the second attempt; the bound doubles with each attempt, the wait is random below it. @default 500 */
  baseDelayMs?: number | undefined
  /** The bound that doubling stops at. @default 30000 */
  maxDelayMs?: number | undefined
  /** Longest `Retry-After` that is obeyed. @default 300000 (5 minutes) */
  maxRetryAfterMs?: number | undefined
  /** Age at which an event is handed to `onError` and not tried again. 0 tries once. @default 3600000 (1 hour) */
  maxAgeMs?: number | undefined
}

export interface ResolvedClientOptions {
  readonly writeKey: string
  /** With `/v1/batch`. */
  readonly batchUrl: string
  readonly flushAt: number
  readonly flushIntervalMs: number
  readonly maxQueueSize: number
  readonly maxQueueBytes: number
  readonly maxBatchBytes: number
  readonly gzip: boolean
  readonly requestTimeoutMs: number
  readonly retry: RetryPolicy
  readonly onError: OnError | undefined
  readonly onDrop: OnDrop | undefined
}

/** @throws OptionError naming the option and what it should be; never the value, which may be secret. */
export function resolveOptions(options: ClientOptions): ResolvedClientOptions {
  const retry = readOptional(options.retry, 'retry', 'object') ?? {}
  const count = (name: keyof ClientOptions, byDefault: number): number =>
    readInteger(options[name], name, byDefault, 1)
  const retryMs = (name: keyof RetryOptions, byDefault: number): number =>
    readMs(retry[name], `retry.${name}`, byDefault)
  return {
    writeKey: readWriteKey(options.writeKey),
    batchUrl: readBatchUrl(options.dataPlaneUrl),
    flushAt: count('flushAt', 100),
    flushIntervalMs: readMs(options.flushIntervalMs, 'flushIntervalMs', 500),
    maxQueueSize: count('maxQueueSize', 10_000),
    maxQueueBytes: count('maxQueueBytes', 33_554_432),
    maxBatchBytes: count('maxBatchBytes', 500_000),
    gzip: readOptional(options.gzip, 'gzip', 'boolean') ?? true,
    requestTimeoutMs: readMs(options.requestTimeoutMs, 'requestTimeoutMs', 10_000, 1),
    retry: {
      baseDelayMs: retryMs('baseDelayMs', 500),
      maxDelayMs: retryMs('maxDelayMs', 30_000),
      maxRetryAfterMs: retryMs('maxRetryAfterMs', 300_000),
      maxAgeMs: retryMs('maxAgeMs', 3_600_000),
    },
    onError: readOptional(options.onError, 'onError', 'function'),
    onDrop: readOptional(options.onDrop, 'onDrop', 'function'),
  }
}

/** Anything else would make each request fail in the HTTP library, which looks like a network that is down for ever. */
function readWriteKey(value: unknown): string {
  if (typeof value === 'string' && /^[\x21-\x39\x3b-\x7e]+$/.test(value)) return value
  throw new OptionError('writeKey', 'the write key of a source, without blanks or quotes.')
}

function readBatchUrl(value: unknown): string {
  const url = typeof value === 'string' && !/[\s\p{C}]/u.test(value) && URL.canParse(value) && new URL(value)
  // The address that is left without a user name, a password, a query and a fragment: none of them would be sent.
  const bare = url && url.origin + url.pathname
  if (bare && url.href === bare && /^https?:/.test(bare))
    return `${bare.replace(/(\/v1(\/batch)?)?\/*$/, '')}/v1/batch`
  throw new OptionError(
    'dataPlaneUrl',
    'like https://plane.example.com, without user name, query and fragment.',
  )
}

export function readMs(value: unknown, option: string, byDefault: number, min = 0): number {
  return readInteger(value, option, byDefault, min, LONGEST_TIMER_MS)
}

export function readInteger(
  value: unknown,
  option: string,
  byDefault: number,
  min: number,
  max: number = Number.MAX_SAFE_INTEGER,
): number {
  if (value === undefined) return byDefault
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value
  throw new OptionError(option, `a whole number from ${min} to ${max}.`)
}

export function readOptional<T>(
  value: T | undefined,
  option: string,
  type: 'object' | 'boolean' | 'function',
): T | undefined {
  if (value === undefined || (typeof value === type && value !== null)) return value
  throw new OptionError(option, `of type ${type}.`)
}
