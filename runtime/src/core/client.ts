// Owns the client, and shows the road of an event on one screen:
// call -> message -> text -> queue -> batch -> result -> delivered | retried | split | reported.
import { batchBytes } from './batch.js'
import { type BuiltMessage, buildMessage, type CallInput, type Surroundings } from './build-message.js'
import type { CallResult, Client } from './client-interface.js'
import { type Clock, createTimeWriter } from './clock.js'
import { createLedger } from './ledger.js'
import type { CallType, EventMessage, JsonObject, OptionalIdentity } from './message.js'
import type { ResolvedClientOptions } from './options.js'
import type { Queue } from './queue.js'
import { createReporter, type DropReason } from './reporter.js'
import { createSender } from './sender.js'
import { serializeMessage, toPlainObject } from './serialize-message.js'
import type { Transport } from './transport.js'

/** What a platform adds to the core. */
export interface Platform {
  readonly channel: 'server' | 'web'
  readonly clock: Clock
  readonly transport: Transport
  readonly queue: Queue
  readonly sends: 'always' | 'on-flush'
  /** UTF-8 length of a text. */
  byteLength(text: string): number
  /** A UUID. */
  newId(): string
  /** A number from 0 to 1, for the jitter of waits. @default Math.random */
  random?(): number
  /** Who it is where a call does not say, or says it in part. */
  remembered(call: CallInput): OptionalIdentity | undefined
  /** What surrounds every event; the context of a call goes before it. */
  surroundingContext?(): JsonObject
  /** Whether the person in question lets events be sent. 'pending' keeps them. @default 'granted' */
  consent?(): Consent
  /** Keeps the program running until the result is called. */
  holdOpen?(): () => void
}

/** 'granted' sends, 'pending' keeps calls in memory until it is decided, 'denied' takes no calls. */
export type Consent = 'granted' | 'denied' | 'pending'

/** A client, and what its platform, and not its user, may ask of it. */
export interface CoreClient<Who> {
  readonly client: Client<Who>
  /** The program may be about to end: hands all events to the transport at once. */
  sendAllNow(): void
  /** Something has changed: ends a wait before the next attempt. */
  retryNow(): void
  /** To be called when `consent()` gives another answer. */
  followConsent(): void
}

const NO_CONSENT = 'there is no consent to tracking'
const CLOSE_TIMEOUT_MS = 10_000

export function createCoreClient<Who>(options: ResolvedClientOptions, platform: Platform): CoreClient<Who> {
  const { queue, clock } = platform
  const ledger = createLedger(queue.length)
  const reporter = createReporter(options)
  const isHeld = (): boolean => platform.consent?.() === 'pending'
  const sender = createSender({
    ...platform,
    options,
    ledger,
    reporter,
    isHeld,
    random: platform.random ?? Math.random,
  })
  const build = createBuilder(platform)
  let closing: Promise<void> | undefined

  function accept(type: CallType, input: CallInput): CallResult {
    const { message, problem } = build(type, input)
    if (closing !== undefined) return refuse(message, 'closed', 'the client is closed')
    if (platform.consent?.() === 'denied') return refuse(message, 'consent', NO_CONSENT)
    if (problem !== undefined) return refuse(message, 'invalid', problem)
    const json = serializeMessage(message)
    const event = { json, bytes: platform.byteLength(json), acceptedAt: Math.floor(clock.monotonic()) }
    if (batchBytes([event]) > options.maxBatchBytes)
      return refuse(message, 'too-large', 'the event exceeds maxBatchBytes')
    if (!queue.add(event)) return refuse(message, 'queue-full', 'maxQueueSize or maxQueueBytes is reached')
    take(1)
    return { messageId: message.messageId, accepted: true }
  }

  function take(count: number): void {
    ledger.accept(count)
    sender.wake()
  }

  function refuse(event: EventMessage, kind: DropReason['kind'], message: string): CallResult {
    ledger.refuse()
    reporter.drop({ kind, message }, 1, () => [event])
    return { messageId: event.messageId, accepted: false }
  }

  async function close(timeoutMs: number): Promise<void> {
    // A wait may be longer than there is time left, and the data plane back already.
    sender.retryNow()
    // What nobody may send need not be waited for.
    await sender.flush(isHeld() ? 0 : timeoutMs).catch(() => undefined)
    sender.stop()
  }

  function followConsent(): void {
    if (platform.consent?.() === 'denied') sender.erase({ kind: 'consent', message: NO_CONSENT })
    else sender.wake()
  }

  const client: Client<Who> = {
    identify: (message) => accept('identify', message),
    track: (message) => accept('track', message),
    page: (message) => accept('page', message),
    screen: (message) => accept('screen', message),
    group: (message) => accept('group', message),
    alias: (message) => accept('alias', message),
    flush: ({ timeoutMs } = {}) => sender.flush(timeoutMs),
    close: ({ timeoutMs = CLOSE_TIMEOUT_MS } = {}) => (closing ??= close(timeoutMs)),
    stats: () => ledger.read(queue.length),
    countViolation: ledger.violate,
    // Not an arrow: a platform may close in a way of its own.
    [Symbol.asyncDispose]() {
      return this.close()
    },
  }
  queue.onRecovered?.(take)
  sender.wake()
  return { ...sender, client, followConsent }
}

/** Makes the event of a call; whatever a call holds, it does not throw. */
function createBuilder(platform: Platform): (type: CallType, input: CallInput) => BuiltMessage {
  const writeTime = createTimeWriter(platform.clock)
  const surround = (input: CallInput): Surroundings => ({
    channel: platform.channel,
    time: writeTime(),
    remembered: platform.remembered(input),
    context: platform.surroundingContext?.(),
    newId: platform.newId,
  })
  return (type, input) => {
    try {
      return buildMessage(type, input, surround(input))
    } catch {
      // A getter or a proxy threw, or the call was given nothing: what can be read of it is taken.
      const readable = toPlainObject(input)
      return buildMessage(type, readable, surround(readable))
    }
  }
}
