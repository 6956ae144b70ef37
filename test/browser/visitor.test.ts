// Who is looking at a page, what pages say of themselves, and what visitors consent to.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { describeInChromium, startBrowser } from './chromium.js'
import { flush, NOTHING, openPage, type PageOptions, reports, stats, track } from './pages.js'
import { type Plane, type Site, startPlane, startSite } from './site.js'

let browser: Browser
let site: Site
let plane: Plane
let context: BrowserContext

const visitor = (page: Page) => page.evaluate(() => window.client.visitor())
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describeInChromium('the visitor', () => {
  beforeAll(async () => {
    browser = await startBrowser()
    site = await startSite()
  })
  beforeEach(async () => {
    plane = await startPlane()
    context = await browser.newContext({ locale: 'de-CH', timezoneId: 'Europe/Zurich' })
  })
  afterEach(async () => {
    await context.close()
    await plane.close()
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  for (const storage of ['localStorage', 'cookie'] as const) {
    it(`is known to later pages and other tabs by ${storage}`, async () => {
      const first = await openPage(context, site, plane, { storage })
      const second = await openPage(context, site, plane, { storage })
      // Tabs are processes: what one writes the other sees a moment later.
      const see = (page: Page, ids: object) =>
        vi.waitFor(async () => expect(await visitor(page)).toEqual(ids))
      const { anonymousId } = await visitor(first)
      expect(anonymousId).toMatch(UUID)
      await first.evaluate(() => window.client.identify({ userId: 7, traits: { plan: 'pro' } }))
      await see(second, { anonymousId, userId: '7' })
      await second.evaluate(() => window.client.alias({ userId: 'new', previousId: '7' }))
      await see(await openPage(context, site, plane, { storage }), { anonymousId, userId: 'new' })
      await see(first, { anonymousId, userId: 'new' })
      await second.evaluate(() => window.client.reset())
      await see(first, { anonymousId })
      await first.evaluate(() => window.client.reset({ anonymousId: true }))
      const next = await visitor(first)
      expect(next.anonymousId).toMatch(UUID)
      expect(next.anonymousId).not.toBe(anonymousId)
      await see(second, next)
    })
  }

  it('is known to one page only by memory', async () => {
    const first = await openPage(context, site, plane, { storage: 'memory' })
    const second = await openPage(context, site, plane, { storage: 'memory' })
    expect((await visitor(first)).anonymousId).not.toBe((await visitor(second)).anonymousId)
    expect(await first.evaluate(() => [localStorage.length, document.cookie])).toEqual([0, ''])
  })

  it('stands in every event as of the call', async () => {
    const page = await openPage(context, site, plane)
    const { anonymousId } = await visitor(page)
    await page.evaluate(() => {
      window.client.track({ event: 'Before' })
      window.client.identify({ userId: 'u' })
      window.client.track({ event: 'After' })
      window.client.reset()
      window.client.track({ event: 'Out' })
    })
    await flush(page)
    const events = plane.requests.flatMap((request) => request.events)
    expect(events.map((event) => [event.event ?? event.type, event.anonymousId, event.userId])).toEqual([
      ['Before', anonymousId, undefined],
      ['identify', anonymousId, 'u'],
      ['After', anonymousId, 'u'],
      ['Out', anonymousId, undefined],
    ])
  })

  const broken: { name: string; script: () => void }[] = [
    {
      name: 'localStorage throws when it is touched',
      script: () =>
        Object.defineProperty(window, 'localStorage', {
          get() {
            throw new DOMException('denied', 'SecurityError')
          },
        }),
    },
    {
      name: 'localStorage is full',
      script: () => {
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError')
        }
      },
    },
    {
      name: 'localStorage holds no JSON',
      script: () => localStorage.setItem('trackwright_visitor', '<script>alert(1)</script>'),
    },
    {
      name: 'localStorage holds hostile JSON',
      script: () =>
        localStorage.setItem(
          'trackwright_visitor',
          '{"__proto__":{"polluted":1,"anonymousId":"x"},"anonymousId":{"toString":1},"userId":"evil"}',
        ),
    },
  ]
  for (const { name, script } of broken) {
    it(`is kept in memory when ${name}`, async () => {
      await context.addInitScript(script)
      const page = await openPage(context, site, plane)
      const { anonymousId } = await visitor(page)
      expect(anonymousId).toMatch(UUID)
      await page.evaluate(() => window.client.identify({ userId: 'u' }))
      expect(await visitor(page)).toEqual({ anonymousId, userId: 'u' })
      expect(await page.evaluate(() => 'polluted' in {})).toBe(false)
      await track(page, 'A')
      await flush(page)
      expect(plane.stored()).toEqual(['identify', 'A'])
      expect(await reports(page)).toEqual([])
    })
  }

  it('gets a new name where cookies are off', async () => {
    await context.addInitScript(() =>
      Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => undefined }),
    )
    const page = await openPage(context, site, plane, { storage: 'cookie' })
    const { anonymousId } = await visitor(page)
    expect(await visitor(page)).toEqual({ anonymousId })
  })

  describe('page context', () => {
    const path = '/cart/?utm_source=mail&utm_campaign=spring&q=1#top'
    async function contextOf(options: PageOptions): Promise<unknown> {
      const page = await openPage(context, site, plane, { path, ...options })
      await page.evaluate(() =>
        window.client.page({ name: 'Cart', properties: { steps: 2 }, context: { app: { name: 'shop' } } }),
      )
      await flush(page)
      const [event] = plane.requests.flatMap((request) => request.events)
      expect(event?.properties).toEqual({ steps: 2 })
      return event?.context
    }
    const library = { name: '@trackwright/runtime', version: expect.any(String) }

    it('surrounds every event, and leaves properties to the plan', async () => {
      const userAgent = await openPage(context, site, plane).then((page) =>
        page.evaluate(() => navigator.userAgent),
      )
      expect(await contextOf({})).toEqual({
        page: {
          path: '/cart/',
          referrer: '',
          search: '?utm_source=mail&utm_campaign=spring&q=1',
          title: 'Shop',
          url: `${site.url}/cart/?utm_source=mail&utm_campaign=spring&q=1`,
        },
        campaign: { source: 'mail', name: 'spring' },
        locale: 'de-CH',
        timezone: 'Europe/Zurich',
        userAgent,
        screen: { width: 1280, height: 720, density: 1, innerWidth: 1280, innerHeight: 720 },
        app: { name: 'shop' },
        library,
      })
    })

    it('can be left out', async () => {
      expect(await contextOf({ pageContext: false })).toEqual({ app: { name: 'shop' }, library })
    })
  })

  describe('consent', () => {
    it('pending keeps calls and writes nothing; granted sends them', async () => {
      const page = await openPage(context, site, plane, {
        consent: 'pending',
        storage: 'localStorage',
        journal: true,
      })
      await track(page, 'A', 'B')
      await page.waitForTimeout(150)
      const kept = () =>
        page.evaluate(async () => [localStorage.length, (await indexedDB.databases()).length])
      expect([plane.requests.length, plane.preflights.length, await kept()]).toEqual([0, 0, [0, 0]])
      const { anonymousId } = await visitor(page)
      await page.evaluate(() => window.client.setConsent('granted'))
      await flush(page)
      expect(plane.stored()).toEqual(['A', 'B'])
      expect(plane.requests[0]?.events[0]?.anonymousId).toBe(anonymousId)
      expect(await kept()).toEqual([1, 1])
    })

    it('pending sends nothing when the page is left', async () => {
      const page = await openPage(context, site, plane, { consent: 'pending' })
      await track(page, 'A')
      await page.goto(`${site.url}/next`)
      await page.waitForTimeout(100)
      expect(plane.requests).toEqual([])
    })

    it('denied erases what waits and what is kept, and takes no more until granted', async () => {
      plane.answer = () => 503
      const page = await openPage(context, site, plane, { journal: true })
      await page.evaluate(() => window.client.identify({ userId: 'u' }))
      await track(page, 'A', 'B')
      const before = await visitor(page)
      await page.waitForFunction(async () => (await indexedDB.databases()).length === 1)
      await page.evaluate(() => window.client.setConsent('denied'))
      await page.waitForFunction(async () => (await indexedDB.databases()).length === 0)
      expect(await page.evaluate(() => localStorage.length)).toBe(0)
      plane.answer = () => 200
      await track(page, 'C')
      await flush(page)
      expect(await reports(page)).toEqual(['consent 3', 'consent 1'])
      expect(await stats(page)).toEqual({ ...NOTHING, accepted: 3, dropped: 3, refused: 1 })
      await page.evaluate(() => window.client.setConsent('granted'))
      await track(page, 'D')
      await flush(page)
      expect(plane.stored()).toEqual(['D'])
      expect((await visitor(page)).anonymousId).not.toBe(before.anonymousId)
    })
  })
})

describeInChromium('a page with a content security policy', () => {
  const policies = [
    { name: 'that names the data plane', allowed: true },
    { name: 'that does not name the data plane', allowed: false },
  ]
  beforeAll(async () => {
    browser = await startBrowser()
  })
  afterAll(() => browser.close())

  for (const { name, allowed } of policies) {
    it(`${name}: ${allowed ? 'events arrive, with no script evaluated' : 'the loss is reported and nothing throws'}`, async () => {
      const own = await browser.newContext()
      const ownPlane = await startPlane()
      const connect = allowed ? ownPlane.url : "'self'"
      const ownSite = await startSite({
        'content-security-policy': `default-src 'none'; script-src 'self'; connect-src ${connect}; require-trusted-types-for 'script'`,
      })
      const page = await openPage(own, ownSite, ownPlane, {
        retry: { maxAgeMs: 0 },
        journal: true,
      })
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(error.message))
      await track(page, 'A')
      await flush(page)
      expect([ownPlane.stored(), await reports(page), errors]).toEqual(
        allowed ? [['A'], [], []] : [[], ['network 1'], []],
      )
      await Promise.all([own.close(), ownPlane.close(), ownSite.close()])
    })
  }
})
