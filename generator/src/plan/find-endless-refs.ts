// References that lead back to themselves without passing a property or an item: no validator ever ends on these.
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { followPointer, joinPointer } from './json-pointer.js'
import { isObject } from './json-value.js'
import type { RefResolver, SchemaPlace } from './resolve-ref.js'
import { schemasInPlace } from './schemas-in-place.js'

/** A chain of references longer than this counts as an attack on the stack. */
const MAX_CHAIN = 200

export function findEndlessRefs(places: readonly SchemaPlace[], resolver: RefResolver): Diagnostic[] {
  const state = new Map<string, 'open' | 'done'>()
  const diagnostics: Diagnostic[] = []
  const visit = (place: SchemaPlace, depth: number): void => {
    const key = `${place.file.uri}#${place.pointer}`
    const known = state.get(key)
    if (known === 'done' || !isObject(followPointer(place.file.schema, place.pointer))) return
    if (known === 'open')
      return void diagnostics.push(report(place, 'TW121', 'The $ref leads back to itself.'))
    if (depth > MAX_CHAIN) {
      return void diagnostics.push(report(place, 'TW113', `More than ${MAX_CHAIN} references in a row.`))
    }
    state.set(key, 'open')
    for (const next of schemasInPlace(place, resolver)) visit(next, depth + 1)
    state.set(key, 'done')
  }
  for (const place of places) visit(place, 0)
  return diagnostics
}

function report({ file, pointer }: SchemaPlace, code: 'TW113' | 'TW121', message: string): Diagnostic {
  return createDiagnostic(code, {
    message,
    location: file.document.locate(file.toDocument(joinPointer(pointer, '$ref'))),
  })
}
