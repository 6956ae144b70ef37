import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DataPlane, startDataPlane } from '../../generator/src/inspector/start-data-plane.js'
import { sendRaw } from './send-raw.js'

let plane: DataPlane

beforeAll(async () => {
  plane = await startDataPlane({ port: 0, writeKey: 'key' })
})
afterAll(() => plane.close())

describe('pixels', () => {
  const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAAAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64')
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  const common = {
    channel: 'web',
    integrations: { All: true },
    originalTimestamp: time,
    sentAt: time,
    messageId: expect.any(String),
  }

  test.each([
    {
      name: 'a track with nested keys',
      path: '/pixel/v1/track?writeKey=key&event=Seen&userId=u&properties.a.b=1&properties.c=x%20y',
      want: [
        { ...common, type: 'track', event: 'Seen', userId: 'u', properties: { a: { b: '1' }, c: 'x y' } },
      ],
    },
    {
      name: 'a page with an empty name and a quoted id',
      path: '/pixel/v1/page?writeKey=key&name=&anonymousId=%22a%22',
      want: [{ ...common, type: 'page', name: 'Unknown Page', anonymousId: 'a' }],
    },
    {
      name: 'a track with an empty event',
      path: '/pixel/v1/track?writeKey=key&event=&userId=u',
      want: [],
    },
    { name: 'no key', path: '/pixel/v1/track?event=Seen&userId=u', want: [] },
    { name: 'an unknown key', path: '/pixel/v1/track?writeKey=other&event=Seen&userId=u', want: [] },
    { name: 'no id', path: '/pixel/v1/page?writeKey=key&name=Home', want: [] },
  ])('200 and a GIF to $name', async ({ path, want }) => {
    const before = plane.received().length
    const answer = await sendRaw(plane.port, { method: 'GET', path })
    const stored = plane.received().slice(before)
    expect({ ...answer, stored: stored.map(({ message }) => ({ ...message })) }).toEqual({
      status: 200,
      headers: { 'content-type': 'image/gif', 'content-length': String(gif.length), vary: 'Origin' },
      body: gif.toString('latin1'),
      stored: want,
    })
  })

  test('a hostile key changes no prototype', async () => {
    const path =
      '/pixel/v1/track?writeKey=key&event=e&userId=u&__proto__.polluted=1&constructor.prototype.polluted=1'
    await sendRaw(plane.port, { method: 'GET', path })
    expect(JSON.stringify(plane.received().at(-1)?.message)).toContain('"__proto__":{"polluted":"1"}')
    expect('polluted' in {}).toBe(false)
  })
})
