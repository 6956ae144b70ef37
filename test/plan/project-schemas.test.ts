// The schemas of the project's own files: what they accept, and in which words they refuse.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { OwnSchema } from '../../generator/src/plan/create-ajv.js'
import { describeViolations } from '../../generator/src/plan/describe-violations.js'
import { metaValidator, ownValidator } from '../../generator/src/plan/meta-validators.js'
import type { JsonValue } from '../../generator/src/plan/model.js'

const target = { plan: 'p', output: 'o', platform: 'node' }
const event = { title: 'A', 'x-event': {} }

const cases: { name: string; schema: OwnSchema; given: JsonValue; want: string[] }[] = [
  { name: 'one target', schema: 'config', given: target, want: [] },
  {
    name: 'one target with everything',
    schema: 'config',
    given: { $schema: 's', ...target, language: 'typescript', format: 'snowplow', literalRules: false },
    want: [],
  },
  {
    name: 'two targets',
    schema: 'config',
    given: { plans: [target, { ...target, platform: 'browser' }] },
    want: [],
  },
  {
    name: 'no platform',
    schema: 'config',
    given: { plan: 'p', output: 'o' },
    want: ['The config lacks "platform".'],
  },
  {
    name: 'a platform that is none',
    schema: 'config',
    given: { ...target, platform: 'browsr' },
    want: ['platform must be one of node, browser (did you mean browser?).'],
  },
  {
    name: 'a field that is none',
    schema: 'config',
    given: { ...target, ouput: 'x' },
    want: ['The config has no field "ouput": did you mean "output"?'],
  },
  {
    name: 'plans and a target',
    schema: 'config',
    given: { plans: [target], plan: 'p' },
    want: ['The config has no field "plan": did you mean "plans"?'],
  },
  { name: 'no plans', schema: 'config', given: { plans: [] }, want: ['plans must have at least 1 item.'] },
  {
    name: 'an empty path in a list',
    schema: 'config',
    given: { plans: [{ ...target, plan: '' }] },
    want: ['plans[0].plan must not be empty.'],
  },
  { name: 'a list', schema: 'config', given: [], want: ['The config must be an object.'] },
  { name: 'an event', schema: 'tracking-plan', given: event, want: [] },
  {
    name: 'a page without a title',
    schema: 'tracking-plan',
    given: { 'x-event': { call: 'page' } },
    want: [],
  },
  {
    name: 'a note of the team',
    schema: 'tracking-plan',
    given: { ...event, 'x-event': { 'x-ticket': 1 } },
    want: [],
  },
  {
    name: 'a head',
    schema: 'tracking-plan',
    given: { name: 'P', version: 1, defaults: { additionalProperties: false } },
    want: [],
  },
  {
    name: 'a plan',
    schema: 'tracking-plan',
    given: { name: 'P', events: [{ title: 'A' }], $defs: {} },
    want: [],
  },
  { name: 'definitions', schema: 'tracking-plan', given: { $defs: { a: {} } }, want: [] },
  {
    name: 'an event without a title',
    schema: 'tracking-plan',
    given: { 'x-event': {} },
    want: ['The config lacks "title".'],
  },
  {
    name: 'tags that are no list',
    schema: 'tracking-plan',
    given: { title: 'A', 'x-event': { tags: 'a' } },
    want: ['x-event.tags must be an array.'],
  },
  {
    name: 'an event of a plan that is a text',
    schema: 'tracking-plan',
    given: { name: 'P', events: ['A'] },
    want: ['events[0] must be an object.'],
  },
]

describe('own schemas', () => {
  test.each(cases)('$schema: $name', ({ schema, given, want }) => {
    const violations = describeViolations(ownValidator(schema)(given), 'The config', 5)
    expect(violations.map(({ message }) => message)).toEqual(want)
  })

  test.each(['tracking-plan', 'config'] as const)('%s.schema.json is a schema of its draft', (name) => {
    const text = readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8')
    expect(metaValidator('07')(JSON.parse(text))).toEqual([])
  })
})

test('a mistake deep in a schema is seen in every draft, and told', () => {
  for (const draft of ['04', '06', '07', '2019-09', '2020-12'] as const) {
    const within = (type: string) => ({ properties: { a: { items: { not: { type } } } } })
    expect(metaValidator(draft)(within('integer'))).toEqual([])
    const [violation] = describeViolations(metaValidator(draft)(within('integre')), 'The schema', 1)
    expect(violation?.pointer).toBe('/properties/a/items/not/type')
  }
})
