// Owns what a client is: the promise that ours, a recording one in a test and an adapter over another SDK keep alike.
/// <reference lib="esnext.disposable" preserve="true" />
import type { Stats, Violations } from './ledger.js'
import type {
  AliasMessage,
  GroupMessage,
  IdentifyMessage,
  Identity,
  PageMessage,
  ScreenMessage,
  TrackMessage,
} from './message.js'

export interface CallResult {
  readonly messageId: string
  /** False: the event was refused, and `onDrop` was told why. */
  readonly accepted: boolean
}

export interface TimeoutOptions {
  timeoutMs?: number | undefined
}

/** Sends events. The six calls return at once, never throw, and copy what they are given. */
export interface Client<Who = Identity> {
  identify(message: IdentifyMessage<Who>): CallResult
  track(message: TrackMessage<Who>): CallResult
  page(message: PageMessage<Who>): CallResult
  screen(message: ScreenMessage<Who>): CallResult
  group(message: GroupMessage<Who>): CallResult
  alias(message: AliasMessage<Who>): CallResult
  /**
   * Sends what waits, and settles when every event accepted before is stored by the data plane or handed to `onError`
   * or `onDrop`.
   * @param options.timeoutMs gives up waiting, not the events. @default waits as long as events are tried
   * @throws FlushTimeoutError
   */
  flush(options?: TimeoutOptions): Promise<void>
  /**
   * Takes no more events, flushes, and hands what is left after `timeoutMs` to `onError` or `onDrop`. Never rejects;
   * a second call returns the first one's promise.
   * @param options.timeoutMs @default 10000
   */
  close(options?: TimeoutOptions): Promise<void>
  stats(): Stats
  /** For validators: counts a call that broke its plan in `stats().violations`. */
  countViolation(outcome: keyof Violations): void
  /** `close()`, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>
}
