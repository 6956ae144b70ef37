import { describe, expect, it } from 'vitest'
import { decideRetry, readRetryAfter } from '../../../runtime/src/core/retry.js'
import type { SendResult } from '../../../runtime/src/core/transport.js'
import { answer } from '../test-client.js'

const policy = { baseDelayMs: 500, maxDelayMs: 30_000, maxRetryAfterMs: 300_000, maxAgeMs: 3_600_000 }
const now = Date.parse('2026-01-02T03:04:05Z')

interface Row {
  name: string
  result: SendResult
  attempts?: number
  events?: number
  random?: number
  want: { kind: string; afterMs?: number; error?: string }
}

const rows: Row[] = [
  { name: 'the gateway’s success', result: answer(200, 'ok'), want: { kind: 'delivered' } },
  { name: 'a success in other words', result: answer(200, 'OK'), want: { kind: 'delivered' } },
  {
    name: 'a page with status 200',
    result: { kind: 'answer', status: 200, body: '<html>', isHtml: true, retryAfter: undefined },
    want: { kind: 'pause', error: 'unexpected-answer' },
  },
  { name: '204 of an ad blocker', result: answer(204), want: { kind: 'pause', error: 'unexpected-answer' } },
  { name: 'a redirect', result: answer(302), want: { kind: 'pause', error: 'redirect' } },
  { name: 'a redirect as a browser shows it', result: answer(0), want: { kind: 'pause', error: 'redirect' } },
  { name: '400 for many', result: answer(400, 'invalid json'), events: 100, want: { kind: 'bisect' } },
  {
    name: '400 for one',
    result: answer(400, 'invalid json'),
    want: { kind: 'reject', error: 'invalid-event' },
  },
  { name: '422 for one', result: answer(422), want: { kind: 'reject', error: 'invalid-event' } },
  {
    name: '401',
    result: answer(401, 'invalid write key'),
    random: 0,
    want: { kind: 'pause', afterMs: 1_000, error: 'unauthorized' },
  },
  {
    name: '401 once more',
    result: answer(401),
    attempts: 1,
    random: 0,
    want: { kind: 'pause', afterMs: 2_000, error: 'unauthorized' },
  },
  {
    name: '401 for the tenth time',
    result: answer(401),
    attempts: 9,
    random: 1,
    want: { kind: 'pause', afterMs: 30_000, error: 'unauthorized' },
  },
  { name: '403', result: answer(403), want: { kind: 'pause', error: 'unauthorized' } },
  {
    name: '404',
    result: answer(404, 'source is disabled'),
    want: { kind: 'pause', error: 'unknown-source' },
  },
  { name: '405', result: answer(405), want: { kind: 'pause', error: 'unknown-source' } },
  { name: '413 for many', result: answer(413), events: 2, want: { kind: 'split' } },
  { name: '413 for one', result: answer(413), want: { kind: 'reject', error: 'too-large' } },
  {
    name: '429',
    result: answer(429),
    random: 1,
    want: { kind: 'retry', afterMs: 500, error: 'rate-limited' },
  },
  {
    name: '429 with seconds',
    result: answer(429, '', '5'),
    random: 0,
    want: { kind: 'retry', afterMs: 5_100, error: 'rate-limited' },
  },
  {
    name: '429 with a date',
    result: answer(429, '', 'Fri, 02 Jan 2026 03:04:15 GMT'),
    random: 0,
    want: { kind: 'retry', afterMs: 10_100, error: 'rate-limited' },
  },
  {
    name: '429 with a date that has passed',
    result: answer(429, '', 'Fri, 02 Jan 2026 03:00:00 GMT'),
    random: 0,
    want: { kind: 'retry', afterMs: 100, error: 'rate-limited' },
  },
  {
    name: '429 with more than anyone waits',
    result: answer(429, '', '99999999'),
    random: 0,
    want: { kind: 'retry', afterMs: 300_100, error: 'rate-limited' },
  },
  {
    name: '429 with rubbish',
    result: answer(429, '', 'soon'),
    random: 0,
    want: { kind: 'retry', afterMs: 100, error: 'rate-limited' },
  },
  {
    name: '503 with seconds',
    result: answer(503, '', '2'),
    random: 1,
    want: { kind: 'retry', afterMs: 2_500, error: 'server-error' },
  },
  { name: '408', result: answer(408), want: { kind: 'retry', error: 'server-error' } },
  {
    name: '500, half of the jitter',
    result: answer(500),
    attempts: 3,
    random: 0.5,
    want: { kind: 'retry', afterMs: 2_000, error: 'server-error' },
  },
  {
    name: '500 for ever',
    result: answer(500),
    attempts: 5_000,
    random: 1,
    want: { kind: 'retry', afterMs: 30_000, error: 'server-error' },
  },
  { name: '599, unknown', result: answer(599), want: { kind: 'retry', error: 'server-error' } },
  {
    name: 'a timeout',
    result: { kind: 'noAnswer', reason: 'timeout' },
    random: 0,
    want: { kind: 'retry', afterMs: 100, error: 'timeout' },
  },
  {
    name: 'no network',
    result: { kind: 'noAnswer', reason: 'network' },
    want: { kind: 'retry', error: 'network' },
  },
]

describe('decideRetry', () => {
  for (const { name, result, attempts = 0, events = 1, random = 0.5, want } of rows) {
    it(`${want.kind}: ${name}`, () => {
      const decision = decideRetry(
        result,
        { earlierAttempts: attempts, eventCount: events, now, random },
        policy,
      )
      const { error, ...rest } = { error: undefined, ...decision }
      expect({ ...rest, ...(error && { error: error.kind }) }).toEqual({ ...rest, ...want })
    })
  }
})

describe('readRetryAfter', () => {
  const headers: { given: string | undefined; want: number | undefined }[] = [
    { given: undefined, want: undefined },
    { given: '', want: undefined },
    { given: ' 7 ', want: 7_000 },
    { given: '-1', want: undefined },
    { given: '1.5', want: undefined },
    { given: 'NaN', want: undefined },
    { given: 'tomorrow 5', want: undefined },
    { given: 'Friday, 02-Jan-26 03:04:06 GMT', want: 1_000 },
  ]
  for (const { given, want } of headers) {
    it(`reads ${given}`, () => expect(readRetryAfter(given, now)).toBe(want))
  }
})
