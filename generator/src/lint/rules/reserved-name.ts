// Names that are columns of the warehouse already: the gateway's own value and the property's would clash there.
import type { LintRule } from '../model.js'
import { wordsOf, writeName } from '../word-forms.js'

/** What RudderStack's browser SDK warns of inside properties and traits. */
const RESERVED = new Set(
  (
    'id anonymous_id user_id sent_at timestamp received_at original_timestamp event event_text channel context_ip ' +
    'context_request_ip context_passed_ip group_id previous_id'
  ).split(' '),
)

export const reservedName: LintRule<{ readonly allow: readonly string[] }> = {
  id: 'reserved-name',
  code: 'TW703',
  level: 'warning',
  defaults: { allow: [] },
  *check({ properties, locate }, { allow }) {
    for (const property of properties) {
      // Objects within objects become columns by all their names.
      const column = writeName(property.path.flatMap(wordsOf), 'snake_case')
      if (property.event === undefined || !RESERVED.has(column) || allow.includes(property.name)) continue
      const location = locate(property, 'key')
      yield {
        message: `The property ${JSON.stringify(property.path.join('.'))} becomes the column ${column}, which a warehouse has already.`,
        ...(location === undefined ? {} : { location }),
        owner: property.schema,
      }
    }
  },
}
