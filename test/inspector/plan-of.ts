// A TrackingPlan from the few facts that a test of this folder is about.
import type { Call, Draft, JsonSchema, PlanEvent, TrackingPlan } from '../../generator/src/plan/model.js'

export interface GivenRule {
  readonly call?: Call
  readonly name?: string
  readonly version?: string
  readonly draft?: Draft
  readonly schema: JsonSchema
}

/** One file per rule, `plan:///<index>.json`; `others` are files that the rules may refer to. */
export function planOf(
  rules: readonly GivenRule[],
  others: Readonly<Record<string, JsonSchema>> = {},
): TrackingPlan {
  const events = rules.map(
    ({ call = 'track', name = 'E', draft = '2020-12', schema, version }, index): PlanEvent => ({
      call,
      name,
      draft,
      schema,
      ...(version === undefined ? {} : { version }),
      schemaUri: `plan:///${index}.json#`,
      location: { file: `${index}.json`, line: 1, column: 1 },
    }),
  )
  const draft = events[0]?.draft ?? '2020-12'
  return {
    name: 'Test',
    events,
    resources: new Map([
      ...events.map(
        (event, index) => [`plan:///${index}.json`, { schema: event.schema, draft: event.draft }] as const,
      ),
      ...Object.entries(others).map(([path, schema]) => [`plan:///${path}`, { schema, draft }] as const),
    ]),
  }
}
