// What the compiler gets to see of a schema whose values are put to a checked function.
import type { Draft, JsonSchema } from '../../generator/src/plan/model.js'
import { checkSchema } from '../../generator/src/typing/type-schema.js'
import { writeChecked } from '../conformance/write-checked.js'

const URI = 'plan:///case.json'

export function declareChecked(schema: JsonSchema, draft: Draft): string {
  const resources = new Map([[URI, { schema, draft }]])
  return writeChecked(checkSchema(resources, URI, 'T', { eventName: 'Options', formatRules: true }))
}
