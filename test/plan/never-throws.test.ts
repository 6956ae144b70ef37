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
  ...'spec version kind id name event variants cases match default includes self source tracked event payload message'.split(
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
    (value: unknown) => ({
      version: 'rudder/v1',
      kind: 'tp',
      spec: { id: 'p', display_name: 'P', rules: [value] },
    }),
    (value: unknown) => ({
      version: 'rudder/v1',
      kind: 'properties',
      spec: { properties: [{ id: 'a', name: 'a', type: 'string', config: value, variants: value }] },
    }),
    (value: unknown) => ({ self: { vendor: 'v', name: 'n', version: '1-0-0' }, properties: { a: value } }),
    (value: unknown) => ({ resourceType: 'data-product', data: { name: 'P', eventSpecifications: [value] } }),
    (value: unknown) => ({
      events: [
        { name: 'A', actions: [], rules: { properties: { properties: value, userProperties: value } } },
      ],
    }),
    (value: unknown) => ({ schema: { events: { a: value } } }),
    (value: unknown) => ({
      asyncapi: '3.0.0',
      channels: value,
      components: { messages: { a: value, b: { payload: value } }, schemas: { c: value } },
    }),
    (value: unknown) => ({
      oneOf: [{ properties: { event: { const: 'A' }, properties: value } }],
      $defs: { a: value },
    }),
    (value: unknown) => ({ type: 'object', properties: { a: value }, $defs: { a: value } }),
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
    { numRuns: 3000, seed: 1 },
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
    fc.property(fc.string({ unit: fc.constantFrom(...'aO,"\n\r '), maxLength: 40 }), (text) => {
      check([{ path: 'a.csv', text: `Object type,Object name,Property value type\n${text}` }])
    }),
    { numRuns: 300, seed: 1 },
  )
  fc.assert(
    fc.property(cut, ([[path = '', text = ''], at, length, instead]) => {
      check([{ path, text: text.slice(0, at) + instead + text.slice(at + length) }])
    }),
    { numRuns: 1500, seed: 1 },
  )
})
