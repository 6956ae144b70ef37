import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DataPlane, startDataPlane } from '../../generator/src/inspector/start-data-plane.js'
import { basic, type RawRequest, sendRaw } from './send-raw.js'

let plane: DataPlane

beforeAll(async () => {
  plane = await startDataPlane({ port: 0, writeKey: 'key' })
})
afterAll(() => plane.close())

const auth = basic('key')
const event = { type: 'track', event: 'Order Completed', userId: 'u1', messageId: 'm1' }
const batch = (...items: unknown[]) => JSON.stringify({ batch: items })

/** Valid JSON of exactly `bytes` bytes. */
function batchOfSize(bytes: number, given: object): string {
  const empty = batch({ ...given, pad: '' })
  return batch({ ...given, pad: 'x'.repeat(bytes - empty.length) })
}

const LIMIT = 4_096_000

interface Row {
  readonly name: string
  readonly given: RawRequest
  readonly want: { readonly status: number; readonly text: string; readonly stored: number }
}

const ok = (stored: number) => ({ status: 200, text: 'ok', stored })
const refused = (status: number, text: string, stored = 0) => ({ status, text: `${text}\n`, stored })

const accepted: Row[] = [
  { name: 'a batch', given: { headers: auth, body: batch(event, event) }, want: ok(2) },
  {
    name: 'any content type',
    given: { headers: { ...auth, 'Content-Type': 'application/x-www-form-urlencoded' }, body: batch(event) },
    want: ok(1),
  },
  {
    name: 'headers of 100 KB, far beyond the default of Node',
    given: { headers: { ...auth, 'X-Large': 'x'.repeat(100_000) }, body: batch(event) },
    want: ok(1),
  },
  {
    name: 'the scheme of the header in any case, and a password',
    given: {
      headers: { Authorization: `bASIC ${Buffer.from('key:secret').toString('base64')}` },
      body: batch(event),
    },
    want: ok(1),
  },
  {
    name: 'gzip',
    given: { headers: { ...auth, 'Content-Encoding': 'gzip' }, body: gzipSync(batch(event)) },
    want: ok(1),
  },
  {
    name: 'an event that stands for its batch',
    given: { headers: auth, body: '{"batch":{"userId":"u"}}' },
    want: ok(1),
  },
  { name: 'an id of zero', given: { headers: auth, body: batch({ userId: 0 }) }, want: ok(1) },
  { name: 'an id that is false', given: { headers: auth, body: batch({ anonymousId: false }) }, want: ok(1) },
  { name: 'a record without ids', given: { headers: auth, body: batch({ type: 'record' }) }, want: ok(1) },
  {
    name: 'exactly the size limit',
    given: { headers: auth, body: batchOfSize(LIMIT, event) },
    want: ok(1),
  },
  {
    name: 'a beacon, with the key in the query and text/plain',
    given: {
      path: '/beacon/v1/batch?writeKey=key',
      headers: { 'Content-Type': 'text/plain' },
      body: batch(event),
    },
    want: ok(1),
  },
  {
    name: 'an import of two users',
    given: { path: '/v1/import', headers: auth, body: batch({ userId: 'a' }, { userId: 'b' }) },
    want: ok(2),
  },
  {
    name: 'an empty import',
    given: { path: '/v1/import', headers: auth, body: batch() },
    want: ok(0),
  },
]

const badRequests: Row[] = [
  {
    name: 'an empty body',
    given: { headers: auth },
    want: refused(400, 'invalid json'),
  },
  {
    name: 'an empty body said to be gzip',
    given: { headers: { ...auth, 'Content-Encoding': 'gzip' } },
    want: refused(400, 'invalid json'),
  },
  {
    name: 'NaN',
    given: { headers: auth, body: '{"batch":[{"userId":"u","n":NaN}]}' },
    want: refused(400, 'invalid json'),
  },
  {
    name: 'a trailing comma',
    given: { headers: auth, body: '{"batch":[{"userId":"u"},]}' },
    want: refused(400, 'invalid json'),
  },
  {
    name: 'gzip in another letter case, read as it is',
    given: { headers: { ...auth, 'Content-Encoding': 'GZIP' }, body: gzipSync(batch(event)) },
    want: refused(400, 'invalid json'),
  },
  {
    name: 'gzip without its header',
    given: { headers: auth, body: gzipSync(batch(event)) },
    want: refused(400, 'invalid json'),
  },
  {
    name: 'an item that is no object, after a good one',
    given: { headers: auth, body: batch(event, 'x') },
    want: refused(400, 'event is not a valid rudder event'),
  },
  {
    name: 'a single call that is an array',
    given: { path: '/v1/track', headers: auth, body: '[]' },
    want: refused(400, 'event is not a valid rudder event'),
  },
  {
    name: 'a single call that is a scalar',
    given: { path: '/v1/track', headers: auth, body: '5' },
    want: refused(400, 'request neither has anonymousId nor userId'),
  },
  {
    name: 'one event without ids among good ones: nothing is stored',
    given: { headers: auth, body: batch(event, { type: 'track' }, event) },
    want: refused(400, 'request neither has anonymousId nor userId'),
  },
  {
    name: 'ids that are blank or invisible',
    given: { headers: auth, body: batch({ userId: ' \u200b\u00a0\u3164', anonymousId: null }) },
    want: refused(400, 'request neither has anonymousId nor userId'),
  },
  {
    name: 'no batch',
    given: { headers: auth, body: '{}' },
    want: refused(400, 'empty batch payload'),
  },
  {
    name: 'an empty batch',
    given: { headers: auth, body: batch() },
    want: refused(400, 'empty batch payload'),
  },
  {
    name: 'an import in which one user has no id: the other is stored',
    given: { path: '/v1/import', headers: auth, body: batch({ userId: 'a' }, {}) },
    want: refused(400, 'request neither has anonymousId nor userId', 1),
  },
  {
    name: 'an import with two refused users: the texts run together into a 500',
    given: { path: '/v1/import', headers: auth, body: batch({ userId: ' ' }, {}) },
    want: refused(
      500,
      'request neither has anonymousId nor userIdrequest neither has anonymousId nor userId',
    ),
  },
]

const otherRefusals: Row[] = [
  {
    name: 'no authorization',
    given: { body: batch(event) },
    want: refused(401, 'failed to read writekey from header'),
  },
  {
    name: 'an empty key',
    given: { headers: basic(''), body: batch(event) },
    want: refused(401, 'failed to read writekey from header'),
  },
  {
    name: 'a bearer token',
    given: { headers: { Authorization: 'Bearer key' }, body: batch(event) },
    want: refused(401, 'failed to read writekey from header'),
  },
  {
    name: 'credentials without a colon',
    given: {
      headers: { Authorization: `Basic ${Buffer.from('key').toString('base64')}` },
      body: batch(event),
    },
    want: refused(401, 'failed to read writekey from header'),
  },
  {
    name: 'a key in the body, as Segment takes it',
    given: { body: JSON.stringify({ writeKey: 'key', batch: [event] }) },
    want: refused(401, 'failed to read writekey from header'),
  },
  {
    name: 'an unknown key',
    given: { headers: basic('other'), body: batch(event) },
    want: refused(401, 'invalid write key'),
  },
  {
    name: 'an unknown key before a broken body',
    given: { headers: basic('other'), body: '{' },
    want: refused(401, 'invalid write key'),
  },
  {
    name: 'a beacon without a key',
    given: { path: '/beacon/v1/batch?writeKey=', headers: auth, body: batch(event) },
    want: refused(401, 'failed to read writekey from query params'),
  },
  {
    name: 'a beacon with an unknown key',
    given: { path: '/beacon/v1/batch?writeKey=other', body: batch(event) },
    want: refused(401, 'invalid write key'),
  },
  {
    name: 'an unknown path',
    given: { path: '/v2/batch', headers: auth, body: batch(event) },
    want: refused(404, '404 page not found'),
  },
  {
    name: 'a path that is no URL',
    given: { path: '//', headers: auth, body: batch(event) },
    want: refused(404, '404 page not found'),
  },
  {
    name: 'one byte over the size limit',
    given: { headers: auth, body: batchOfSize(LIMIT + 1, event) },
    want: refused(413, 'request size exceeds max limit'),
  },
  {
    name: 'over the size limit once decompressed',
    given: {
      headers: { ...auth, 'Content-Encoding': 'gzip' },
      body: gzipSync(batchOfSize(LIMIT + 1, event)),
    },
    want: refused(413, 'request size exceeds max limit'),
  },
  {
    name: 'over the size limit without an id: the id is looked at first',
    given: { headers: auth, body: batchOfSize(LIMIT + 1, {}) },
    want: refused(400, 'request neither has anonymousId nor userId'),
  },
  {
    name: 'a body that grows beyond every bound when decompressed',
    given: {
      headers: { ...auth, 'Content-Encoding': 'gzip' },
      body: gzipSync(Buffer.alloc(40 * 1024 * 1024)),
    },
    want: refused(413, 'request size exceeds max limit'),
  },
  {
    name: 'corrupt gzip',
    given: { headers: { ...auth, 'Content-Encoding': 'gzip' }, body: batch(event) },
    want: refused(500, 'failed to read body from request'),
  },
  {
    name: 'truncated gzip',
    given: { headers: { ...auth, 'Content-Encoding': 'gzip' }, body: gzipSync(batch(event)).subarray(0, -9) },
    want: refused(500, 'failed to read body from request'),
  },
]

describe('the gateway answers', () => {
  test.each([...accepted, ...badRequests, ...otherRefusals])('$name', async ({ given, want }) => {
    const before = plane.received().length
    const answer = await sendRaw(plane.port, given)
    expect({ ...answer, stored: plane.received().length - before }).toEqual({
      status: want.status,
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'content-length': String(want.text.length),
        vary: 'Origin',
        ...(want.status === 200 ? {} : { 'x-content-type-options': 'nosniff' }),
      },
      body: want.text,
      stored: want.stored,
    })
  })

  test('a body beyond the reading bound is refused before it has all arrived', async () => {
    const answer = await sendRaw(plane.port, {
      headers: auth,
      body: Buffer.alloc(33 * 1024 * 1024, ' '),
    }).catch((error: NodeJS.ErrnoException) => error.code)
    // The server ends the connection while the client still writes, so the answer may be lost on the way.
    expect([413, 'EPIPE', 'ECONNRESET']).toContain(typeof answer === 'object' ? answer.status : answer)
    expect((await sendRaw(plane.port, { headers: auth, body: batch(event) })).status).toBe(200)
  })

  test.each([
    { name: 'GET of a POST path', given: { method: 'GET' }, allow: 'POST' },
    { name: 'PUT of a POST path', given: { method: 'PUT', path: '/v1/track', body: '{}' }, allow: 'POST' },
    { name: 'POST of a GET path', given: { path: '/health', body: '' }, allow: 'GET' },
    { name: 'OPTIONS that asks for nothing', given: { method: 'OPTIONS' }, allow: 'POST' },
  ])('405 to a $name', async ({ given, allow }) => {
    expect(await sendRaw(plane.port, given)).toEqual({
      status: 405,
      headers: { allow, 'content-length': '0', vary: 'Origin' },
      body: '',
    })
  })

  test.each([
    { path: '/health', body: '{"server":"UP","acceptingEvents":"TRUE"}' },
    { path: '/version', body: '{"Version":"trackwright dev"}' },
  ])('$path without a key', async ({ path, body }) => {
    expect(await sendRaw(plane.port, { method: 'GET', path })).toEqual({
      status: 200,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': String(body.length),
        vary: 'Origin',
      },
      body,
    })
  })
})

describe('single calls', () => {
  test.each(['identify', 'track', 'page', 'screen', 'group', 'alias', 'merge'])(
    '/v1/%s decides the type',
    async (type) => {
      const body = JSON.stringify({ type: 'other', userId: 'u', messageId: `to ${type}` })
      const answer = await sendRaw(plane.port, { path: `/v1/${type}`, headers: auth, body })
      expect({ body: answer.body, message: plane.received().at(-1)?.message }).toEqual({
        body: 'ok',
        message: { type, userId: 'u', messageId: `to ${type}` },
      })
    },
  )
})

describe('message ids', () => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
  test.each([
    { name: 'kept', given: 'm1', want: /^m1$/ },
    { name: 'cleaned and trimmed', given: ' m\u200b1\u0007 ', want: /^m1$/ },
    { name: 'invented when absent', given: undefined, want: uuid },
    { name: 'invented when blank', given: ' \ufeff', want: uuid },
    { name: 'invented when no string', given: 12, want: uuid },
  ])('$name', async ({ given, want }) => {
    await sendRaw(plane.port, { headers: auth, body: batch({ userId: 'u', messageId: given }) })
    expect(plane.received().at(-1)?.message).toEqual({
      userId: 'u',
      messageId: expect.stringMatching(want),
    })
  })

  test('ids of people and unknown keys are stored as they came', async () => {
    const given = { userId: ' \u200bu ', anonymousId: 7, messageId: 'm', other: { deep: [null] } }
    await sendRaw(plane.port, { headers: auth, body: batch(given) })
    expect(plane.received().at(-1)?.message).toEqual(given)
  })
})
