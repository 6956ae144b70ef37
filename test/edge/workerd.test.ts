// The edge client in workerd, the runtime of Cloudflare Workers, through miniflare, against a real data plane.
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Answer, ok, type Plane, startPlane, text } from '../wire/plane.js'
import { advice, miniflare, type Workerd } from './miniflare.js'

let script: string
let plane: Plane
let worker: Workerd
let answer: Answer

const account = () => worker.dispatchFetch('http://worker/account').then((response) => response.json())
const visit = (query: string) => worker.dispatchFetch(`http://worker/?${query}`).then((each) => each.text())
const stored = () => plane.stored.map((event) => event.event)
const CALM = { timers: 0, timersOfTracking: 0 }

describe.skipIf(miniflare === undefined)(`the edge client in workerd${advice}`, () => {
  beforeAll(async () => {
    const entry = fileURLToPath(new URL('worker.ts', import.meta.url))
    const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: 'esm', write: false })
    script = outputFiles[0]?.text ?? ''
  })
  beforeEach(async () => {
    answer = ok
    plane = await startPlane((...args) => answer(...args))
    if (miniflare === undefined) return
    worker = new miniflare.Miniflare({
      modules: true,
      script,
      compatibilityDate: '2026-04-01',
      bindings: { PLANE_URL: plane.url },
    })
  })
  afterEach(async () => {
    await worker.dispose()
    await plane.close()
  })

  it('answers first and delivers under waitUntil, without a timer before or after', async () => {
    let release = (): void => undefined
    answer = (response, request, index) => {
      release = () => ok(response, request, index)
    }
    expect(await visit('event=A&event=B')).toBe('answered')
    await vi.waitFor(() => expect(plane.requests).toHaveLength(1))
    expect(stored()).toEqual([])
    release()
    await vi.waitFor(() => expect(stored()).toEqual(['A', 'B']))
    await vi.waitFor(async () => expect(await account()).toEqual({ ...CALM, reports: [] }))
  })

  it('sends nothing for a request that tracks nothing', async () => {
    expect(await visit('')).toBe('answered')
    expect(await account()).toEqual({ ...CALM, reports: [] })
    expect(plane.requests).toEqual([])
  })

  it('keeps requests that overlap apart, and loses none', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `E${index}`)
    await Promise.all(names.map((name) => visit(`event=${name}`)))
    await vi.waitFor(() => expect(stored().sort()).toEqual(names.sort()))
    expect(plane.requests).toHaveLength(40)
    await vi.waitFor(async () => expect(await account()).toEqual({ ...CALM, reports: [] }))
  })

  it('tries again within the same waitUntil', async () => {
    answer = (response, request, index) => (index < 2 ? text(503, 'no') : ok)(response, request, index)
    await visit('event=A')
    await vi.waitFor(() => expect(stored()).toEqual(['A']))
    await vi.waitFor(async () => expect(await account()).toEqual({ ...CALM, reports: [] }))
  })

  it('reports what it cannot deliver', async () => {
    answer = text(503, 'no')
    await visit('event=A&maxAgeMs=0')
    await vi.waitFor(async () => expect(await account()).toEqual({ ...CALM, reports: ['server-error 1'] }))
  })

  it('follows no redirect', async () => {
    answer = (response) => response.writeHead(302, { location: `${plane.url}/login` }).end()
    await visit('event=A&maxAgeMs=0')
    await vi.waitFor(async () =>
      expect(await account()).toMatchObject({ reports: expect.arrayContaining(['redirect 1']) }),
    )
    expect(plane.requests.every((request) => request.url === '/v1/batch')).toBe(true)
  })
})
