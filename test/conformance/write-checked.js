// A schema's type T, and a function `check` that takes its values as the generated functions take payloads.
export function writeChecked({ types, rules, declarations }) {
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
