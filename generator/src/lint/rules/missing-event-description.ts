// An event says when it is sent: the description is also the comment of the generated function.
import type { LintRule } from '../model.js'

export const missingEventDescription: LintRule = {
  id: 'missing-event-description',
  code: 'TW704',
  level: 'warning',
  defaults: {},
  *check({ plan }) {
    for (const { call, name, description, location, schema } of plan.events) {
      if (description !== undefined && description.trim() !== '') continue
      const title = name === '' ? `The ${call} event` : `The ${call} event ${JSON.stringify(name)}`
      yield { message: `${title} has no description.`, location, owner: schema }
    }
  },
}
