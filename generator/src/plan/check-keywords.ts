// Keywords that nobody knows. What the meta-schemas check is validate-schemas.ts's affair.
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { followPointer, joinPointer } from './json-pointer.js'
import { MAX_FINDINGS } from './max-findings.js'
import type { Draft, JsonObject } from './model.js'
import { nearestWord } from './nearest-word.js'
import type { ReachedSchema } from './resolve-refs.js'
import { draftsOf, isKnownKeyword, keywordsOf } from './schema-keywords.js'
import { surveySchema } from './survey-schema.js'

/** For plans that people write: in documents that machines wrote, such a keyword is nobody's mistake. */
export function checkKeywords(reached: readonly ReachedSchema[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  for (const { file, pointer: root, draft } of reached) {
    for (const { schema, pointer } of surveySchema(followPointer(file.schema, root), draft).withUnknown) {
      if (diagnostics.length >= MAX_FINDINGS) break
      for (const name of unknownKeywords(schema, draft).slice(0, MAX_FINDINGS)) {
        const location = file.document.locate(file.toDocument(joinPointer(root + pointer, name)), 'key')
        diagnostics.push(createDiagnostic('TW116', { message: describeUnknown(name, draft), location }))
      }
    }
  }
  return diagnostics
}

function unknownKeywords(schema: JsonObject, draft: Draft): string[] {
  return Object.keys(schema).filter((name) => !isKnownKeyword(name, draft))
}

function describeUnknown(name: string, draft: Draft): string {
  const drafts = draftsOf(name)
  const known =
    drafts.length === 0
      ? ''
      : ` is a keyword of ${drafts.join(', ')}, not of draft ${draft}: it has no effect here`
  const near = nearestWord(name, keywordsOf(draft))
  const hint = near === undefined ? '' : `: did you mean ${JSON.stringify(near)}?`
  return `${JSON.stringify(name)}${known === '' ? ` is not a keyword of JSON Schema${hint === '' ? '.' : hint}` : `${known}.`}`
}
