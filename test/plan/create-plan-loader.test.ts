// A loader that comes again: gives what a first load gives, and keeps what did not change.
import { describe, expect, it } from 'vitest'
import { createPlanLoader, type LoadedPlan, loadPlan } from '../../generator/src/plan/load-plan.js'
import type { JsonObject, PlanSource } from '../../generator/src/plan/model.js'

const event = (title: string, property: JsonObject): PlanSource => ({
  path: `${title}.json`,
  text: JSON.stringify({
    title,
    'x-event': { call: 'track' },
    type: 'object',
    properties: { a: property },
    required: ['a'],
  }),
})
const seen = event('Seen', { type: 'string' })
const paid = event('Paid', { $ref: 'money.json' })
const money: PlanSource = { path: 'money.json', text: '{"type":"number"}' }

/** Functions aside, which tell places; what they tell stands in the diagnostics. */
const comparable = (loaded: LoadedPlan) => JSON.parse(JSON.stringify(loaded))

describe('createPlanLoader', () => {
  it('gives what a first load gives, whatever was loaded before', () => {
    const loader = createPlanLoader()
    const steps: PlanSource[][] = [
      [seen, paid, money],
      [seen, paid, { ...money, text: '{"type":"integer"}' }],
      [seen, paid, { ...money, text: '{"type":"integre"}' }],
      [seen, paid, { ...money, text: '{"type":' }],
      [seen, paid],
      [paid, money, { ...seen, path: 'moved.json' }],
      [event('Seen', { type: 'string', minLenght: 1 }), paid, money],
      [event('Seen', { type: 'string', minLenght: 1 }), paid, money],
      [],
      [money, paid, seen],
      [
        {
          path: 'plan.json',
          text: '{"name":"P","defaults":{"additionalProperties":false},"events":[{"title":"A","properties":{"a":{"type":"string"}}}]}',
        },
      ],
      [
        {
          path: 'plan.json',
          text: '{"name":"P","defaults":{"additionalProperties":true},"events":[{"title":"A","properties":{"a":{"type":"string"}}}]}',
        },
      ],
      [
        {
          path: 'plan.json',
          text: '{"name":"P","defaults":{"$schema":"http://json-schema.org/draft-04/schema#"},"events":[{"title":"A","properties":{"a":{"const":"string"}}}]}',
        },
      ],
    ]
    for (const sources of steps)
      expect(comparable(loader.load(sources))).toEqual(comparable(loadPlan(sources)))
  })

  it.each([
    {
      layout: 'a folder',
      plan: (titles: string[]) => [...titles.map((title) => event(title, { type: 'string' })), money],
    },
    {
      layout: 'one file',
      plan: (titles: string[]): PlanSource[] => {
        const events = titles.map((title) => ({
          title,
          'x-event': { call: 'track' },
          properties: { total: { $ref: '#/$defs/money' } },
        }))
        return [
          {
            path: 'plan.json',
            text: JSON.stringify({ name: 'P', $defs: { money: { type: 'number' } }, events }),
          },
        ]
      },
    },
  ])('keeps the schemas of the events that did not change: $layout', ({ plan }) => {
    const loader = createPlanLoader()
    const schemas = (titles: string[]) =>
      new Map(loader.load(plan(titles)).plan?.events.map(({ name, schema }) => [name, schema]))
    const first = schemas(['A', 'B', 'C'])
    const second = schemas(['A', 'X', 'C'])
    expect([...second.keys()]).toEqual(['A', 'C', 'X'])
    expect([...second].filter(([name, schema]) => first.get(name) === schema).map(([name]) => name)).toEqual([
      'A',
      'C',
    ])
    // Only the last time is held.
    expect(schemas(['A', 'B', 'C']).get('B')).not.toBe(first.get('B'))
  })
})
