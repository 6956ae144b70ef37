// Changes as diagnostics: a sentence for people, a severity by what it breaks, and the place.
import type { DiagnosticCode } from '../diagnostics/codes.js'
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic, Severity } from '../diagnostics/model.js'
import type { ChangeKind, Effects, EventId, PlanChange } from './model.js'

const CODE_OF: Readonly<Record<ChangeKind, DiagnosticCode>> = {
  'event added': 'TW800',
  'event removed': 'TW801',
  'event renamed': 'TW802',
  'property added': 'TW803',
  'property removed': 'TW804',
  'property renamed': 'TW805',
  'property required': 'TW806',
  'property optional': 'TW807',
  type: 'TW808',
  values: 'TW809',
  bounds: 'TW810',
  rules: 'TW811',
  closed: 'TW812',
  opened: 'TW813',
  payload: 'TW814',
  documentation: 'TW815',
  deprecation: 'TW816',
  record: 'TW817',
}

/** Places are as the plans have them; whose plan it is, `side` tells. */
export function describeChange(change: PlanChange): Diagnostic {
  const { kind, location, effects } = change
  const message = `${subjectOf(change)}: ${change.what}.${effectOf(change)}`
  const diagnostic = createDiagnostic(CODE_OF[kind], {
    message,
    ...(location === undefined ? {} : { location }),
  })
  return { ...diagnostic, severity: severityOf(effects) }
}

export function describeEvent({ call, name, version }: EventId): string {
  const title = name === '' ? call : `${call} ${JSON.stringify(name)}`
  return version === undefined ? title : `${title} version ${version}`
}

export function describeEffects({ senders, oldData, newData }: Effects): string {
  return `senders ${senders}, old data ${oldData}, new data ${newData}`
}

/** Breaks what was written before, may do so, or does not. */
function severityOf({ senders, oldData }: Effects): Severity {
  if (senders === 'no' || oldData === 'no') return 'error'
  return senders === 'unknown' || oldData === 'unknown' ? 'warning' : 'info'
}

function subjectOf({ event, path }: PlanChange): string {
  return path === '' ? describeEvent(event) : `${describeEvent(event)}, ${path}`
}

const MAX_SHOWN = 100

function effectOf({ kind, effects, lost }: PlanChange): string {
  if (kind === 'event added') return ''
  if (kind === 'event removed' || kind === 'event renamed')
    return ' Code that sends it does not compile any more.'
  const text = lost === undefined ? '' : JSON.stringify(lost)
  const example = text === '' || text.length > MAX_SHOWN ? '' : `, such as ${text}`
  const parts: string[] = []
  if (effects.oldData === 'no') parts.push(` What was sent before may be refused${example}.`)
  if (effects.oldData === 'unknown')
    parts.push(' Whether all that was sent before is still admitted is not decided.')
  if (effects.newData === 'no') parts.push(' Readers of the old schema may refuse what is new.')
  if (effects.newData === 'unknown')
    parts.push(' Whether the old schema admits all that is new is not decided.')
  return parts.join('')
}
