// The contract with the runtime: every name that generated code may import from it, and which a text uses.
import type * as codegen from '@trackwright/runtime/codegen'
import type * as validation from '@trackwright/runtime/validation'

export const RUNTIME_MODULE = '@trackwright/runtime/codegen'
export const VALIDATION_MODULE = '@trackwright/runtime/validation'

const JUDGES: readonly (keyof typeof validation & string)[] = ['admits', 'judgeLater', 'judgeNow']

/** Checked against the runtime's exports, so that a renaming there is a type error here. */
const VALUES: readonly (keyof typeof codegen & string)[] = [
  'createSlot',
  'sendAlias',
  'sendGroup',
  'sendIdentify',
  'sendPage',
  'sendScreen',
  'sendTrack',
  'setSlotClient',
]

const TYPES = [
  'BrowserCallOptions',
  'BrowserPageOptions',
  'Checked',
  'Client',
  'PlanOptions',
  'ServerCallOptions',
  'ServerPageOptions',
  'Suspects',
]

export function runtimeValuesIn(text: string): string[] {
  return VALUES.filter((name) => uses(text, name))
}

/** Of the entry for validation. */
export function judgesIn(text: string): string[] {
  return JUDGES.filter((name) => uses(text, name))
}

export function runtimeTypesIn(text: string): string[] {
  return TYPES.filter((name) => uses(text, name))
}

/** As an identifier of its own: names of events have letters that `\b` takes for an end. */
function uses(text: string, name: string): boolean {
  return new RegExp(`(?<![\\p{ID_Continue}$])${name}(?![\\p{ID_Continue}$\\u200c\\u200d])`, 'u').test(text)
}
