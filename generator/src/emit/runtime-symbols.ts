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
  return identifiersIn(text, VALUES)
}

/** Of the entry for validation. */
export function judgesIn(text: string): string[] {
  return identifiersIn(text, JUDGES)
}

export function runtimeTypesIn(text: string): string[] {
  return identifiersIn(text, TYPES)
}

/** Those of the names that stand in a text as whole identifiers: names of events have letters that `\b` takes for an end. */
function identifiersIn(text: string, names: readonly string[]): string[] {
  const identifiers = new Set(text.match(/[\p{ID_Continue}$\u200c\u200d]+/gu))
  return names.filter((name) => identifiers.has(name))
}
