// Schemas that double and double again through references: a few lines that have one value judged a billion times.
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import type { RefResolver, SchemaPlace } from './resolve-ref.js'
import { schemasInPlace } from './schemas-in-place.js'

/** How many schemas may judge one value, each counted as often as it is come to. */
const MAX_SCHEMAS_PER_VALUE = 20_000

/** Only for references that end: their depth is within the stack, and so is that of schemas in each other. */
export function checkExpansion(places: readonly SchemaPlace[], resolver: RefResolver): Diagnostic[] {
  const counts = new Map<string, number>()
  const count = (place: SchemaPlace): number => {
    const key = `${place.file.uri}#${place.pointer}`
    const known = counts.get(key)
    if (known !== undefined) return known
    counts.set(key, 1)
    const total = schemasInPlace(place, resolver).reduce((sum, next) => sum + count(next), 1)
    counts.set(key, total)
    return total
  }
  const tooMany = places.find((place) => count(place) > MAX_SCHEMAS_PER_VALUE)
  if (tooMany === undefined) return []
  const limit = MAX_SCHEMAS_PER_VALUE.toLocaleString('en')
  const location = tooMany.file.document.locate(tooMany.file.toDocument(tooMany.pointer))
  const message = `More than ${limit} schemas would judge one value here: references lead to the same ones again and again.`
  return [createDiagnostic('TW144', { message, location })]
}
