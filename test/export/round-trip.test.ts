// A plan through a vendor's format and back: the same plan, but for what was told.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ExportFormat, exportPlan } from '../../generator/src/export/export-plan.js'
import { createEventValidator } from '../../generator/src/inspector/validate-event.js'
import { isArray, isObject, memberOf } from '../../generator/src/plan/json-value.js'
import { loadPlan } from '../../generator/src/plan/load-plan.js'
import type { JsonObject, JsonValue, PlanSource, TrackingPlan } from '../../generator/src/plan/model.js'
import { readPlan } from '../../generator/src/plan/read-plan.js'
import { canonicalPlan } from '../plan-writing/canonical-plan.js'
import { referencePlan, repositoryRoot, shopPlan } from '../plans.js'

function load(sources: readonly PlanSource[]): TrackingPlan {
  const { plan, diagnostics } = loadPlan(sources)
  expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
  if (plan === undefined) throw new Error('no plan')
  return plan
}

function throughFormat(plan: TrackingPlan, format: ExportFormat) {
  const { sources, diagnostics } = exportPlan(plan, format, { vendor: 'com.acme' })
  return { back: load(sources), losses: diagnostics.map(({ message }) => message) }
}

const OTHERS = join(repositoryRoot, '../shared/data/plans')
/** `loses`: the fields of events that the format has no place for, or says in its own draft. */
const VENDORS: { path: string; format: ExportFormat; loses?: string[] }[] = [
  { path: 'segment/public-api.plan.json', format: 'segment' },
  { path: 'segment/config-api.plan.json', format: 'segment' },
  { path: 'rudderstack/node-typescript.plan.json', format: 'rudderstack-catalog', loses: ['draft'] },
  { path: 'rudder-cli', format: 'rudderstack-catalog', loses: ['tags'] },
  { path: 'rudder-cli', format: 'rudder-cli' },
  { path: 'iglu', format: 'snowplow' },
]

describe("vendors' own plans", () => {
  // Other vendors' plans lie beside the repository, or nowhere.
  it.skipIf(!existsSync(OTHERS)).each(VENDORS)(
    '$path through $format',
    async ({ path, format, loses = [] }) => {
      const plan = load((await readPlan(join(OTHERS, path))).sources)
      const { back, losses } = throughFormat(plan, format)
      expect(losses).toEqual(
        loses.includes('tags')
          ? ['Tags of events have no place in the RudderStack catalog (4 times, first here).']
          : [],
      )
      const without = (event: object) =>
        Object.fromEntries(Object.entries(event).filter(([field]) => !loses.includes(field)))
      const { head, events } = canonicalPlan(plan)
      const again = canonicalPlan(back)
      expect({ ...again, events: again.events.map(without) }).toEqual({ head, events: events.map(without) })
    },
  )
})

describe('plans of the native layout', () => {
  const FORMATS: ExportFormat[] = ['segment', 'rudderstack-catalog', 'rudder-cli', 'snowplow']
  it.each(FORMATS)('become plans in %s that stay the same from then on', async (format) => {
    for (const path of [shopPlan, referencePlan]) {
      const { back } = throughFormat(load((await readPlan(path)).sources), format)
      const again = throughFormat(back, format)
      expect(canonicalPlan(again.back)).toEqual(canonicalPlan(back))
    }
  })
})

/** The payload without each of its members, and with something else in the place of each. */
function mutate(payload: JsonObject): JsonObject[] {
  const keys = Object.keys(payload)
  const others: JsonValue[] = [null, -0.5, 'x', [{}]]
  return [
    payload,
    { ...payload, surplus: 1 },
    ...keys.map((key) => Object.fromEntries(Object.entries(payload).filter(([each]) => each !== key))),
    ...keys.flatMap((key) => others.map((other) => ({ ...payload, [key]: other }))),
  ]
}

/** Every message that the plan's own examples give, and what is made of them. */
function messagesOf({ events }: TrackingPlan): JsonObject[] {
  return events
    .filter(({ version }) => version === undefined)
    .flatMap(({ call, name, schema }) => {
      const examples = memberOf(schema, 'examples')
      const payloads = isArray(examples) ? examples.filter(isObject).flatMap(mutate) : []
      const named = call === 'track' ? { event: name } : { name }
      return payloads.map((payload) => ({ type: call, ...named, properties: payload, traits: payload }))
    })
}

describe('an exported plan judges events as the plan does', () => {
  const FORMATS: { format: ExportFormat; calls: string[] }[] = [
    { format: 'segment', calls: ['track', 'page', 'screen', 'identify', 'group'] },
    { format: 'rudderstack-catalog', calls: ['track', 'page', 'screen', 'identify', 'group'] },
    { format: 'snowplow', calls: ['track'] },
  ]
  it.each(FORMATS)('in $format', async ({ format, calls }) => {
    const plan = load((await readPlan(shopPlan)).sources)
    const [own, exported] = [plan, throughFormat(plan, format).back].map(createEventValidator)
    const messages = messagesOf(plan).filter(({ type }) => calls.includes(String(type)))
    const differing = messages.filter((message) => own?.(message).kind !== exported?.(message).kind)
    expect(differing).toEqual([])
    const kinds = messages.map((message) => own?.(message).kind)
    expect(kinds.filter((kind) => kind === 'valid').length).toBeGreaterThan(100)
    expect(kinds.filter((kind) => kind === 'invalid').length).toBeGreaterThan(500)
  })
})

describe('a rudder-cli project, which says less than the plan,', () => {
  it('refuses nothing that the plan accepts', async () => {
    const plan = load((await readPlan(shopPlan)).sources)
    const [own, exported] = [plan, throughFormat(plan, 'rudder-cli').back].map(createEventValidator)
    const accepted = messagesOf(plan).filter(
      (message) => message.type !== 'alias' && own?.(message).kind === 'valid',
    )
    expect(accepted.filter((message) => exported?.(message).kind !== 'valid')).toEqual([])
    expect(accepted.length).toBeGreaterThan(100)
  })
})
