// Owns what a page adds to the core: who is looking, whether they consent, what surrounds an event, and that pages end.
import { type Consent, type CoreClient, createCoreClient } from '../core/client.js'
import type { CallResult, Client } from '../core/client-interface.js'
import { OptionError } from '../core/errors.js'
import type { OptionalIdentity } from '../core/message.js'
import { type ClientOptions, resolveOptions } from '../core/options.js'
import { createMemoryQueue } from '../core/queue.js'
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
  const journal = options.journal?.(resolved)
  const core = createCoreClient<OptionalIdentity>(resolved, {
    channel: 'web',
    clock: webClock,
    transport: createPageTransport({ ...resolved, gzip: resolved.gzip ? webGzip() : undefined }),
    queue: journal ?? createMemoryQueue(resolved),
    sends: 'always',
    byteLength: utf8Length,
    newId: newUuid,
    remembered: visitor.current,
    ...(options.pageContext !== false && { surroundingContext: readPageContext }),
    consent: () => consent,
  })
  const setConsent: BrowserClient['setConsent'] = (next) => {
    consent = next === 'granted' ? 'granted' : 'denied'
    core.followConsent()
    applyConsent()
  }
  function applyConsent(): void {
    if (consent === 'granted') {
      visitor.remember()
      journal?.open()
    }
    if (consent === 'denied') {
      visitor.forget()
      journal?.erase()
    }
  }
  applyConsent()
  return joinPage(core, journal, visitor, setConsent)
}

function readConsent(value: Consent): Consent {
  if (['granted', 'denied', 'pending'].includes(value)) return value
  throw new OptionError('consent', "'granted', 'denied' or 'pending'.")
}

/** The client as its user sees it: it follows the page's life, and remembers who signs in. */
function joinPage(
  core: CoreClient<OptionalIdentity>,
  journal: JournaledQueue | undefined,
  visitor: Visitor,
  setConsent: BrowserClient['setConsent'],
): BrowserClient {
  const endPageLife = followPageLife({
    onLeave: core.sendAllNow,
    onReturn() {
      core.retryNow()
      journal?.recover()
    },
  })
  const signIn = (result: CallResult, message: OptionalIdentity): CallResult => {
    try {
      if (result.accepted) visitor.signIn(message)
    } catch {
      // A getter of the caller threw, as it did when the event was made.
    }
    return result
  }
  const { identify, alias, close } = core.client
  return {
    ...core.client,
    identify: (message) => signIn(identify(message), message),
    alias: (message) => signIn(alias(message), message),
    close: (options) => close(options).then(endPageLife),
    setConsent,
    reset: (options = {}) => visitor.reset(options),
    visitor: visitor.current,
  }
}
