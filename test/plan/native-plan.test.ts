// Both native layouts, whole plans in and out.
import { describe, expect, test } from 'vitest'
import { loadPlan } from '../../generator/src/plan/load-plan.js'
import type { JsonValue, PlanSource, TrackingPlan } from '../../generator/src/plan/model.js'

function load(sources: PlanSource[]) {
  const { plan, diagnostics, ...rest } = loadPlan(sources)
  expect(diagnostics).toEqual([])
  if (plan === undefined) throw new Error('no plan')
  return { plan, ...rest }
}

const json = (path: string, value: JsonValue): PlanSource => ({ path, text: JSON.stringify(value) })

const FOLDER: PlanSource[] = [
  {
    path: 'plan.yaml',
    text: 'name: Shop\nversion: 3\ndescription: What shops send.\ndefaults:\n  additionalProperties: false\n  owner: data\n  tags: [shop]\n',
  },
  {
    path: 'events/order-completed.yaml',
    text: 'title: Order Completed\ndescription: A customer paid.\nx-event: { version: 2, deprecated: Use Paid., owner: checkout, tags: [revenue] }\nproperties:\n  money: { $ref: ../definitions/money.yaml#/$defs/money }\n',
  },
  { path: 'pages/all.json', text: '{ "x-event": { "call": "page" }, "additionalProperties": true }' },
  { path: 'definitions/money.yaml', text: '$defs:\n  money: { $ref: ./currency.yaml }\n' },
  {
    path: 'definitions/currency.yaml',
    text: '$schema: http://json-schema.org/draft-07/schema#\ntype: string\n',
  },
]

/** Without the places, which are functions. */
function readResources(plan: TrackingPlan) {
  return [...plan.resources].map(([uri, { schema, draft }]) => [uri, { schema, draft }])
}

describe('a folder', () => {
  test('becomes a plan', () => {
    const { plan, format, recognition } = load(FOLDER)
    expect({ format, recognition }).toEqual({
      format: 'native-folder',
      recognition: undefined,
    })
    const order = {
      title: 'Order Completed',
      description: 'A customer paid.',
      properties: { money: { $ref: '../definitions/money.yaml#/$defs/money' } },
      type: 'object',
      additionalProperties: false,
    }
    const page = { additionalProperties: true, type: 'object' }
    expect({
      ...plan,
      events: plan.events.map((event) => ({ ...event })),
      resources: readResources(plan),
    }).toEqual({
      name: 'Shop',
      version: '3',
      description: 'What shops send.',
      events: [
        {
          call: 'page',
          name: '',
          owner: 'data',
          tags: ['shop'],
          draft: '2020-12',
          schema: page,
          schemaUri: 'plan:///pages/all.json',
          location: { file: 'pages/all.json', line: 1, column: 1 },
        },
        {
          call: 'track',
          name: 'Order Completed',
          version: '2',
          description: 'A customer paid.',
          deprecated: 'Use Paid.',
          owner: 'checkout',
          tags: ['revenue'],
          draft: '2020-12',
          schema: order,
          schemaUri: 'plan:///events/order-completed.yaml',
          location: { file: 'events/order-completed.yaml', line: 1, column: 1 },
        },
      ],
      resources: [
        ['plan:///definitions/currency.yaml', { schema: { type: 'string' }, draft: '07' }],
        [
          'plan:///definitions/money.yaml',
          { schema: { $defs: { money: { $ref: './currency.yaml' } } }, draft: '2020-12' },
        ],
        ['plan:///events/order-completed.yaml', { schema: order, draft: '2020-12' }],
        ['plan:///pages/all.json', { schema: page, draft: '2020-12' }],
      ],
    })
  })

  test('is the same in any order of its files', () => {
    const [first, second] = [FOLDER, [...FOLDER].reverse()].map((sources) => {
      const { plan } = load(sources)
      return { ...plan, resources: readResources(plan) }
    })
    expect(second).toEqual(first)
  })
})

test('a plan in one file, with definitions that its events share', () => {
  const { plan, format } = load([
    json('plan.json', {
      $schema: './tracking-plan.schema.json',
      name: 'Shop',
      defaults: { $schema: 'http://json-schema.org/draft-07/schema#' },
      definitions: { money: { type: 'number' } },
      events: [
        { title: 'B', properties: { total: { $ref: '#/definitions/money' } } },
        {
          title: 'A',
          $schema: 'http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0#',
        },
      ],
    }),
  ])
  expect(format).toBe('native-file')
  expect(
    plan.events.map(({ name, draft, schemaUri, schema }) => ({ name, draft, schemaUri, schema })),
  ).toEqual([
    {
      name: 'A',
      draft: '04',
      schemaUri: 'plan:///plan.json#/events/1',
      schema: { title: 'A', type: 'object' },
    },
    {
      name: 'B',
      draft: '07',
      schemaUri: 'plan:///plan.json#/events/0',
      schema: { title: 'B', properties: { total: { $ref: '#/definitions/money' } }, type: 'object' },
    },
  ])
  expect(readResources(plan)).toEqual([
    [
      'plan:///plan.json',
      {
        draft: '07',
        schema: {
          definitions: { money: { type: 'number' } },
          events: [plan.events[1]?.schema, plan.events[0]?.schema],
        },
      },
    ],
  ])
})

describe('the root of an event', () => {
  const closed = { additionalProperties: false }
  const cases: {
    name: string
    draft: string
    defaults: JsonValue
    given: Record<string, JsonValue>
    want: JsonValue
  }[] = [
    { name: 'gets a type', draft: '2020-12', defaults: {}, given: {}, want: { type: 'object' } },
    {
      name: 'keeps its type',
      draft: '07',
      defaults: {},
      given: { type: 'object' },
      want: { type: 'object' },
    },
    {
      name: 'is never null',
      draft: '07',
      defaults: {},
      given: { type: ['object', 'null'] },
      want: { type: 'object' },
    },
    {
      name: 'is left alone where $ref hides what stands beside it',
      draft: '07',
      defaults: closed,
      given: { $ref: '#/definitions/a', definitions: { a: {} } },
      want: { $ref: '#/definitions/a', definitions: { a: {} } },
    },
    {
      name: 'is closed across its $ref where the draft can say so',
      draft: '2019-09',
      defaults: closed,
      given: { $ref: '#/$defs/a', $defs: { a: {} } },
      want: { $ref: '#/$defs/a', $defs: { a: {} }, type: 'object', unevaluatedProperties: false },
    },
    {
      name: 'is closed plainly where branches name nothing new',
      draft: '2020-12',
      defaults: closed,
      given: {
        properties: { a: {}, b: {} },
        if: { properties: { a: { const: 1 } } },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: { required: ['b'] },
      },
      want: {
        properties: { a: {}, b: {} },
        if: { properties: { a: { const: 1 } } },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: { required: ['b'] },
        type: 'object',
        additionalProperties: false,
      },
    },
    {
      name: 'is closed across branches that name something new',
      draft: '2020-12',
      defaults: closed,
      given: { oneOf: [{ properties: { a: {} } }, { properties: { b: {} } }] },
      want: {
        oneOf: [{ properties: { a: {} } }, { properties: { b: {} } }],
        type: 'object',
        unevaluatedProperties: false,
      },
    },
    {
      name: 'keeps what it states',
      draft: '2020-12',
      defaults: closed,
      given: { additionalProperties: true },
      want: { additionalProperties: true, type: 'object' },
    },
  ]
  test.each(cases)('$name', ({ draft, defaults, given, want }) => {
    const host = draft.startsWith('20')
      ? `https://json-schema.org/draft/${draft}/schema`
      : `http://json-schema.org/draft-${draft}/schema#`
    const { plan } = load([
      json('plan.json', { name: 'P', defaults }),
      json('a.json', { $schema: host, title: 'A', 'x-event': {}, ...given }),
    ])
    expect(plan.events[0]?.schema).toEqual({ title: 'A', ...(want as object) })
  })
})

describe('references that are fine', () => {
  const cases: { name: string; given: PlanSource[]; want: string[] }[] = [
    {
      name: 'to itself, through a property',
      given: [json('a.json', { title: 'A', 'x-event': {}, properties: { a: { $ref: '#' } } })],
      want: ['a.json'],
    },
    {
      name: 'to an $id and to anchors',
      given: [
        json('a.json', {
          title: 'A',
          'x-event': {},
          properties: { a: { $ref: 'https://shop.example/money' }, b: { $ref: 'd.json#cents' } },
        }),
        json('d.json', {
          $defs: {
            m: { $id: 'https://shop.example/money', $ref: '#x', $defs: { x: { $anchor: 'x' } } },
            c: { $anchor: 'cents' },
          },
        }),
      ],
      want: ['a.json', 'd.json'],
    },
    {
      name: 'to an id of draft 4',
      given: [
        json('a.json', {
          $schema: 'http://json-schema.org/draft-04/schema#',
          title: 'A',
          'x-event': {},
          definitions: { m: { id: '#money' }, n: { id: 'other.json', definitions: { deep: {} } } },
          properties: { a: { $ref: '#money' }, b: { $ref: 'other.json#/definitions/deep' } },
        }),
      ],
      want: ['a.json'],
    },
    {
      name: 'to names that URLs escape, and back up inside the folder',
      given: [
        json('x/a b.json', {
          title: 'A',
          'x-event': {},
          properties: { a: { $ref: '../é %23/c.json#/$defs/a~1b%25' } },
        }),
        json('é #/c.json', { $defs: { 'a/b%': {} } }),
      ],
      want: ['x/a%20b.json', '%C3%A9%20%23/c.json'],
    },
    {
      name: 'to a property called $ref, and inside data',
      given: [
        json('a.json', {
          title: 'A',
          'x-event': {},
          properties: { $ref: { type: 'string' } },
          examples: [{ $ref: '/etc/passwd' }],
          const: { $ref: 1 },
        }),
      ],
      want: ['a.json'],
    },
    {
      name: 'to true',
      given: [
        json('a.json', { title: 'A', 'x-event': {}, properties: { a: { $ref: 'd.json#/$defs/any' } } }),
        json('d.json', { $defs: { any: true } }),
      ],
      want: ['a.json', 'd.json'],
    },
    {
      name: 'dynamic, recursive',
      given: [
        json('a.json', {
          title: 'A',
          'x-event': {},
          $dynamicAnchor: 'node',
          properties: { a: { $dynamicRef: '#node' } },
        }),
        json('b.json', {
          $schema: 'https://json-schema.org/draft/2019-09/schema',
          title: 'B',
          'x-event': {},
          properties: { a: { $recursiveRef: '#' } },
        }),
      ],
      want: ['a.json', 'b.json'],
    },
  ]
  test.each(cases)('$name', ({ given, want }) => {
    expect([...load(given).plan.resources.keys()].sort()).toEqual(
      want.map((path) => `plan:///${path}`).sort(),
    )
  })
})

test('names are told apart by call and version, and versions sort as people count', () => {
  const versions = ['10', '2', '1.10', '1.9', undefined]
  const events = versions.map((version) => ({
    title: 'A',
    'x-event': version === undefined ? {} : { version },
  }))
  const { plan } = load([
    json('plan.json', { name: 'P', events: [...events, { title: 'A', 'x-event': { call: 'screen' } }] }),
  ])
  expect(plan.events.map(({ call, version }) => `${call} ${version}`)).toEqual([
    'screen undefined',
    'track undefined',
    'track 1.9',
    'track 1.10',
    'track 2',
    'track 10',
  ])
})

test('events named like members of every object', () => {
  const names = ['__proto__', 'constructor', 'toString']
  const { plan } = load([
    {
      path: 'plan.json',
      text: '{ "name": "P", "events": [{ "title": "__proto__", "properties": { "__proto__": { "type": "string" } } }, { "title": "constructor" }, { "title": "toString" }] }',
    },
  ])
  expect(plan.events.map((event) => event.name)).toEqual(names)
  const [schema] = plan.events.map((event) => event.schema)
  expect(JSON.stringify(schema)).toBe(
    '{"title":"__proto__","properties":{"__proto__":{"type":"string"}},"type":"object"}',
  )
})
