// A schema's type T, and a function `check` that takes its values as the generated functions take payloads.
import type { Draft, JsonSchema } from '../../generator/src/plan/model.js'
import { checkSchema } from '../../generator/src/typing/type-schema.js'

const URI = 'plan:///case.json'

export async function declareChecked(schema: JsonSchema, draft: Draft): Promise<string> {
  const { types, rules, declarations } = await checkSchema(new Map([[URI, { schema, draft }]]), URI, 'T', {
    eventName: 'Options',
    formatRules: true,
  })
  if (rules === undefined) return [...types, 'declare function check(value: T): void'].join('\n')
  return [
    "import type { Checked, Suspects } from '@trackwright/runtime/codegen'",
    ...types,
    ...declarations,
    `type TRules = ${rules.text}`,
    'declare function check<const P extends T>(',
    '  // @ts-ignore: payloads of events are objects, which looks ask for; these schemas may be of anything',
    `  value: Checked<P, T, TRules, ${rules.look}<P>>): void`,
  ].join('\n')
}
