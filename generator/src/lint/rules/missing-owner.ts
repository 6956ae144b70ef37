// Somebody answers for an event. Plans in which no event has an owner do not use owners, unless they ask for it.
import type { LintRule } from '../model.js'

export const missingOwner: LintRule<{ readonly always: boolean }> = {
  id: 'missing-owner',
  code: 'TW706',
  level: 'warning',
  defaults: { always: false },
  *check({ plan }, { always }) {
    if (!always && plan.events.every(({ owner }) => owner === undefined)) return
    for (const { call, name, owner, location, schema } of plan.events) {
      if (owner !== undefined) continue
      const title = name === '' ? `The ${call} event` : `The ${call} event ${JSON.stringify(name)}`
      yield { message: `${title} has no owner.`, location, owner: schema }
    }
  },
}
