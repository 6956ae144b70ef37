import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batchBytes, packBatch, writeBatch } from '../../../runtime/src/core/batch.js'
import type { QueuedEvent } from '../../../runtime/src/core/queue.js'
import { utf8Length } from '../../../runtime/src/core/web-platform.js'

const SENT_AT = '2026-01-02T03:04:05.678Z'

function queued(value: object): QueuedEvent {
  const json = JSON.stringify(value)
  return { json, bytes: Buffer.byteLength(json), acceptedAt: 0 }
}

describe('writeBatch', () => {
  it('puts sentAt into each event and leaves its text alone', () => {
    expect(writeBatch([queued({ a: 1 }), queued({ b: '}' })], SENT_AT)).toBe(
      `{"batch":[{"a":1,"sentAt":"${SENT_AT}"},{"b":"}","sentAt":"${SENT_AT}"}]}`,
    )
  })

  it('is as long as batchBytes says, in every script', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('漢字', '😀', 'é', '\u2028'),
    )
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 20 }), (list) => {
        const events = list.map((text) => queued({ text }))
        expect(batchBytes(events)).toBe(Buffer.byteLength(writeBatch(events, SENT_AT)))
      }),
    )
  })
})

describe('packBatch', () => {
  const events = ['漢字', '😀😀', 'abc'].map((text) => queued({ text }))
  const length = (count: number) => Buffer.byteLength(writeBatch(events.slice(0, count), SENT_AT))
  const rows = [
    { name: 'all that fit', maxBytes: length(3), want: 3 },
    { name: 'one fewer, a byte below', maxBytes: length(3) - 1, want: 2 },
    { name: 'two', maxBytes: length(2), want: 2 },
    { name: 'one', maxBytes: length(2) - 1, want: 1 },
    { name: 'one even if it is too long', maxBytes: 1, want: 1 },
  ]
  for (const { name, maxBytes, want } of rows) {
    it(`takes ${name}`, () => expect(packBatch(events, maxBytes)).toEqual(events.slice(0, want)))
  }
  it('takes none of none', () => expect(packBatch([], 1_000)).toEqual([]))
})

describe('utf8Length', () => {
  it('agrees with the encoder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length)
      }),
    )
    for (const text of ['\ud83d', '\udc00', 'a\ud83d\ud83d\ude00', '😀漢é']) {
      expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length)
    }
  })
})
