import { expect, it } from 'vitest'
import { createRecordingClient } from '../../../runtime/src/testing/index.js'

it('createRecordingClient records each call as it was made, and forgets on request', async () => {
  const client = createRecordingClient()
  const properties = { list: [new Date(0)] }
  expect(client.track({ userId: 'u', event: 'Ev', properties })).toEqual({
    messageId: 'recorded-1',
    accepted: true,
  })
  expect(client.alias({ userId: 'u', previousId: 'p', messageId: 'm' })).toEqual({
    messageId: 'm',
    accepted: true,
  })
  properties.list.pop()
  expect(client.messages).toEqual([
    { type: 'track', userId: 'u', event: 'Ev', properties: { list: ['1970-01-01T00:00:00.000Z'] } },
    { type: 'alias', userId: 'u', previousId: 'p', messageId: 'm' },
  ])
  expect(client.stats()).toMatchObject({ accepted: 2, pending: 0 })
  client.clear()
  await client.flush()
  await client.close()
  expect(client.messages).toEqual([])
})
