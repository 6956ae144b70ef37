// Whether one object shape plainly lies within another. Says no where it would have to look into schemas.
import type { ObjectShape, PropertyShape, Term } from './model.js'

const UNDECLARED: PropertyShape = { term: { kind: 'any', id: 0 }, required: false }

/** Whether every object of shape `narrow` also has shape `wide`, and has at least as much evaluated there. */
export function isImpliedBy(wide: ObjectShape, narrow: ObjectShape): boolean {
  if (wide.minProperties > narrow.minProperties || wide.maxProperties < narrow.maxProperties) return false
  if (wide.evaluated !== narrow.evaluated) return false
  const saysOfOthers = wide.patterns.length > 0 || wide.rests.some(({ term }) => term.kind !== 'any')
  if (saysOfOthers) return false
  for (const [name, { term, required }] of wide.properties) {
    const inNarrow = narrow.properties.get(name) ?? UNDECLARED
    if (required && !inNarrow.required) return false
    if (!impliesTerm(inNarrow.term, term)) return false
  }
  return true
}

function impliesTerm(narrow: Term, wide: Term): boolean {
  if (narrow === wide || wide.kind === 'any' || narrow.kind === 'none') return true
  return narrow.kind === 'all' && narrow.terms.includes(wide)
}
