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

const clock = { now: () => 100_000, monotonic: () => 12.7 }
const ages: { name: string; acceptedAt: unknown; want: number }[] = [
  { name: 'counts from when it was accepted, on an earlier page too', acceptedAt: 40_000, want: -59_988 },
  { name: 'is none where a clock was ahead', acceptedAt: 100_001, want: 12 },
  { name: 'is none where nothing says when', acceptedAt: undefined, want: 12 },
  { name: 'is none where no number says when', acceptedAt: '1', want: 12 },
  { name: 'is none where NaN says when', acceptedAt: Number.NaN, want: 12 },
  { name: 'is without end where -Infinity says when', acceptedAt: Number.NEGATIVE_INFINITY, want: -Infinity },
]

describe('the age of a kept event', () => {
  for (const { name, acceptedAt, want } of ages) {
    it(name, () => expect(readKeptEvent({ json: event, acceptedAt }, clock)?.acceptedAt).toBe(want))
  }
})

describe('readKeptEvent', () => {
  for (const { name, given, want } of cases) {
    it(name, () => {
      expect(readKeptEvent(given, clock)).toEqual(
        want === undefined ? undefined : { json: want, bytes: Buffer.byteLength(want), acceptedAt: 12 },
      )
    })
  }
})
