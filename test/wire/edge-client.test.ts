// The edge client against a real server: nothing leaves unless somebody waits for it.
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createClient } from '../../runtime/src/edge/index.js'
import { startPlane } from './plane.js'

it('sends by close() alone, all of it, compressed by web standards', async () => {
  const plane = await startPlane()
  const client = createClient({ writeKey: 'key', dataPlaneUrl: plane.url })
  for (let index = 0; index < 150; index++) client.track({ userId: 'u', event: `e${index}` })
  await sleep(50)
  expect(plane.requests).toEqual([])
  const waitUntil: Promise<unknown>[] = []
  waitUntil.push(client.close())
  await Promise.all(waitUntil)
  expect(plane.stored.map((event) => event.event)).toEqual(
    Array.from({ length: 150 }, (_, index) => `e${index}`),
  )
  expect(plane.requests.map((request) => request.headers['content-encoding'])).toEqual(['gzip', 'gzip'])
  await plane.close()
})
