// A writer that comes again writes the validators of what changed, and no others; counted by the texts that are the same
// objects, or not.
import { describe, expect, it } from 'vitest'
import { namePlan } from '../../generator/src/naming/name-plan.js'
import { createPlanLoader } from '../../generator/src/plan/load-plan.js'
import type { JsonObject, PlanSource } from '../../generator/src/plan/model.js'
import { SchemaMemory } from '../../generator/src/typing/resolve/schema-memory.js'
import type { WrittenValidator } from '../../generator/src/validation/model.js'
import { ValidatorMemory, writeValidators } from '../../generator/src/validation/write-validators.js'

interface Plan {
  readonly $defs?: JsonObject
  readonly events: readonly JsonObject[]
}

const event = (title: string, total: JsonObject = { type: 'number' }): JsonObject => ({
  title,
  'x-event': { call: 'track' },
  type: 'object',
  properties: { total },
})
const money = { $ref: '#/$defs/money' }
const BEFORE: Plan = {
  $defs: { money: { type: 'number' }, name: { type: 'string' } },
  events: [event('A'), event('B', money), event('C', { $ref: '#/$defs/amount' }), event('D')],
}
const withDefs = ($defs: JsonObject): Plan => ({ ...BEFORE, $defs: { ...BEFORE.$defs, ...$defs } })
const BASE = withDefs({ amount: { minimum: 0, $ref: '#/$defs/money' } })

const cases: { name: string; next: Plan; written: string[] }[] = [
  { name: 'nothing', next: BASE, written: [] },
  {
    name: 'one event',
    next: { ...BASE, events: [event('A', { type: 'string' }), ...BASE.events.slice(1)] },
    written: ['trackA'],
  },
  {
    name: 'an event that came',
    next: { ...BASE, events: [event('Aa'), ...BASE.events] },
    written: ['trackAa'],
  },
  {
    name: 'a definition, and all that refers to it, through others too',
    next: { ...BASE, $defs: { ...BASE.$defs, money: { type: 'integer' } } },
    written: ['trackB', 'trackC'],
  },
  {
    name: 'a definition that nothing refers to',
    next: { ...BASE, $defs: { ...BASE.$defs, name: { type: 'integer' } } },
    written: [],
  },
]

function open() {
  const loader = createPlanLoader()
  const memory = new ValidatorMemory(new SchemaMemory())
  return (sources: readonly PlanSource[]) => {
    const { plan } = loader.load(sources)
    if (plan === undefined) throw new Error('no plan')
    const { named } = namePlan(plan, [])
    const validators = writeValidators(named, memory)
    expect(validators).toEqual(writeValidators(named))
    return new Map(validators.map((each) => [each.functionName, each]))
  }
}

/** Texts and lists of names are written together: an equal list that is another one was written again. */
const changed = (before: Map<string, WrittenValidator>, after: Map<string, WrittenValidator>) =>
  [...after].filter(([name, { names }]) => before.get(name)?.names !== names).map(([name]) => name)

describe('what is written again', () => {
  it.each(cases)('$name', ({ next, written }) => {
    const write = open()
    const file = (plan: Plan) => [{ path: 'plan.json', text: JSON.stringify({ name: 'P', ...plan }) }]
    const before = write(file(BASE))
    expect(changed(before, write(file(next)))).toEqual(written)
  })

  it('in a folder, what refers to a file that changed', () => {
    const write = open()
    const files = (type: string) => [
      { path: 'a.json', text: JSON.stringify(event('A')) },
      { path: 'b.json', text: JSON.stringify(event('B', { $ref: 'money.json' })) },
      { path: 'money.json', text: JSON.stringify({ type }) },
    ]
    const before = write(files('number'))
    expect(changed(before, write(files('number')))).toEqual([])
    expect(changed(before, write(files('integer')))).toEqual(['trackB'])
  })

  it('what a dynamic reference comes to lead to', () => {
    const write = open()
    const tree = { $dynamicAnchor: 'node', properties: { children: { items: { $dynamicRef: '#node' } } } }
    const files = (node: JsonObject) => [
      { path: 'a.json', text: JSON.stringify({ ...event('A', { $ref: 'tree.json' }), ...node }) },
      { path: 'tree.json', text: JSON.stringify(tree) },
    ]
    const named = { $dynamicAnchor: 'node' }
    const before = write(files({}))
    expect(changed(before, write(files({})))).toEqual([])
    expect(changed(before, write(files(named)))).toEqual(['trackA'])
  })
})
