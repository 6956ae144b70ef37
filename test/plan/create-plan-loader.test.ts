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
    ]
    for (const sources of steps)
      expect(comparable(loader.load(sources))).toEqual(comparable(loadPlan(sources)))
  })

  it('keeps the documents whose text did not change, and no others', () => {
    const loader = createPlanLoader()
    const schemas = (sources: PlanSource[]) =>
      loader.load(sources).plan?.events.map(({ schema }) => (schema as JsonObject).properties)
    const [firstPaid, firstSeen] = schemas([seen, paid, money]) ?? []
    const [secondPaid, secondSeen] = schemas([seen, event('Paid', { type: 'number' })]) ?? []
    expect(secondSeen).toBe(firstSeen)
    expect(secondPaid).not.toBe(firstPaid)
    expect(schemas([seen, paid, money])?.[0]).not.toBe(firstPaid)
  })
})
