import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClient, runWithIdentity } from '../../../runtime/src/node/index.js'
import { type Plane, startPlane } from '../../wire/plane.js'

let plane: Plane
beforeEach(async () => {
  plane = await startPlane()
})
afterEach(() => plane.close())

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

describe('runWithIdentity', () => {
  it('says who it is to every call inside, and to none outside', async () => {
    const drops: string[] = []
    await using client = createClient({
      writeKey: 'key',
      dataPlaneUrl: plane.url,
      identity: 'context',
      onDrop: (reason) => drops.push(reason.message),
    })
    const handle = async (event: string): Promise<string> => {
      client.track({ event: `${event} first` })
      await wait(5)
      client.track({ event: `${event} later` })
      client.track({ event: `${event} other`, userId: 'other' })
      client.track({ event: `${event} anonymous`, anonymousId: 'a-other' })
      client.track({ event: `${event} blank`, userId: ' ' })
      runWithIdentity({ userId: 'inner' }, () => client.track({ event: `${event} inner` }))
      return event
    }
    const changing: { userId: string; anonymousId?: string } = { userId: 'u1', anonymousId: 'a1' }
    const first = runWithIdentity(changing, () => handle('one'))
    changing.userId = 'changed'
    expect(await Promise.all([first, runWithIdentity({ anonymousId: 'a2' }, () => handle('two'))])).toEqual([
      'one',
      'two',
    ])
    expect(client.track({ event: 'outside' }).accepted).toBe(false)
    await client.flush()
    expect(plane.stored.map(({ event, userId, anonymousId }) => [event, userId, anonymousId]).sort()).toEqual(
      [
        ['one anonymous', undefined, 'a-other'],
        ['one first', 'u1', 'a1'],
        ['one inner', 'inner', undefined],
        ['one later', 'u1', 'a1'],
        ['one other', 'other', undefined],
        ['two anonymous', undefined, 'a-other'],
        ['two first', undefined, 'a2'],
        ['two inner', 'inner', undefined],
        ['two later', undefined, 'a2'],
        ['two other', 'other', undefined],
      ],
    )
    expect(drops).toHaveLength(3)
  })

  it('means nothing to a client whose calls say it themselves', async () => {
    await using client = createClient({ writeKey: 'key', dataPlaneUrl: plane.url, onDrop: () => undefined })
    // @ts-expect-error: the identity is missing
    const { accepted } = runWithIdentity({ userId: 'u' }, () => client.track({ event: 'e' }))
    expect(accepted).toBe(false)
  })

  it('passes on what the function throws', () => {
    expect(() =>
      runWithIdentity({ userId: 'u' }, () => {
        throw new RangeError('mine')
      }),
    ).toThrow(new RangeError('mine'))
  })
})
