// Two names of properties that are nearly the same make two columns of one thing.
import type { LintRule, PropertyPart } from '../model.js'
import { findNearNames } from '../near-names.js'

export const nearDuplicateProperty: LintRule<{ readonly allow: readonly string[] }> = {
  id: 'near-duplicate-property',
  code: 'TW710',
  level: 'warning',
  defaults: { allow: [] },
  *check({ properties, locate }, { allow }) {
    const first = new Map<string, PropertyPart>()
    for (const property of properties) if (!first.has(property.name)) first.set(property.name, property)
    for (const { name, other, how } of findNearNames(first.keys())) {
      const [property, earlier] = [first.get(name), first.get(other)]
      if (property === undefined || earlier === undefined || allow.includes(name)) continue
      const [location, related] = [locate(property, 'key'), locate(earlier, 'key')]
      yield {
        message: `The property ${JSON.stringify(name)} is ${JSON.stringify(other)} ${how}.`,
        ...(location === undefined ? {} : { location }),
        ...(related === undefined ? {} : { related: [related] }),
        owner: property.schema,
      }
    }
  },
}
