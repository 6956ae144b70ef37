import { describe, expect, it } from 'vitest'
import { readKeptEvent } from '../../../runtime/src/browser/read-kept-event.js'

const event = '{"type":"track","messageId":"m","event":"é"}'

const cases: { name: string; given: unknown; want: string | undefined }[] = [
  { name: 'an event', given: { json: event }, want: event },
  { name: 'an event with blanks around it', given: { json: ` ${event}\n` }, want: event },
  {
    name: 'a __proto__ key, which stays data',
    given: { json: '{"type":"page","messageId":"m","__proto__":{"x":1}}' },
    want: '{"type":"page","messageId":"m","__proto__":{"x":1}}',
  },
  { name: 'no JSON', given: { json: '{"type":"track"' }, want: undefined },
  { name: 'text that would break out of a batch', given: { json: '"],"x":[' }, want: undefined },
  { name: 'two events', given: { json: `${event},${event}` }, want: undefined },
  { name: 'another type', given: { json: '{"type":"merge","messageId":"m"}' }, want: undefined },
  { name: 'no messageId', given: { json: '{"type":"track"}' }, want: undefined },
  { name: 'null', given: { json: 'null' }, want: undefined },
  { name: 'json that is no text', given: { json: 1 }, want: undefined },
  { name: 'a text', given: event, want: undefined },
  { name: 'nothing', given: null, want: undefined },
]

describe('readKeptEvent', () => {
  for (const { name, given, want } of cases) {
    it(name, () => {
      expect(readKeptEvent(given, 12.7)).toEqual(
        want === undefined ? undefined : { json: want, bytes: Buffer.byteLength(want), acceptedAt: 12 },
      )
    })
  }
})
