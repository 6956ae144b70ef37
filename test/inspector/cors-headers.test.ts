import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DataPlane, startDataPlane } from '../../generator/src/inspector/start-data-plane.js'
import { sendRaw } from './send-raw.js'

let plane: DataPlane

beforeAll(async () => {
  plane = await startDataPlane({ port: 0, writeKey: 'key' })
})
afterAll(() => plane.close())

describe('CORS', () => {
  const origin = { Origin: 'https://shop.example' }
  test.each([
    {
      name: 'a preflight of an SDK',
      given: {
        method: 'OPTIONS',
        headers: {
          ...origin,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'authorization,content-type',
        },
      },
      want: {
        status: 204,
        headers: {
          vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
          'access-control-allow-origin': 'https://shop.example',
          'access-control-allow-methods': 'POST',
          'access-control-allow-headers': 'authorization,content-type',
          'access-control-allow-credentials': 'true',
          'access-control-max-age': '900',
        },
        body: '',
      },
    },
    {
      name: 'a preflight for a method that is never allowed',
      given: { method: 'OPTIONS', headers: { ...origin, 'Access-Control-Request-Method': 'DELETE' } },
      want: {
        status: 204,
        headers: { vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers' },
        body: '',
      },
    },
    {
      name: 'a refused request, readable by the page',
      given: { headers: origin, body: '{}' },
      want: {
        status: 401,
        headers: {
          vary: 'Origin',
          'access-control-allow-origin': 'https://shop.example',
          'access-control-allow-credentials': 'true',
          'content-type': 'text/plain; charset=utf-8',
          'content-length': '36',
          'x-content-type-options': 'nosniff',
        },
        body: 'failed to read writekey from header\n',
      },
    },
  ])('$name', async ({ given, want }) => {
    expect(await sendRaw(plane.port, given)).toEqual(want)
  })
})
