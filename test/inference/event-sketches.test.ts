// The bound on the number of events: names that hold an id must not fill the memory.

import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { createEventSketches, MAX_EVENTS } from '../../generator/src/inference/event-sketches.js'
import { inferFromRecordings } from '../../generator/src/inference/infer-from-recordings.js'

const event = (index: number) => ({ type: 'track', event: `Order ${index}`, properties: { a: 1 } })

test('events of ever new names are counted and left out', () => {
  const sketches = createEventSketches()
  for (let index = 0; index < MAX_EVENTS + 3; index += 1) sketches.observe(event(index))
  sketches.observe(event(0))
  expect([sketches.events().length, sketches.beyondNames()]).toEqual([MAX_EVENTS, 3])
})

test('and told', async () => {
  const lines = Array.from({ length: MAX_EVENTS + 3 }, (_, index) => `${JSON.stringify(event(index))}\n`)
  const { diagnostics } = await inferFromRecordings([{ path: '-', shown: 'stdin' }], {
    name: 'Draft',
    stdin: Readable.from([Buffer.from(lines.join(''))]),
    onProgress: () => {},
  })
  expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'TW602: There are more than 5000 different event names; 3 events of further names are not in the plan.',
  ])
})
