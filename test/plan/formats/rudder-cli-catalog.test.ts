// The same plan as the YAML of rudder-cli and as the catalog API gives it: rudder-cli's own test project, and the answer
// for it that stands beside this file. The catalog has no words about properties, and no names of categories.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { isObject, omit } from '../../../generator/src/plan/json-value.js'
import { loadPlan } from '../../../generator/src/plan/load-plan.js'
import type { JsonValue, TrackingPlan } from '../../../generator/src/plan/model.js'
import { readPlan } from '../../../generator/src/plan/read-plan.js'
import { canonicalPlan } from '../../plan-writing/canonical-plan.js'
import { repositoryRoot } from '../../plans.js'

const project = join(repositoryRoot, '../shared/data/plans/rudder-cli')

it.skipIf(!existsSync(project))(
  "rudder-cli's test project is the catalog's plan (skipped where the data is not at hand)",
  async () => {
    const text = readFileSync(new URL('rudder-cli.catalog.json', import.meta.url), 'utf8')
    const catalog = loadPlan([{ path: 'catalog.json', text }])
    expect(catalog.format).toBe('rudderstack-catalog')
    expect(catalog.diagnostics).toEqual([])
    const cli = loadPlan((await readPlan(project)).sources)
    expect(cli.format).toBe('rudder-cli')
    expect(cli.plan?.events.length).toBe(4)
    expect(comparable(cli.plan)).toEqual(comparable(catalog.plan))
  },
)

function comparable(plan: TrackingPlan | undefined): JsonValue {
  if (plan === undefined) throw new Error('no plan')
  const { head, events } = canonicalPlan(plan)
  return JSON.parse(
    JSON.stringify({
      head: omit(head as Record<string, JsonValue>, ['version']),
      events: events.map((event) => {
        const { schema, reached, ...fields } = event as Record<string, JsonValue>
        return { ...omit(fields, ['tags']), schema: withoutWords(schema), reached: withoutWords(reached) }
      }),
    }),
  )
}

function withoutWords(value: JsonValue | undefined): JsonValue {
  if (Array.isArray(value)) return value.map(withoutWords)
  if (!isObject(value)) return value ?? null
  const isWord = (key: string, member: JsonValue) =>
    (key === 'title' || key === 'description') && typeof member === 'string'
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) =>
      isWord(key, member) ? [] : [[key, withoutWords(member)]],
    ),
  )
}
