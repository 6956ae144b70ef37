// Judges every schema that the plan uses by the meta-schema of its draft.
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { describeViolations } from './describe-violations.js'
import { followPointer } from './json-pointer.js'
import { MAX_FINDINGS } from './max-findings.js'
import { metaValidator } from './meta-validators.js'
import type { ReachedSchema } from './resolve-refs.js'

/** One mistake high up in a schema has many consequences below. */
const MAX_PER_SCHEMA = 3

export function validateSchemas(reached: readonly ReachedSchema[]): Diagnostic[] {
  let told = 0
  return reached.flatMap(({ file, pointer, draft }) => {
    const errors =
      told < MAX_FINDINGS ? metaValidator(draft)(followPointer(file.schema, pointer) ?? true) : []
    if (errors.length === 0) return []
    told += 1
    return describeViolations(errors, 'The schema', MAX_PER_SCHEMA).map((violation) =>
      createDiagnostic('TW108', {
        message: violation.message,
        location: file.document.locate(file.toDocument(pointer + violation.pointer), violation.part),
      }),
    )
  })
}
