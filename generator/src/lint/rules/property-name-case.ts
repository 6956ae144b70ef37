// Properties are named in one style: the given one, or the one that most properties of the plan have.
import type { LintRule } from '../model.js'
import { commonStyle, hasStyle, type NameStyle, wordsOf, writeName } from '../word-forms.js'

export const propertyNameCase: LintRule<{ readonly style: NameStyle | 'auto' }> = {
  id: 'property-name-case',
  code: 'TW702',
  level: 'warning',
  defaults: { style: 'auto' },
  *check({ properties, locate }, { style }) {
    const wanted = style === 'auto' ? commonStyle(properties.map(({ name }) => name)) : style
    if (wanted === undefined) return
    for (const property of properties) {
      const { name, schema } = property
      if (hasStyle(name, wanted)) continue
      const better = writeName(wordsOf(name), wanted)
      const location = locate(property, 'key')
      yield {
        message: `The property ${JSON.stringify(name)} is not in ${wanted}, such as ${JSON.stringify(better)}.`,
        ...(location === undefined ? {} : { location }),
        owner: schema,
      }
    }
  },
}
