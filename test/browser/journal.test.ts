// Pages whose events are also kept in IndexedDB: closed, killed, two at a time, full, hostile.
import { mkdtempSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { describeInChromium, startBrowser, startPersistentBrowser } from './chromium.js'
import { flush, NOTHING, openPage, reports, stats, track } from './pages.js'
import { type Plane, type Site, startPlane, startSite } from './site.js'

let browser: Browser
let site: Site
let plane: Plane
let context: BrowserContext

/** Keeps events for as long as a test lasts. */
const WAITING = { journal: true, flushIntervalMs: 1_000_000 }

/** What stands in the store: names of events, in the order of keys. */
function kept(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const [info] = await indexedDB.databases()
    if (info?.name === undefined) return []
    const opening = indexedDB.open(info.name)
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result)
    })
    const reading = database.transaction('events').objectStore('events').getAll()
    const entries = await new Promise<{ json: string }[]>((resolve) => {
      reading.onsuccess = () => resolve(reading.result)
    })
    database.close()
    return entries.map(({ json }) => JSON.parse(json).event)
  })
}

describeInChromium('the journal', () => {
  beforeAll(async () => {
    browser = await startBrowser()
    site = await startSite()
  })
  beforeEach(async () => {
    plane = await startPlane()
    context = await browser.newContext()
  })
  afterEach(async ({ task }) => {
    task.meta.account = plane.account
    await context.close()
    await plane.close()
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  it('holds what is not delivered, and nothing of what is', async () => {
    const page = await openPage(context, site, plane, WAITING)
    await track(page, 'A', 'B')
    await vi.waitFor(async () => expect(await kept(page)).toEqual(['A', 'B']))
    await flush(page)
    await vi.waitFor(async () => expect(await kept(page)).toEqual([]))
    expect(plane.stored()).toEqual(['A', 'B'])
  })

  it('gives what a closed tab could not deliver to the next page, once and with the same ids', async () => {
    plane.answer = () => 'hang'
    const page = await openPage(context, site, plane, { journal: true, flushIntervalMs: 0 })
    await track(page, 'A', 'B')
    await vi.waitFor(async () => expect(await kept(page)).toEqual(['A', 'B']))
    await vi.waitFor(() => expect(plane.requests).toHaveLength(1))
    const ids = plane.requests[0]?.events.map((event) => event.messageId)
    await page.close()
    plane.answer = () => 200
    const next = await openPage(context, site, plane, { journal: true })
    await vi.waitFor(() => expect(plane.stored()).toEqual(['A', 'B']))
    expect(plane.requests.at(-1)?.events.map((event) => event.messageId)).toEqual(ids)
    await vi.waitFor(async () => expect(await kept(next)).toEqual([]))
    expect(await stats(next)).toEqual({ ...NOTHING, accepted: 2, delivered: 2 })
  })

  it("leaves to a tab that lives what is that tab's", async () => {
    const first = await openPage(context, site, plane, WAITING)
    await track(first, 'A', 'B')
    await vi.waitFor(async () => expect(await kept(first)).toEqual(['A', 'B']))
    const second = await openPage(context, site, plane, WAITING)
    await track(second, 'C')
    await flush(second)
    expect(plane.stored()).toEqual(['C'])
    await flush(first)
    expect(plane.stored()).toEqual(['C', 'A', 'B'])
    expect([await stats(first), await stats(second)]).toEqual([
      { ...NOTHING, accepted: 2, delivered: 2 },
      { ...NOTHING, accepted: 1, delivered: 1 },
    ])
  })

  it('gives what a tab has left to one of many, and loses no event on the way', async () => {
    plane.answer = () => 'hang'
    const lost = await openPage(context, site, plane, WAITING)
    const names = Array.from({ length: 150 }, (_, index) => `E${index}`)
    await track(lost, ...names)
    await vi.waitFor(async () => expect((await kept(lost)).length).toBe(150))
    // Before the tab is closed the others are there, and none has looked since.
    const others = await Promise.all([1, 2, 3].map(() => openPage(context, site, plane, { journal: true })))
    await lost.close()
    plane.answer = () => 200
    await Promise.all(others.map((page) => page.evaluate(() => window.dispatchEvent(new Event('online')))))
    // What was on its way when the tab was closed comes a second time, with the same ids.
    const delivered = async () =>
      (await Promise.all(others.map(stats))).reduce((sum, each) => sum + each.delivered, 0)
    await vi.waitFor(async () => expect(await delivered()).toBe(150), { timeout: 10_000 })
    expect([...new Set(plane.stored())].sort()).toEqual(names.sort())
    const accounts = await Promise.all(others.map(stats))
    expect(accounts.map((each) => each.delivered).sort((a, b) => a - b)).toEqual([0, 0, 150])
  })

  it('outlives a browser that is killed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'trackwright-'))
    plane.answer = () => 503
    const first = await startPersistentBrowser(folder)
    const page = await openPage(first, site, plane, WAITING)
    await track(page, 'A', 'B', 'C')
    await vi.waitFor(async () => expect(await kept(page)).toEqual(['A', 'B', 'C']))
    // Chromium writes its process id where it keeps others from using the folder.
    process.kill(Number(readlinkSync(join(folder, 'SingletonLock')).split('-').at(-1)), 'SIGKILL')
    await first.close().catch(() => undefined)
    rmSync(join(folder, 'SingletonLock'), { force: true })
    plane.answer = () => 200
    const second = await startPersistentBrowser(folder)
    const next = await openPage(second, site, plane, { journal: true })
    await vi.waitFor(() => expect(plane.stored()).toEqual(['A', 'B', 'C']))
    await vi.waitFor(async () => expect(await kept(next)).toEqual([]))
    await second.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('delivers each event of tabs that work at the same time once, through refusals and changes of tab', async () => {
    plane.answer = () => (plane.requests.length % 3 === 1 ? 503 : 200)
    const options = { journal: true, flushIntervalMs: 20, retry: { baseDelayMs: 10, maxDelayMs: 50 } }
    const tabs = await Promise.all([1, 2, 3].map(() => openPage(context, site, plane, options)))
    const slow = await context.newCDPSession(tabs[0] as Page)
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 6 })
    await Promise.all(
      tabs.map((page, tab) =>
        page.evaluate(async (tab) => {
          for (let round = 0; round < 20; round++) {
            for (let index = 0; index < 5; index++) window.client.track({ event: `${tab}.${round}.${index}` })
            if (round % 5 === 0) window.dispatchEvent(new Event('pageshow'))
            await new Promise((resolve) => setTimeout(resolve, 10))
          }
          await window.client.flush()
        }, tab),
      ),
    )
    const stored = plane.stored()
    expect([stored.length, new Set(stored).size]).toEqual([300, 300])
    for (const account of await Promise.all(tabs.map(stats)))
      expect(account).toEqual({ ...NOTHING, accepted: 100, delivered: 100 })
    await vi.waitFor(async () => expect(await kept(tabs[1] as Page)).toEqual([]))
  })

  it('does not keep an idle page out of the back/forward cache', async () => {
    const page = await openPage(context, site, plane, { journal: true })
    await track(page, 'A')
    await flush(page)
    await vi.waitFor(async () => expect(await kept(page)).toEqual([]))
    await page.evaluate(() =>
      window.addEventListener('pageshow', (event) => window.reports.push(`${event.persisted}`)),
    )
    await page.goto(`${site.url}/next`)
    await page.evaluate(() => history.back())
    await page.waitForFunction(() => window.reports?.length === 1)
    expect(await reports(page)).toEqual(['true'])
    await track(page, 'B')
    await flush(page)
    expect(plane.stored()).toEqual(['A', 'B'])
  })

  it('keeps what was not delivered at close() for the next page', async () => {
    plane.answer = () => 503
    const page = await openPage(context, site, plane, { journal: true, flushIntervalMs: 0 })
    await track(page, 'A')
    await vi.waitFor(async () => expect(await kept(page)).toEqual(['A']))
    await page.evaluate(() => window.client.close({ timeoutMs: 50 }))
    expect([await stats(page), await reports(page)]).toEqual([{ ...NOTHING, accepted: 1, pending: 1 }, []])
    plane.answer = () => 200
    await openPage(context, site, plane, { journal: true })
    await vi.waitFor(() => expect(plane.stored()).toEqual(['A']))
  })

  const broken: { name: string; script: () => void }[] = [
    {
      name: 'IndexedDB throws when it is touched',
      script: () =>
        Object.defineProperty(window, 'indexedDB', {
          get() {
            throw new DOMException('denied', 'SecurityError')
          },
        }),
    },
    {
      name: 'there is no room',
      script: () => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException('full', 'QuotaExceededError')
        }
      },
    },
    {
      name: 'there are no Web Locks',
      script: () => Object.defineProperty(navigator, 'locks', { value: undefined }),
    },
  ]
  for (const { name, script } of broken) {
    it(`says once that events are in memory only when ${name}, and delivers them`, async () => {
      await context.addInitScript(script)
      const page = await openPage(context, site, plane, { journal: true })
      await track(page, 'A')
      await flush(page)
      await track(page, 'B')
      await flush(page)
      expect(plane.stored()).toEqual(['A', 'B'])
      await vi.waitFor(async () => expect(await reports(page)).toEqual(['storage 0']))
    })
  }

  it('takes from a store that somebody has written into what is an event, as text, and erases the rest', async () => {
    const page = await openPage(context, site, plane, WAITING)
    await track(page, 'A')
    await vi.waitFor(async () => expect(await kept(page)).toEqual(['A']))
    await page.evaluate(async () => {
      const [info] = await indexedDB.databases()
      const opening = indexedDB.open(info?.name ?? '')
      await new Promise((resolve) => {
        opening.onsuccess = resolve
      })
      const store = opening.result.transaction('events', 'readwrite').objectStore('events')
      const hostile = '{"type":"track","messageId":"m","userId":"u","event":"H","__proto__":{"polluted":1}} '
      store.put({ json: hostile }, ['gone', 0])
      store.put({ json: '{"type":"track"' }, ['gone', 1])
      store.put({ json: '"],"x":[' }, ['gone', 2])
      store.put('text', ['gone', 3])
      store.put({ json: '{"type":"evil","messageId":"m"}' }, ['other', 'x'])
      store.put({ json: 'no array for a key' }, 'z')
      await new Promise((resolve) => {
        store.transaction.oncomplete = resolve
      })
      opening.result.close()
    })
    // No call returned it, and yet it is one that has to arrive.
    plane.account.accepted += 1
    const next = await openPage(context, site, plane, { journal: true })
    await vi.waitFor(() => expect(plane.stored()).toEqual(['H']))
    expect(await next.evaluate(() => 'polluted' in {})).toBe(false)
    expect(await reports(next)).toEqual([])
    await flush(page)
    expect(plane.stored()).toEqual(['H', 'A'])
  })
})
