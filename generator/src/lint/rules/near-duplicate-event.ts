// Two events of one call whose names are nearly the same are mostly one event, counted twice.
import type { Call, PlanEvent } from '../../plan/model.js'
import type { LintRule } from '../model.js'
import { findNearNames } from '../near-names.js'

export const nearDuplicateEvent: LintRule<{ readonly allow: readonly string[] }> = {
  id: 'near-duplicate-event',
  code: 'TW709',
  level: 'warning',
  defaults: { allow: [] },
  *check({ plan }, { allow }) {
    const byCall = new Map<Call, Map<string, PlanEvent>>()
    for (const event of plan.events) {
      const events = byCall.get(event.call) ?? new Map<string, PlanEvent>()
      byCall.set(event.call, events.set(event.name, events.get(event.name) ?? event))
    }
    for (const [call, events] of byCall) {
      for (const { name, other, how } of findNearNames(events.keys())) {
        const [event, first] = [events.get(name), events.get(other)]
        if (event === undefined || first === undefined || allow.includes(name)) continue
        yield {
          message: `The ${call} event ${JSON.stringify(name)} is ${JSON.stringify(other)} ${how}.`,
          location: event.location,
          related: [first.location],
          owner: event.schema,
        }
      }
    }
  },
}
