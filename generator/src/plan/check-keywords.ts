// Keywords that nobody knows, and patterns that no engine takes. What the meta-schemas check is validate-schemas.ts's affair.
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { followPointer, joinPointer } from './json-pointer.js'
import { memberOf } from './json-value.js'
import type { Draft, JsonObject } from './model.js'
import { nearestWord } from './nearest-word.js'
import type { ReachedSchema } from './resolve-refs.js'
import { draftsOf, isKnownKeyword, keywordsOf } from './schema-keywords.js'
import { walkSchema } from './walk-schema.js'
import { whyInvalidPattern } from './why-invalid-pattern.js'

/** `unknown` is left out for documents that machines wrote. */
export function checkKeywords(
  reached: readonly ReachedSchema[],
  checks: { readonly unknown: boolean },
): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  for (const { file, pointer: root, draft } of reached) {
    const placeOf = (pointer: string, part: 'key' | 'value') =>
      file.document.locate(file.toDocument(pointer), part)
    walkSchema(followPointer(file.schema, root) ?? true, root, (schema, pointer) => {
      if (checks.unknown) {
        for (const name of unknownKeywords(schema, draft)) {
          const location = placeOf(joinPointer(pointer, name), 'key')
          diagnostics.push(createDiagnostic('TW116', { message: describeUnknown(name, draft), location }))
        }
      }
      for (const [at, pattern, part] of patternsOf(schema, pointer)) {
        const reason = whyInvalidPattern(pattern)
        const message = `${JSON.stringify(pattern)} is not a regular expression: ${reason}.`
        if (reason !== undefined)
          diagnostics.push(createDiagnostic('TW115', { message, location: placeOf(at, part) }))
      }
    })
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

function patternsOf(
  schema: JsonObject,
  pointer: string,
): [pointer: string, pattern: string, part: 'key' | 'value'][] {
  const keys = Object.keys(memberOf(schema, 'patternProperties') ?? {})
  const named = keys.map((key): [string, string, 'key'] => [
    joinPointer(pointer, 'patternProperties', key),
    key,
    'key',
  ])
  const { pattern } = schema
  return typeof pattern === 'string' ? [[joinPointer(pointer, 'pattern'), pattern, 'value'], ...named] : named
}
