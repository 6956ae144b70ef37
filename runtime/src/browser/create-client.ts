// Owns what a page adds to the core: who is looking, whether they consent, what surrounds an event, and that pages end.
import { type Consent, type CoreClient, createCoreClient } from '../core/client.js'
import type { CallResult, Client } from '../core/client-interface.js'
import { DeliveryError, OptionError } from '../core/errors.js'
import type { OptionalIdentity } from '../core/message.js'
import { type ClientOptions, type ResolvedClientOptions, resolveOptions } from '../core/options.js'
import { createMemoryQueue, type Queue } from '../core/queue.js'
import { createReporter } from '../core/reporter.js'
import { newUuid, utf8Length, webClock, webGzip } from '../core/web-platform.js'
import { followPageLife } from './follow-page-life.js'
import type { Journal, JournaledQueue } from './journal.js'
import { readPageContext } from './page-context.js'
import { createPageTransport, MAX_KEEPALIVE_BYTES } from './page-transport.js'
import { createVisitor, type ResetOptions, type Visitor, type VisitorIds } from './visitor.js'
import { createVisitorStore, type VisitorStoreOptions } from './visitor-store.js'

export interface BrowserClientOptions extends ClientOptions, VisitorStoreOptions {
  /**
   * Whether the visitor lets events be sent. 'pending' keeps calls, and the ids of a new visitor, in memory until
   * `setConsent()`; 'denied' takes no calls and erases what earlier pages kept. @default 'granted'
   */
  consent?: Consent | undefined
  /** Adds `page`, `campaign`, `locale`, `timezone`, `userAgent` and `screen` to the context of every event. @default true */
  pageContext?: boolean | undefined
  /**
   * Keeps events in the browser until the data plane has them: `indexedDbJournal()`. Without it they are in memory, and
   * a page that is left sends at most 60 KB that outlive it. With it, `retry.maxAgeMs` is a week by default, for
   * people are without network that long. @default none
   */
  journal?: Journal | undefined
}

const WEEK_MS = 604_800_000

/** A client that knows who is looking at the page, so that calls need not say it. */
export interface BrowserClient extends Client<OptionalIdentity> {
  /**
   * 'granted' sends what was kept and remembers the visitor; 'denied', or anything else, drops what waits (`onDrop` is
   * told, as 'consent'), forgets the visitor and erases the journal.
   */
  setConsent(consent: 'granted' | 'denied'): void
  /** Forgets who is signed in, as at a sign-out. Events that wait keep their ids. */
  reset(options?: ResetOptions): void
  /** The ids that events get now. */
  visitor(): VisitorIds
}

/**
 * A client for a page. The userId of an accepted `identify()`, and of an `alias()` that gives one, is remembered, and an
 * anonymousId is made up for a visitor who has none; later pages and other tabs know them too. `maxBatchBytes` is 60000
 * by default, the most that can outlive a page.
 * @throws OptionError
 */
export function createClient(options: BrowserClientOptions): BrowserClient {
  const resolved = resolveOptions({
    ...options,
    maxBatchBytes: options.maxBatchBytes ?? MAX_KEEPALIVE_BYTES,
    retry: options.journal === undefined ? options.retry : { maxAgeMs: WEEK_MS, ...options.retry },
  })
  let consent = readConsent(options.consent ?? 'granted')
  const visitor = createVisitor(createVisitorStore(options), newUuid, () => consent === 'granted')
  const journal = options.journal?.({ ...resolved, ...journalPorts(resolved) })
  const queue: Queue = journal ?? createMemoryQueue(resolved)
  const core = createCoreClient<OptionalIdentity>(resolved, {
    channel: 'web',
    clock: webClock,
    transport: createPageTransport({ ...resolved, gzip: resolved.gzip ? webGzip() : undefined }),
    queue,
    sends: 'always',
    byteLength: utf8Length,
    newId: newUuid,
    remembered: visitor.current,
    ...(options.pageContext !== false && { surroundingContext: readPageContext }),
    consent: () => consent,
    holdOpen: () => () => undefined,
  })
  const setConsent: BrowserClient['setConsent'] = (next) => {
    consent = next === 'granted' ? 'granted' : 'denied'
    core.followConsent()
    applyConsent(consent, visitor, journal)
  }
  applyConsent(consent, visitor, journal)
  return addVisitor(closeWithPage(core, journal), visitor, setConsent)
}

function applyConsent(consent: Consent, visitor: Visitor, journal: JournaledQueue | undefined): void {
  if (consent === 'granted') {
    visitor.remember()
    journal?.open()
  }
  if (consent === 'denied') {
    visitor.forget()
    journal?.erase()
  }
}

function readConsent(value: Consent): Consent {
  if (value === 'granted' || value === 'denied' || value === 'pending') return value
  throw new OptionError('consent', "consent must be 'granted', 'denied' or 'pending'.")
}

function journalPorts(
  options: ResolvedClientOptions,
): Omit<Parameters<Journal>[0], keyof ResolvedClientOptions> {
  const reporter = createReporter(options)
  return {
    name: `trackwright-${hash(`${options.batchUrl} ${options.writeKey}`)}`,
    newId: newUuid,
    monotonic: webClock.monotonic,
    report: (problem) => reporter.error(new DeliveryError(problem, 'storage', undefined, true), 0, () => []),
  }
}

/** FNV-1a: tells sources apart, no more, and does not write the key down. */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return (value >>> 0).toString(36)
}

function closeWithPage(
  core: CoreClient<OptionalIdentity>,
  journal: JournaledQueue | undefined,
): Client<OptionalIdentity> {
  const endPageLife = followPageLife({
    onLeave: core.sendAllNow,
    onReturn() {
      core.retryNow()
      journal?.recover()
    },
  })
  const close: Client['close'] = async (options) => {
    await core.close(options)
    endPageLife()
  }
  const { identify, track, page, screen, group, alias, flush, stats } = core
  return {
    identify,
    track,
    page,
    screen,
    group,
    alias,
    flush,
    stats,
    close,
    [Symbol.asyncDispose]: () => close(),
  }
}

function addVisitor(
  client: Client<OptionalIdentity>,
  visitor: Visitor,
  setConsent: BrowserClient['setConsent'],
): BrowserClient {
  const signIn = (result: CallResult, message: OptionalIdentity): CallResult => {
    try {
      if (result.accepted) visitor.signIn(message)
    } catch {
      // A getter of the caller threw, as it did when the event was made.
    }
    return result
  }
  return {
    ...client,
    identify: (message) => signIn(client.identify(message), message),
    alias: (message) => signIn(client.alias(message), message),
    setConsent,
    reset: (options = {}) => visitor.reset(options),
    visitor: visitor.current,
  }
}
