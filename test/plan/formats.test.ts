// Foreign formats: every trap that their exports are known to hold, and real exports where they are at hand.
import { describe, expect, test } from 'vitest'
import { loadPlan } from '../../generator/src/plan/load-plan.js'
import type { JsonValue } from '../../generator/src/plan/model.js'
import { readPlan } from '../../generator/src/plan/read-plan.js'
import { foreignPlans, referencePlan, shopPlan } from '../plans.js'

type Documents = Record<string, JsonValue>

const text = { type: 'string' }
const message = (sections: JsonValue, more: Record<string, JsonValue> = {}) => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  properties: sections,
  ...more,
})
const segment = (...rules: JsonValue[]): Documents => ({
  'plan.json': { name: 'S', resourceSchemaId: 'rs_1', rules },
})
const rule = (jsonSchema: JsonValue, more: Record<string, JsonValue> = {}) => ({
  key: 'A',
  type: 'TRACK',
  version: 1,
  jsonSchema,
  ...more,
})
const listed = (rules: JsonValue, more: Record<string, JsonValue> = {}): Documents => ({
  'plan.json': { display_name: 'S', rules, ...more },
})

const cases: { name: string; given: Documents; format: string; events: unknown[]; notes?: string[] }[] = [
  {
    name: 'whole-message schemas are unwrapped',
    given: segment(
      rule(
        message({
          properties: { type: 'object', properties: { a: text } },
          context: {},
          traits: { type: 'object' },
        }),
      ),
    ),
    format: 'segment-public-api',
    events: [['track A 1', { type: 'object', properties: { a: text } }]],
  },
  {
    name: 'schemas that Typewriter unwrapped are not unwrapped again',
    given: segment(
      rule(
        message(
          { a: text, properties: text },
          { labels: { area: 'x' }, eventMetadata: { name: 'A', type: 'TRACK' } },
        ),
      ),
    ),
    format: 'segment-public-api',
    events: [['track A 1 [area:x]', { type: 'object', properties: { a: text, properties: text } }]],
  },
  {
    name: 'a property that is called "context" does not make a schema one of a message',
    given: segment(rule(message({ context: text }))),
    format: 'segment-public-api',
    events: [['track A 1', { type: 'object', properties: { context: text } }]],
  },
  {
    name: 'ids on nodes, one-element type lists, empty required and a missing type',
    given: segment(
      rule(
        message({
          properties: {
            id: '/properties/properties',
            required: [],
            properties: {
              id: { type: ['string'], id: '/properties/properties/properties/id', $id: 'x' },
              list: {
                type: 'array',
                items: { type: ['object'], required: [], id: 'y', properties: { id: text } },
              },
            },
          },
        }),
      ),
    ),
    format: 'segment-public-api',
    events: [
      [
        'track A 1',
        {
          properties: {
            id: text,
            list: { type: 'array', items: { type: 'object', properties: { id: text } } },
          },
          type: 'object',
        },
      ],
    ],
  },
  {
    name: 'deprecation: the year 1 stands for not',
    given: segment(
      rule({}, { deprecatedAt: '0001-01-01T00:00:00.000Z' }),
      rule({}, { key: 'B', deprecatedAt: '2023-05-04T10:00:00.000Z' }),
    ),
    format: 'segment-public-api',
    events: [
      ['track A 1', { type: 'object' }],
      ['track B 1 (since 2023-05-04)', { type: 'object' }],
    ],
  },
  {
    name: 'versions of a key, and the other calls without one',
    given: segment(
      rule({}, { version: 2 }),
      rule({}),
      { type: 'IDENTIFY', jsonSchema: message({ traits: { properties: { email: text } } }) },
      {
        type: 'GROUP',
        key: '',
        jsonSchema: message({ traits: {}, context: { properties: { traits: { required: ['x'] } } } }),
      },
      { type: 'PAGE', key: 'Home', jsonSchema: message({ properties: { properties: { a: text } } }) },
      { type: 'SCREEN', jsonSchema: message({}) },
    ),
    format: 'segment-public-api',
    events: [
      ['group', { type: 'object', required: ['x'] }],
      ['identify', { properties: { email: text }, type: 'object' }],
      ['page Home', { properties: { a: text }, type: 'object' }],
      ['screen', { properties: {}, type: 'object' }],
      ['track A 1', { type: 'object' }],
      ['track A 2', { type: 'object' }],
    ],
  },
  {
    name: 'common rules hold for track events; what else there is, is told once',
    given: segment(
      {
        type: 'COMMON',
        jsonSchema: message({ properties: { required: ['tenant'] }, context: { required: ['ip'] } }),
      },
      rule(message({ properties: { allOf: [{}] }, context: { required: ['ip'] } })),
      { type: 'PAGE', jsonSchema: message({ properties: {} }) },
      { type: 'WEIRD', key: 'W', jsonSchema: {} },
    ),
    format: 'segment-public-api',
    events: [
      ['page', { type: 'object' }],
      ['track A 1', { allOf: [{}, { required: ['tenant'] }], type: 'object' }],
    ],
    notes: [
      'Rules about "context" are not carried over (2 times, first here).',
      'Rules of type "WEIRD" are not carried over.',
    ],
  },
  {
    name: 'answers of the API in their envelopes, in two files',
    given: {
      'plan.json': { data: { trackingPlan: { id: 'tp_1', name: 'S', resourceSchemaId: 'rs_1' } } },
      'rules.json': { data: { rules: [rule({ properties: { a: text } })], pagination: { current: 'x' } } },
    },
    format: 'segment-public-api',
    events: [['track A 1', { properties: { a: text }, type: 'object' }]],
  },
  {
    name: 'the Config API, with identify, group and global rules',
    given: listed({
      events: [
        {
          name: 'Link: Clicked!',
          version: 1,
          description: 'd',
          rules: message({ properties: { required: [], properties: {} } }, { labels: { a: 'b' } }),
        },
      ],
      identify: {
        properties: { context: {}, properties: {}, traits: { type: 'object', required: ['email'] } },
      },
      group: { properties: { context: { properties: { traits: { required: ['name'] } } } } },
      global: { properties: { properties: { required: ['tenant'] }, context: { required: ['ip'] } } },
      identify_traits: [],
      group_traits: [{ name: 'x' }],
    }),
    format: 'segment-config-api',
    events: [
      ['group', { type: 'object', required: ['name'] }],
      ['identify', { type: 'object', required: ['email'] }],
      ['track Link: Clicked! 1 [a:b]', { properties: {}, allOf: [{ required: ['tenant'] }], type: 'object' }],
    ],
    notes: ['Rules about "context" are not carried over.', 'The list "group_traits" is not carried over.'],
  },
  {
    name: "RudderStack's v1: empty names, traits in the context, a type that is none",
    given: listed(
      {
        events: [
          {
            eventType: 'identify',
            name: '',
            rules: message({ traits: { type: 'object', required: [], additionalProperties: false } }),
          },
          {
            eventType: 'group',
            name: '',
            rules: message({ context: { properties: { traits: { properties: { a: text } } } } }),
          },
          { eventType: 'page', name: '', rules: message({ properties: {} }) },
          { eventType: 'track', name: 'A', rules: message({ properties: { properties: { a: {} } } }) },
          { name: 'B', rules: {} },
          { eventType: 'warehouse', name: 'C', rules: {} },
        ],
      },
      { creationType: 'Data catalog', version: 3 },
    ),
    format: 'rudderstack-v1',
    events: [
      ['group', { properties: { a: text }, type: 'object' }],
      ['identify', { type: 'object', additionalProperties: false }],
      ['page', { type: 'object' }],
      ['track A', { properties: { a: {} }, type: 'object' }],
      ['track B', { type: 'object' }],
    ],
    notes: ['Events of type "warehouse" are not carried over.'],
  },
  {
    name: "RudderStack's catalog: pages of events beside their plan, sections, custom types and variants",
    given: {
      'plan.json': { name: 'S', version: 2, description: 'd' },
      'events-1.json': {
        total: 2,
        data: [
          {
            name: 'A',
            eventType: 'track',
            identitySection: 'properties',
            rules: {
              $schema: 'https://json-schema.org/draft/2019-09/schema',
              type: 'object',
              properties: {
                properties: {
                  type: 'object',
                  unevaluatedProperties: false,
                  properties: { c: { $ref: '#/$defs/C' } },
                },
              },
              $defs: {
                C: { type: ['object'], properties: { d: { $ref: '#/$defs/D' } } },
                D: { type: ['string', 'null'] },
              },
            },
          },
        ],
      },
      'events-2.json': {
        data: [
          {
            name: '',
            eventType: 'identify',
            identitySection: 'context.traits',
            rules: {
              properties: {
                traits: { required: ['no'] },
                context: { properties: { traits: { required: ['yes'] } } },
              },
            },
          },
        ],
      },
    },
    format: 'rudderstack-catalog',
    events: [
      ['identify', { required: ['yes'], type: 'object' }],
      [
        'track A',
        {
          type: 'object',
          unevaluatedProperties: false,
          properties: { c: { $ref: '#/$defs/C' } },
          $defs: {
            C: { type: 'object', properties: { d: { $ref: '#/$defs/D' } } },
            D: { type: ['string', 'null'] },
          },
        },
      ],
    ],
    notes: ['Rules about "traits" are not carried over.'],
  },
]

describe('formats', () => {
  test.each(cases)('$format: $name', ({ given, format, events, notes = [] }) => {
    const sources = Object.entries(given).map(([path, value]) => ({
      path,
      text: JSON.stringify(value, null, 1),
    }))
    const { plan, diagnostics, ...detected } = loadPlan(sources)
    expect(diagnostics.map(({ message: told }) => told).sort()).toEqual([...notes].sort())
    expect(detected.format).toBe(format)
    expect(plan?.name).toBe('S')
    expect(
      plan?.events.map(({ call, name, version, tags, deprecated, schema }) => {
        const words = [call, name, version, tags && `[${tags.join()}]`, deprecated && `(${deprecated})`]
        return [words.filter(Boolean).join(' '), schema]
      }),
    ).toEqual(events)
    for (const { schemaUri, schema, draft } of plan?.events ?? []) {
      expect(plan?.resources.get(schemaUri)).toMatchObject({ schema, draft })
    }
  })

  const inEvent = { properties: { properties: { properties: { a: { type: 'strng' } } } } }
  const inDefinitions = {
    properties: { properties: { $ref: '#/$defs/A' } },
    $defs: { A: { $ref: '#/$defs/B' } },
  }
  test.each([
    {
      name: 'an event',
      given: { rules: { events: [{ name: 'A', rules: inEvent }] } },
      want: ['TW108', '"strng"'],
    },
    {
      name: 'shared definitions',
      given: [{ name: 'A', eventType: 'track', rules: inDefinitions }],
      want: ['TW110', '"#/$defs/B"'],
    },
  ])('a mistake in $name is shown where it stands', ({ given, want }) => {
    const plan = JSON.stringify(given, null, 1)
    const { diagnostics } = loadPlan([{ path: 'plan.json', text: plan }])
    const shown = diagnostics.map(({ code, location: { line, column } = { line: 0, column: 0 } }) => [
      code,
      plan.split('\n')[line - 1]?.slice(column - 1),
    ])
    expect(shown).toEqual([want])
  })
})

const exported = (['segment', 'rudderstack', 'rudder-cli', 'iglu'] as const).flatMap(foreignPlans)

describe.skipIf(exported.length === 0)('real exports (skipped where the data is not at hand)', () => {
  test.each(exported)('%s', async (path) => {
    const { sources } = await readPlan(path)
    const { plan, diagnostics } = loadPlan(sources)
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
    expect(plan?.events.length).toBeGreaterThan(3)
  })
})

test.each([
  ['shop', shopPlan],
  ['reference', referencePlan],
])('the %s plan is sound', async (_, path) => {
  const { sources, diagnostics } = await readPlan(path)
  expect([...diagnostics, ...loadPlan(sources).diagnostics]).toEqual([])
})
