// Fetching from a stand-in of each vendor over HTTP: pages, retries, refusals, answers of another shape.
import { describe, expect, it } from 'vitest'
import { loadPlan } from '../../generator/src/plan/load-plan.js'
import { type PulledPlan, type PullOptions, pullPlan } from '../../generator/src/pull/pull-plan.js'
import { type Answer, type StandIn, startStandIn } from './start-stand-in.js'
import { IGLU, RUDDERSTACK, SEGMENT, SNOWPLOW_CONSOLE } from './vendor-answers.js'

const CANARY = 'canary-7f3a'

const ENVIRONMENTS = {
  segment: { SEGMENT_PUBLIC_API_TOKEN: CANARY },
  rudderstack: { RUDDERSTACK_ACCESS_TOKEN: CANARY },
  snowplow: {
    SNOWPLOW_CONSOLE_API_KEY_ID: 'key',
    SNOWPLOW_CONSOLE_API_KEY_SECRET: CANARY,
    SNOWPLOW_CONSOLE_ORG_ID: 'org',
  },
}

function pull(
  from: PullOptions['from'],
  url: string | undefined,
  more: Partial<PullOptions> = {},
): Promise<PulledPlan> {
  const environment = ENVIRONMENTS[from]
  const { signal } = new AbortController()
  return pullPlan({ from, url, environment, signal, retryDelayMs: 1, onProgress: () => {}, ...more })
}

/** The events of what was pulled, as far as these tests care. */
function eventsOf({ sources, diagnostics }: PulledPlan): unknown[] {
  expect(diagnostics).toEqual([])
  const { plan } = loadPlan(sources)
  return (plan?.events ?? []).map(({ name, schema }) => {
    const { properties, required } = schema as { properties?: object; required?: string[] }
    return { name, properties, ...(required === undefined ? {} : { required }) }
  })
}

function problems({ sources, diagnostics }: PulledPlan): string[] {
  expect(sources).toEqual([])
  return diagnostics.map(({ code, message }) => `${code} ${message}`)
}

const bearer = (headers: { authorization?: string | undefined }) =>
  headers.authorization === `Bearer ${CANARY}`

describe('pullPlan', () => {
  it('fetches from Segment, page after page, and again after 429 and 500', async () => {
    const { url, asked } = await startStandIn(SEGMENT, bearer)
    expect(eventsOf(await pull('segment', url))).toEqual([
      { name: 'Order Completed', properties: { total: { type: 'number' } }, required: ['total'] },
      { name: 'Signed In', properties: { method: { type: 'string', enum: ['email', 'google'] } } },
    ])
    expect(asked).toEqual([
      '/tracking-plans?pagination.count=200',
      '/tracking-plans/tp_1',
      '/tracking-plans/tp_1',
      '/tracking-plans/tp_1/rules?pagination.count=200',
      '/tracking-plans/tp_1/rules?pagination.count=200',
      '/tracking-plans/tp_1/rules?pagination.count=200&pagination.cursor=MQ==',
    ])
  })

  it('fetches from RudderStack, the schema of each event of each page', async () => {
    const { url, asked } = await startStandIn(RUDDERSTACK, bearer)
    expect(eventsOf(await pull('rudderstack', url))).toEqual([
      { name: 'Order Completed', properties: { total: { type: 'number' } }, required: ['total'] },
      { name: 'Signed In', properties: { method: { type: 'string' } } },
    ])
    expect(asked).toHaveLength(7)
  })

  it("fetches from Snowplow's console, with the token that the keys give", async () => {
    const { url, headers } = await startStandIn(SNOWPLOW_CONSOLE)
    expect(eventsOf(await pull('snowplow', url))).toEqual([
      {
        name: 'Order Completed',
        properties: { total: { type: 'number' }, kind: { type: 'string', enum: ['new', 'again'] } },
        required: ['total'],
      },
    ])
    expect(headers[0]).toMatchObject({ 'x-api-key-id': 'key', 'x-api-key': CANARY })
    expect(headers.slice(1).map(({ authorization }) => authorization)).toEqual(
      headers.slice(1).map(() => 'Bearer canary-of-the-session'),
    )
  })

  it('fetches from an Iglu registry', async () => {
    const { url } = await startStandIn(IGLU, ({ apikey }) => apikey === CANARY)
    const environment = { SNOWPLOW_IGLU_API_KEY: CANARY }
    expect(eventsOf(await pull('snowplow', url, { environment }))).toEqual([
      {
        name: 'order',
        properties: { total: { type: 'number' }, kind: { type: 'string' } },
        required: ['total'],
      },
      { name: 'user', properties: { plan: { type: 'string' } }, required: ['plan'] },
    ])
  })

  it('asks for no list where the plan is named', async () => {
    const { url, asked } = await startStandIn(RUDDERSTACK)
    await pull('rudderstack', url, { planId: 'tp_1' })
    expect(asked[0]).toBe('/v2/catalog/tracking-plans/tp_1')
  })

  it('gives up on 500 after five times, and on a refused token at once', async () => {
    const broken = await startStandIn({ '/tracking-plans/tp_1': { status: 500, body: CANARY } })
    expect(problems(await pull('segment', broken.url, { planId: 'tp_1' }))).toEqual([
      `TW623 ${broken.url}/tracking-plans/tp_1 answers 500.`,
    ])
    expect(broken.asked).toHaveLength(5)
    const closed = await startStandIn(SEGMENT, () => false)
    expect(problems(await pull('segment', closed.url))).toEqual([
      `TW622 ${closed.url}/tracking-plans answers 401: the token is not accepted.`,
    ])
    expect(closed.asked).toHaveLength(1)
  })

  it('lets no answer lead the token elsewhere', async () => {
    const elsewhere = await startStandIn(SEGMENT)
    const location = `${elsewhere.url}/tracking-plans`
    const { url } = await startStandIn({
      '/tracking-plans?pagination.count=200': { status: 302, headers: { location } },
    })
    expect(problems(await pull('segment', url))).toEqual([
      `TW623 ${url}/tracking-plans answers 302, which leads elsewhere, and the token is not sent there.`,
    ])
    expect(elsewhere.asked).toEqual([])
  })

  it('ends an API that gives the same page for ever', async () => {
    const page = { data: { trackingPlans: [], pagination: { current: 'a', next: 'a' } } }
    const { url, asked } = await startStandIn({
      '/tracking-plans?pagination.count=200': { body: page },
      '/tracking-plans?pagination.count=200&pagination.cursor=a': { body: page },
    })
    expect(problems(await pull('segment', url))).toEqual([
      'TW624 Segment shows no tracking plan to this token.',
    ])
    expect(asked).toHaveLength(2)
  })

  const ODD: { name: string; given: Record<string, Answer>; want: RegExp }[] = [
    {
      name: 'several plans',
      given: {
        '/tracking-plans?pagination.count=200': {
          body: { data: { trackingPlans: [{ id: 'tp_1', name: 'Shop' }, { id: 'tp_2' }], pagination: {} } },
        },
      },
      want: /^TW624 Segment has several tracking plans: tp_1 \(Shop\), tp_2 \(without a name\)\.$/,
    },
    {
      name: 'a page of HTML',
      given: { '/tracking-plans?pagination.count=200': { body: '<html>' } },
      want: /^TW625 .*\/tracking-plans answers with something that is not JSON\.$/,
    },
    {
      name: 'another shape',
      given: { '/tracking-plans?pagination.count=200': { body: { data: { plans: [] } } } },
      want: /^TW625 The answer of tracking-plans lacks a list "trackingPlans"\.$/,
    },
    { name: 'nothing', given: {}, want: /^TW624 There is nothing at http.*\/tracking-plans\.$/ },
  ]

  it.each(ODD)('tells of $name', async ({ given, want }: { given: Record<string, Answer>; want: RegExp }) => {
    const { url }: StandIn = await startStandIn(given)
    expect(problems(await pull('segment', url))[0]).toMatch(want)
  })

  it.each([
    {
      name: 'no token',
      options: { environment: {} },
      url: 'http://127.0.0.1:9',
      want: 'TW621 SEGMENT_PUBLIC_API_TOKEN is not set, and Segment gives nothing without it.',
    },
    {
      name: 'nobody there',
      options: {},
      url: 'http://127.0.0.1:9',
      want: 'TW623 http://127.0.0.1:9/tracking-plans cannot be reached',
    },
    {
      name: 'a URL that others can read along',
      options: {},
      url: 'http://api.example',
      want: 'TW626 The URL is not one of https, without a name or password in it.',
    },
    {
      name: 'a URL with a password',
      options: {},
      url: 'https://a:b@api.example',
      want: 'TW626 The URL is not one of https',
    },
    { name: 'no URL at all', options: {}, url: 'api', want: 'TW626 The URL is not one of https' },
  ])('tells of $name', async ({ options, url, want }) => {
    expect(problems(await pull('segment', url, options))[0]).toContain(want)
  })

  it('sends the key of a registry to no other place', async () => {
    const environment = { SNOWPLOW_IGLU_API_KEY: CANARY }
    expect(problems(await pull('snowplow', undefined, { environment }))).toEqual([
      'TW626 It is not known where the registry is.',
    ])
  })
})
