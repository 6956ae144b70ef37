// Finds out whether a plan refuses unknown properties in any object that a type holds.
import type { Term, TermReader } from '../sets/model.js'
import { isClosed } from '../sets/object-shapes.js'

export function isClosedSomewhere(reader: TermReader, root: Term): boolean {
  const seen = new Set<Term>([root])
  for (const term of seen) {
    const { objects, arrays } = reader.read(term, 'over')
    if (objects.some(isClosed)) return true
    for (const shape of objects) {
      for (const { term: inner } of [...shape.properties.values(), ...shape.patterns, ...shape.rests])
        seen.add(inner)
    }
    for (const { prefix, rest } of arrays) for (const inner of [...prefix, rest]) seen.add(inner)
  }
  return false
}
