// The browser client on a stand-in for window and document, against a real server. What only a browser can show is tested in one.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type BrowserClient, createClient } from '../../runtime/src/browser/index.js'
import { type Plane, startPlane } from './plane.js'

let plane: Plane
let client: BrowserClient
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
const window = new EventTarget()

beforeEach(async () => {
  vi.stubGlobal('window', window)
  vi.stubGlobal('document', page)
  vi.stubGlobal('location', new URL('https://shop.example/'))
  page.visibilityState = 'visible'
  plane = await startPlane()
  client = createClient({
    writeKey: 'key',
    dataPlaneUrl: plane.url,
    flushIntervalMs: 60_000,
    storage: 'memory',
    pageContext: false,
    onDrop: () => undefined,
  })
})

afterEach(async () => {
  await client.close({ timeoutMs: 0 })
  await plane.close()
  vi.unstubAllGlobals()
})

describe('the browser client', () => {
  it('knows who is looking, and after identify() by name', async () => {
    client.track({ event: 'Before' })
    client.identify({ userId: 'u', traits: { plan: 'pro' } })
    client.track({ event: 'After' })
    await client.flush()
    const [before, identify, after] = plane.stored
    expect(before).toMatchObject({
      channel: 'web',
      event: 'Before',
      anonymousId: expect.stringMatching(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      ),
    })
    expect(before).not.toHaveProperty('userId')
    expect(identify).toMatchObject({ userId: 'u', anonymousId: before?.anonymousId })
    expect(after).toMatchObject({ userId: 'u', anonymousId: before?.anonymousId })
  })

  const leaving: { name: string; leave: () => void }[] = [
    { name: 'pagehide', leave: () => window.dispatchEvent(new Event('pagehide')) },
    {
      name: 'visibilitychange to hidden',
      leave: () => {
        page.visibilityState = 'hidden'
        page.dispatchEvent(new Event('visibilitychange'))
      },
    },
  ]
  for (const { name, leave } of leaving) {
    it(`sends what waits at ${name}`, async () => {
      client.track({ event: 'Ev' })
      leave()
      await vi.waitFor(() => expect(plane.stored.map((event) => event.event)).toEqual(['Ev']))
    })
  }

  it('does not wait for compression when the page is left', async () => {
    client.track({ event: 'Ev' })
    page.visibilityState = 'hidden'
    page.dispatchEvent(new Event('visibilitychange'))
    await vi.waitFor(() => expect(plane.requests).toHaveLength(1))
    expect(plane.requests[0]?.headers).not.toHaveProperty('content-encoding')
  })

  it('listens no longer once it is closed', async () => {
    await client.close()
    client.track({ event: 'Late' })
    window.dispatchEvent(new Event('pagehide'))
    expect(plane.requests).toEqual([])
  })
})
