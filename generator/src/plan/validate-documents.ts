// Judges the files of a plan by the schema of their format, and tells which of them are none of the plan's.
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { describeViolations } from './describe-violations.js'
import type { DocumentSchema, PlanFormat } from './formats/plan-format.js'
import { ownValidator } from './meta-validators.js'
import type { PlanDocument } from './model.js'

const MAX_PER_FILE = 5

export interface ValidDocuments {
  /** What is part of the plan. */
  readonly documents: readonly PlanDocument[]
  readonly diagnostics: readonly Diagnostic[]
}

export function validateDocuments(
  given: readonly PlanDocument[],
  format: Pick<PlanFormat, 'isNative' | 'title' | 'schemaOf'>,
): ValidDocuments {
  const documents: PlanDocument[] = []
  const others: PlanDocument[] = []
  const diagnostics: Diagnostic[] = []
  for (const document of given) {
    const schema = format.schemaOf(document)
    if (schema === undefined) others.push(document)
    else {
      documents.push(document)
      diagnostics.push(...validateDocument(document, schema, format.isNative ? 'TW107' : 'TW122'))
    }
  }
  return { documents, diagnostics: [...diagnostics, ...noteOthers(others, format.title)] }
}

function validateDocument(
  document: PlanDocument,
  { schema, definition, noun }: DocumentSchema,
  code: 'TW107' | 'TW122',
): Diagnostic[] {
  const errors = ownValidator(schema, definition)(document.value)
  return describeViolations(errors, noun, MAX_PER_FILE).map(({ pointer, part, message }) =>
    createDiagnostic(code, { message, location: document.locate(pointer, part) }),
  )
}

function noteOthers([first, ...more]: readonly PlanDocument[], title: string): Diagnostic[] {
  if (first === undefined) return []
  const others = more.length === 0 ? '' : `, as ${more.length} more`
  const message = `${first.path} is no part of the ${title} plan, and is left aside${others}.`
  return [createDiagnostic('TW123', { message, location: first.locate('') })]
}
