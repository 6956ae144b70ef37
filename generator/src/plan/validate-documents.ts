// Judges the files of a native plan by schemas/tracking-plan.schema.json, which also gives completion in editors.
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { describeViolations } from './describe-violations.js'
import { isEventSchema } from './formats/native-event.js'
import { isOnePlan } from './formats/native-file.js'
import { isPlanHead } from './formats/native-folder.js'
import { isObject } from './json-value.js'
import { ownValidator } from './meta-validators.js'
import type { PlanDocument } from './model.js'

const MAX_PER_FILE = 5

type Kind = 'plan' | 'head' | 'event' | 'definitions'

const NAMES: Readonly<Record<Kind, string>> = {
  plan: 'The plan',
  head: 'The plan',
  event: 'The event',
  definitions: 'The file',
}

export function validateDocuments(
  documents: readonly PlanDocument[],
  format: 'native-folder' | 'native-file',
): Diagnostic[] {
  return documents.flatMap((document) => {
    const kind = kindOf(document, format)
    const errors = ownValidator('tracking-plan', kind)(document.value)
    return describeViolations(errors, NAMES[kind], MAX_PER_FILE).map(({ pointer, part, message }) =>
      createDiagnostic('TW107', { message, location: document.locate(pointer, part) }),
    )
  })
}

function kindOf(document: PlanDocument, format: 'native-folder' | 'native-file'): Kind {
  if (!isObject(document.value)) return 'definitions'
  if (format === 'native-file') return isOnePlan(document) ? 'plan' : 'definitions'
  if (isEventSchema(document.value)) return 'event'
  return isPlanHead(document) ? 'head' : 'definitions'
}
