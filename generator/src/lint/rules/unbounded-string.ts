// Texts whose name or description says that there are only a few of them, without a list of these.
import { isObject, textOf } from '../../plan/json-value.js'
import type { JsonSchema } from '../../plan/model.js'
import type { LintRule } from '../model.js'
import { wordsOf } from '../word-forms.js'

const FEW =
  'status state type kind currency country platform method mode tier role gender unit environment locale language direction'

export const unboundedString: LintRule<{ readonly names: readonly string[] }> = {
  id: 'unbounded-string',
  code: 'TW708',
  level: 'info',
  defaults: { names: FEW.split(' ') },
  *check({ properties, locate }, { names }) {
    for (const property of properties) {
      const { name, schema } = property
      if (!isUnbounded(schema)) continue
      const last = wordsOf(name).at(-1)?.toLowerCase() ?? ''
      const saysOneOf = /\b(one of|either)\b/i.test(textOf(schema, 'description') ?? '')
      if (!names.includes(last) && !saysOneOf) continue
      const location = locate(property, 'key')
      const why = names.includes(last) ? 'its name' : 'its description'
      yield {
        message: `The property ${JSON.stringify(name)} admits any text, though ${why} promises one of a few.`,
        ...(location === undefined ? {} : { location }),
        owner: schema,
      }
    }
  },
}

const BOUNDS = ['enum', 'const', 'pattern', 'format', 'maxLength', '$ref', 'allOf', 'anyOf', 'oneOf']

function isUnbounded(schema: JsonSchema): boolean {
  if (!isObject(schema) || BOUNDS.some((name) => name in schema)) return false
  return schema.type === 'string'
}
