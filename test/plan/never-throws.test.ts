// Whatever the text: a plan or diagnostics, never an exception.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasErrors } from '../../generator/src/diagnostics/has-errors.js'
import { loadPlan } from '../../generator/src/plan/load-plan.js'
import type { PlanSource } from '../../generator/src/plan/model.js'

const KEYS = [
  ...'$ref $id id $anchor $schema $defs type properties patternProperties items allOf anyOf not required pattern'.split(
    ' ',
  ),
  ...'title x-event call events rules name eventType jsonSchema data traits context defaults __proto__'.split(
    ' ',
  ),
]
const VALUES = [
  null,
  true,
  1,
  -0.5,
  '',
  'object',
  'track',
  '#',
  '#/properties',
  'a.json',
  '../a.json',
  'http://[',
  '(',
]

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(...VALUES),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 6 }),
  ),
})).value

/** A plan xor an error, and every place inside the file it names. */
function check(sources: readonly PlanSource[]): void {
  const { plan, diagnostics } = loadPlan(sources)
  expect(plan === undefined).toBe(hasErrors(diagnostics))
  const places = [
    ...diagnostics.map(({ location }) => location),
    ...(plan?.events ?? []).map(({ location }) => location),
  ]
  for (const place of places) {
    if (place === undefined) continue
    const lines = sources.find(({ path }) => path === place.file)?.text.split('\n') ?? []
    expect(place.column).toBeLessThanOrEqual((lines[place.line - 1] ?? '').length + 1)
  }
}

test('any JSON, as any part of a plan', () => {
  const wrap = [
    (value: unknown) => value,
    (value: unknown) => ({ title: 'A', 'x-event': {}, allOf: [value] }),
    (value: unknown) => ({
      name: 'P',
      events: [{ title: 'A', properties: { a: value } }],
      $defs: { a: value },
    }),
    (value: unknown) => ({ name: 'P', rules: { events: [{ name: 'A', eventType: 'track', rules: value }] } }),
    (value: unknown) => ({ name: 'P', rules: [{ key: 'A', type: 'TRACK', jsonSchema: value }] }),
  ]
  const source = fc
    .tuple(json, fc.constantFrom(...wrap))
    .map(([value, wrapped]) => JSON.stringify(wrapped(value), null, 1))
  fc.assert(
    fc.property(source, source, (a, b) =>
      check([
        { path: 'a.json', text: a },
        { path: 'plan.json', text: b },
      ]),
    ),
    { numRuns: 1500, seed: 1 },
  )
})

test('any cut in a text', () => {
  const yaml =
    'title: A # note\nx-event: &x { call: track, tags: [a, "b"] }\nproperties:\n  a: { type: string, x-y: *x }\n'
  const plan =
    '{ "name": "P",\n  "events": [{ "title": "A", "required": ["a"], "properties": { "a": { "type": "null" } } }]\n}'
  const cut = fc.tuple(
    fc.constantFrom(['a.yaml', yaml], ['plan.json', plan]),
    fc.nat(140),
    fc.nat(30),
    fc.string({ maxLength: 6 }),
  )
  fc.assert(
    fc.property(cut, ([[path = '', text = ''], at, length, instead]) => {
      check([{ path, text: text.slice(0, at) + instead + text.slice(at + length) }])
    }),
    { numRuns: 1500, seed: 1 },
  )
})
