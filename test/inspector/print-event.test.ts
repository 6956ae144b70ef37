import { expect, test } from 'vitest'
import type { Verdict } from '../../generator/src/inspector/model.js'
import { createEventPrinter } from '../../generator/src/inspector/print-event.js'
import type { JsonObject } from '../../generator/src/plan/model.js'
import { planOf } from './plan-of.js'

function printed(message: JsonObject, verdict: Verdict): string {
  const texts: string[] = []
  const printer = createEventPrinter({ write: (text) => texts.push(text) })
  printer.event({ message, verdict, receivedAt: '2026-01-02T03:04:05.678Z' })
  return texts.join('')
}

const violation = { pointer: '/currency', rule: 'required', message: 'currency is required' }

test.each([
  {
    name: 'valid',
    given: { type: 'track', event: 'Order Completed' },
    verdict: { kind: 'valid' },
    want: '03:04:05.678 track    Order Completed valid\n',
  },
  {
    name: 'unplanned, without a name',
    given: { type: 'identify' },
    verdict: { kind: 'unplanned' },
    want: '03:04:05.678 identify unplanned\n',
  },
  {
    name: 'invalid for one reason',
    given: { type: 'page', name: 'Home' },
    verdict: { kind: 'invalid', violations: [violation] },
    want: '03:04:05.678 page     Home invalid: currency is required\n',
  },
  {
    name: 'invalid for three reasons',
    given: { type: 'page', name: 'Home' },
    verdict: { kind: 'invalid', violations: [violation, violation, violation] },
    want: '03:04:05.678 page     Home invalid: currency is required (and 2 more)\n',
  },
  {
    name: 'no type',
    given: { name: 'x' },
    verdict: { kind: 'unplanned' },
    want: '03:04:05.678 -        unplanned\n',
  },
  {
    name: 'a name that would steer the terminal',
    given: { type: 'track', event: '\u001b[2J\nGone \u202etxt' },
    verdict: { kind: 'valid' },
    want: '03:04:05.678 track    \\u{1b}[2J\\u{a}Gone \\u{202e}txt valid\n',
  },
] satisfies { name: string; given: JsonObject; verdict: Verdict; want: string }[])(
  '$name',
  ({ given, verdict, want }) => {
    expect(printed(given, verdict)).toBe(want)
  },
)

test.each([
  {
    name: 'a plan',
    given: { plan: planOf([{ schema: true }, { name: 'F', schema: true }]) },
    want: { checks: 'plan Test, 2 events', key: 'any' },
  },
  {
    name: 'a plan of one event, and a write key',
    given: { plan: planOf([{ schema: true }]), writeKey: 'secret' },
    want: { checks: 'plan Test, 1 event', key: '<the write key>' },
  },
  { name: 'no plan', given: {}, want: { checks: 'no plan: every event is unplanned', key: 'any' } },
])('the header with $name', ({ given, want }) => {
  const texts: string[] = []
  createEventPrinter({ write: (text) => texts.push(text) }).header({ url: 'http://127.0.0.1:8085', ...given })
  expect(texts.join('')).toBe(
    `Local data plane http://127.0.0.1:8085 (${want.checks})\n` +
      `Point an SDK at it: createClient({ writeKey: '${want.key}', dataPlaneUrl: 'http://127.0.0.1:8085' })\n`,
  )
})
