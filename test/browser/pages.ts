// Owns what the tests do inside a page: open one with a client, call it, read what it says of itself.
import type { BrowserContext, Page } from 'playwright-core'
import type {
  BrowserClient,
  ClientOptions,
  cookieStore,
  indexedDbJournal,
} from '../../runtime/src/browser/index.js'
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
  await page.evaluate(
    ({ journal, storage, given, url }) => {
      window.reports = []
      window.client = window.trackwright.createClient({
        writeKey: 'key',
        dataPlaneUrl: url,
        flushIntervalMs: 50,
        ...given,
        storage: storage === 'cookie' ? window.trackwright.cookieStore() : storage,
        ...(journal && { journal: window.trackwright.indexedDbJournal() }),
        onError: (error, events) => window.reports.push(`${error.kind} ${events.length}`),
        onDrop: (reason, events) => window.reports.push(`${reason.kind} ${events.length}`),
      })
    },
    { journal, storage, given, url: plane.url },
  )
}

/** The account of a client that has done nothing. */
export const NOTHING: Stats = { accepted: 0, delivered: 0, failed: 0, dropped: 0, pending: 0, refused: 0 }

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
