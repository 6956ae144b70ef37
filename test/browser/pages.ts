// Owns what the tests do inside a page: open one with a client, call it, read what it says of itself.
import type { BrowserContext, Page } from 'playwright-core'
import type {
  BrowserClient,
  ClientOptions,
  cookieStore,
  indexedDbJournal,
} from '../../runtime/src/browser/index.js'
import type { CallResult } from '../../runtime/src/core/client-interface.js'
import type { Stats } from '../../runtime/src/core/ledger.js'
import type { Plane, Site } from './site.js'

declare global {
  /** What the page's script and the functions below put there. */
  interface Window {
    trackwright: {
      createClient: (options: ClientOptions) => BrowserClient
      indexedDbJournal: typeof indexedDbJournal
      cookieStore: typeof cookieStore
    }
    client: BrowserClient
    reports: string[]
    /** Adds to the plane's account, which outlives the page. */
    count: (what: 'accepted' | 'reported', events: number) => void
  }
}

export interface PageOptions
  extends Omit<Partial<ClientOptions>, 'journal' | 'storage' | 'onError' | 'onDrop'> {
  storage?: 'localStorage' | 'memory' | 'cookie'
  journal?: boolean
  /** @default '/' */
  path?: string
}

/** Opens a page of the site and makes its client, `window.client`; what it reports stands in `window.reports`. */
export async function openPage(
  context: BrowserContext,
  site: Site,
  plane: Plane,
  options: PageOptions = {},
): Promise<Page> {
  const page = await context.newPage()
  await page.goto(site.url + (options.path ?? '/'))
  await makeClient(page, plane, options)
  return page
}

export async function makeClient(page: Page, plane: Plane, options: PageOptions = {}): Promise<void> {
  const { journal = false, storage = 'localStorage', path, ...given } = options
  await countOn(page, plane)
  await page.evaluate(
    ({ journal, storage, given, url }) => {
      window.reports = []
      const report = (kind: string, events: readonly unknown[]): void => {
        window.reports.push(`${kind} ${events.length}`)
        window.count('reported', events.length)
      }
      const counted = (client: BrowserClient): BrowserClient => {
        const count =
          <Message>(call: (message: Message) => CallResult) =>
          (message: Message): CallResult => {
            const result = call(message)
            if (result.accepted) window.count('accepted', 1)
            return result
          }
        const { identify, track, alias } = client
        return { ...client, identify: count(identify), track: count(track), alias: count(alias) }
      }
      const client = window.trackwright.createClient({
        writeKey: 'key',
        dataPlaneUrl: url,
        flushIntervalMs: 50,
        ...given,
        storage: storage === 'cookie' ? window.trackwright.cookieStore() : storage,
        ...(journal && { journal: window.trackwright.indexedDbJournal() }),
        onError: (error, events) => report(error.kind, events),
        onDrop: (reason, events) => report(reason.kind, events),
      })
      window.client = counted(client)
    },
    { journal, storage, given, url: plane.url },
  )
}

const counting = new WeakSet<Page>()

async function countOn(page: Page, plane: Plane): Promise<void> {
  if (counting.has(page)) return
  counting.add(page)
  await page.exposeFunction('count', (what: 'accepted' | 'reported', events: number) => {
    plane.account[what] += events
  })
}

/** The account of a client that has done nothing. */
export const NOTHING: Stats = {
  accepted: 0,
  delivered: 0,
  failed: 0,
  dropped: 0,
  pending: 0,
  refused: 0,
  violations: { sent: 0, quarantined: 0, dropped: 0, thrown: 0 },
}

/** Tracks events with these names in one breath. */
export function track(page: Page, ...names: string[]): Promise<void> {
  return page.evaluate((events) => {
    for (const event of events) window.client.track({ event })
  }, names)
}

export function flush(page: Page): Promise<void> {
  return page.evaluate(() => window.client.flush())
}

export function stats(page: Page): Promise<Stats> {
  return page.evaluate(() => window.client.stats())
}

export function reports(page: Page): Promise<string[]> {
  return page.evaluate(() => window.reports)
}
