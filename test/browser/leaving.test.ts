// Pages that end, freeze, hide and come back, with a client in memory only.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { describeInChromium, startBrowser } from './chromium.js'
import { flush, makeClient, NOTHING, openPage, reports, stats, track } from './pages.js'
import { type Plane, type Site, startPlane, startSite } from './site.js'

let browser: Browser
let site: Site
let plane: Plane
let context: BrowserContext

/** Longer than any test: what is sent was not sent by the interval. */
const NEVER = { flushIntervalMs: 1_000_000 }

describeInChromium('leaving a page', () => {
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

  it('sends what waits when the tab is closed, without asking the data plane first', async () => {
    const page = await openPage(context, site, plane, NEVER)
    await track(page, 'A', 'B')
    await page.close()
    await vi.waitFor(() => expect(plane.stored()).toEqual(['A', 'B']))
    expect(plane.preflights).toEqual([])
    expect(plane.requests.map((request) => request.headers['content-type'])).toEqual(['text/plain'])
  })

  it('sends what waits when another page is gone to', async () => {
    const page = await openPage(context, site, plane, NEVER)
    await track(page, 'A')
    await page.goto(`${site.url}/next`)
    await vi.waitFor(() => expect(plane.stored()).toEqual(['A']))
  })

  it('lets a request that is under way outlive the page', async () => {
    const page = await openPage(context, site, plane, { flushIntervalMs: 0 })
    const closed = new Promise<void>((resolve) => page.once('close', () => resolve()))
    plane.answer = () => closed.then(() => 200)
    await track(page, 'A')
    await vi.waitFor(() => expect(plane.requests).toHaveLength(1))
    await track(page, 'B')
    await page.close()
    await vi.waitFor(() => expect(plane.stored()).toEqual(['A', 'B']))
  })

  it('sends once what waits when the page is hidden, and not again when it is shown', async () => {
    const page = await openPage(context, site, plane, NEVER)
    await track(page, 'A', 'B')
    await show(page, false)
    await show(page, true)
    await track(page, 'C')
    await show(page, false)
    await flush(page)
    expect(plane.stored()).toEqual(['A', 'B', 'C'])
    expect(await stats(page)).toEqual({ ...NOTHING, accepted: 3, delivered: 3 })
  })

  it('tries again what was refused while the page was hidden', async () => {
    const page = await openPage(context, site, plane, { ...NEVER, retry: { baseDelayMs: 1 } })
    plane.answer = () => (plane.requests.length === 1 ? 503 : 200)
    await track(page, 'A')
    await show(page, false)
    await flush(page)
    expect(plane.requests.map((request) => request.url)).toEqual([
      '/beacon/v1/batch?writeKey=key',
      '/v1/batch',
    ])
    expect(plane.stored()).toEqual(['A'])
  })

  it('sends a backlog beyond what may outlive a page in parts, the oldest first', async () => {
    const page = await openPage(context, site, plane, NEVER)
    await page.evaluate(() => {
      for (let index = 0; index < 30; index++)
        window.client.track({ event: `E${index}`, properties: { text: 'x'.repeat(9_000) } })
    })
    await show(page, false)
    await flush(page)
    expect(plane.requests.every((request) => request.bytes <= 60_000)).toBe(true)
    expect(plane.stored().sort()).toEqual(Array.from({ length: 30 }, (_, index) => `E${index}`).sort())
  })

  it('goes on without keepalive when other scripts have used up the bound', async () => {
    const page = await openPage(context, site, plane, NEVER)
    plane.answer = (request) => (request.events.length === 0 ? 'hang' : 200)
    await page.evaluate((url) => {
      const body = JSON.stringify({ batch: [], text: 'x'.repeat(60_000) })
      fetch(`${url}/beacon/v1/batch?writeKey=key`, { method: 'POST', keepalive: true, body }).catch(
        () => undefined,
      )
    }, plane.url)
    await vi.waitFor(() => expect(plane.requests).toHaveLength(1))
    await page.evaluate(() => window.client.track({ event: 'A', properties: { text: 'x'.repeat(9_000) } }))
    await show(page, false)
    await flush(page)
    expect(plane.stored()).toEqual(['A'])
    expect(await reports(page)).toEqual([])
  })

  it('comes back from the back/forward cache and goes on', async () => {
    const page = await openPage(context, site, plane, NEVER)
    await page.evaluate(() =>
      window.addEventListener('pageshow', (event) => window.reports.push(`${event.persisted}`)),
    )
    await track(page, 'A')
    await page.goto(`${site.url}/next`)
    await vi.waitFor(() => expect(plane.stored()).toEqual(['A']))
    await page.evaluate(() => history.back())
    await page.waitForFunction(() => window.reports?.length === 1)
    expect(await reports(page)).toEqual(['true'])
    await track(page, 'B')
    await flush(page)
    expect(plane.stored()).toEqual(['A', 'B'])
    expect(await stats(page)).toEqual({ ...NOTHING, accepted: 2, delivered: 2 })
  })

  it('keeps events while the network is away, and sends them once when it is back', async () => {
    const page = await openPage(context, site, plane, { flushIntervalMs: 10, retry: { baseDelayMs: 30_000 } })
    await context.setOffline(true)
    await track(page, 'A')
    await page.waitForTimeout(200)
    await track(page, 'B')
    await context.setOffline(false)
    await flush(page)
    expect(plane.stored()).toEqual(['A', 'B'])
    expect(await reports(page)).toEqual([])
  })

  it('takes leave of a data plane of its own origin by the ordinary road', async () => {
    const page = await context.newPage()
    await page.goto(`${site.url}/`)
    const requests: string[] = []
    page.on('request', (request) => requests.push(new URL(request.url()).pathname))
    await page.route('**/proxy/**', (route) =>
      route.continue({ url: route.request().url().replace(`${site.url}/proxy`, plane.url) }),
    )
    await makeClient(page, { ...plane, url: `${site.url}/proxy` }, NEVER)
    await track(page, 'A')
    await show(page, false)
    await vi.waitFor(() => expect(plane.stored()).toEqual(['A']))
    expect(requests).toEqual(['/proxy/v1/batch'])
  })
})

/** Says of a page that it is hidden or shown, as a browser does when tabs are changed. */
function show(page: Page, isShown: boolean): Promise<void> {
  return page.evaluate(
    (state) => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    },
    isShown ? 'visible' : 'hidden',
  )
}
