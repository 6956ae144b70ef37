// A property says what it holds. One that refers to a definition leaves that to it.
import { isObject, textOf } from '../../plan/json-value.js'
import type { LintRule } from '../model.js'

export const missingPropertyDescription: LintRule = {
  id: 'missing-property-description',
  code: 'TW705',
  level: 'info',
  defaults: {},
  *check({ properties, locate }) {
    for (const property of properties) {
      const { schema, name } = property
      if (!isObject(schema) || textOf(schema, 'description') !== undefined || '$ref' in schema) continue
      // Conditions repeat properties that are described where they belong.
      if (/\/(if|then|else|not|anyOf|oneOf|dependentSchemas)\//.test(property.pointer)) continue
      const location = locate(property, 'key')
      yield {
        message: `The property ${JSON.stringify(name)} has no description.`,
        ...(location === undefined ? {} : { location }),
        owner: schema,
      }
    }
  },
}
