// The promise of a draft: the plan accepts every event that it was drafted from. Random events, judged by ajv.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEventValidator } from '../../generator/src/inspector/validate-event.js'
import { loadPlan } from '../../generator/src/plan/load-plan.js'
import type { JsonObject } from '../../generator/src/plan/model.js'
import { draftFrom } from './draft-from.js'

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(
    'a',
    'b',
    '',
    '2026-02-30',
    '2024-02-29',
    '12:00:00Z',
    '1.2.3.4',
    'x@y.zz',
    'https://a.b/%zz',
    '2026-01-01T00:00:60Z',
  ),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.emailAddress(),
  fc.uuid(),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
)
const key = fc.oneof({ weight: 5, arbitrary: fc.constantFrom('a', 'b', 'c') }, { weight: 1, arbitrary: text })
const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(-0, 1e21, 2 ** 53),
    ),
    fc.constantFrom(null, true, false),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3 }),
  ),
})).value
const payload = fc.option(fc.dictionary(key, value, { maxKeys: 4 }), { nil: null })
const message = fc.oneof(
  fc.record({ type: fc.constant('track'), event: fc.constantFrom('A', 'B', 'a', 'é'), properties: payload }),
  fc.record({
    type: fc.constantFrom('page', 'screen'),
    name: fc.constantFrom('A', '', null),
    properties: payload,
  }),
  fc.record({ type: fc.constantFrom('identify', 'group', 'alias'), traits: payload }),
  fc.record({ type: fc.constant('identify'), context: fc.record({ traits: payload }) }),
)

test('every event is accepted by the plan that was drafted from it', () => {
  fc.assert(
    fc.property(fc.array(message, { minLength: 1, maxLength: 40 }), (messages) => {
      // As recorded: what JSON does not carry is gone.
      const recorded = JSON.parse(JSON.stringify(messages)) as JsonObject[]
      const { plan, diagnostics } = loadPlan(draftFrom(recorded))
      expect(diagnostics).toEqual([])
      if (plan === undefined) throw new Error('no plan')
      const validate = createEventValidator(plan)
      for (const each of recorded) expect(validate(each)).toEqual({ kind: 'valid' })
    }),
    { numRuns: 60, seed: 7 },
  )
})

test('an enum and a format, which need many events, accept all of these too', () => {
  const many = fc.array(
    fc.record({
      a: fc.constantFrom('x', 'y', null),
      b: fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.emailAddress()),
    }),
    { minLength: 80, maxLength: 120 },
  )
  fc.assert(
    fc.property(many, (payloads) => {
      const recorded = payloads.map((properties) => ({ type: 'track', event: 'E', properties }))
      const { plan } = loadPlan(draftFrom(recorded))
      if (plan === undefined) throw new Error('no plan')
      expect(JSON.stringify(plan.events[0]?.schema)).toContain('"enum":["x","y",null]')
      const validate = createEventValidator(plan)
      for (const each of recorded) expect(validate(each)).toEqual({ kind: 'valid' })
    }),
    { numRuns: 10, seed: 7 },
  )
})
