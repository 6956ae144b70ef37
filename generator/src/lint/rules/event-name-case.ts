// Events are named in one style: the given one, or the one that most events of the plan have.
import type { LintRule } from '../model.js'
import { commonStyle, hasStyle, type NameStyle, wordsOf, writeName } from '../word-forms.js'

export const eventNameCase: LintRule<{ readonly style: NameStyle | 'auto' }> = {
  id: 'event-name-case',
  code: 'TW700',
  level: 'warning',
  defaults: { style: 'auto' },
  *check({ plan }, { style }) {
    const named = plan.events.filter(({ name }) => name !== '')
    const wanted = style === 'auto' ? commonStyle(named.map(({ name }) => name)) : style
    if (wanted === undefined) return
    for (const { call, name, location, schema } of named) {
      if (hasStyle(name, wanted)) continue
      const better = writeName(wordsOf(name), wanted)
      yield {
        message: `The ${call} event ${JSON.stringify(name)} is not in ${wanted}, such as ${JSON.stringify(better)}.`,
        location,
        owner: schema,
      }
    }
  },
}
