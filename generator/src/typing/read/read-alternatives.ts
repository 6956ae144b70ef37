// `anyOf` and `oneOf`: unions, exclusive where the keyword is.
import type { SchemaCursor } from '../resolve/model.js'
import type { Bound, ValueSet } from '../sets/model.js'
import { areDisjoint, intersect, NO_VALUES, unite, withAllEvaluated } from '../sets/value-set.js'
import { type LiteralTags, literalTags, shareNoObject } from './literal-tags.js'
import { childList, type ReadingContext, readNegated } from './reading-context.js'

/** Beyond this, overlaps of branches that no literal property tells apart are not looked for. */
const MAX_COMPARED = 40
/** How many shapes a branch may fall into when the others are taken out of it. */
const MAX_SHAPES_PER_BRANCH = 8
/** How many branches of an `anyOf` are told apart by which of them hold together, for `unevaluated*`. */
const MAX_COMBINED = 4

export function readAlternatives(
  context: ReadingContext,
  cursor: SchemaCursor,
  bound: Bound,
  tracks: boolean,
): ValueSet[] {
  const any = childList(context, cursor, 'anyOf')
  const one = childList(context, cursor, 'oneOf')
  const found: ValueSet[] = []
  if (any.length > 0) found.push(readAnyOf(context, any, bound, tracks))
  if (one.length > 0) found.push(readOneOf(context, one, bound, tracks))
  return found
}

function readAnyOf(
  context: ReadingContext,
  branches: readonly SchemaCursor[],
  bound: Bound,
  tracks: boolean,
): ValueSet {
  const sets = branches.map((branch) => context.readCursor(branch, bound, tracks))
  return tracks ? unite(combinations(context, sets, bound)) : unite(sets)
}

/**
 * Each branch alone and with each of the others: what is evaluated grows with every branch that holds. With many
 * branches everything counts as evaluated (over), or only what the one evaluates (under).
 */
function combinations(context: ReadingContext, sets: readonly ValueSet[], bound: Bound): ValueSet[] {
  if (sets.length <= MAX_COMBINED) {
    const found: ValueSet[] = []
    for (const set of sets) found.push(set, ...found.map((other) => intersect(context, other, set, bound)))
    return found
  }
  return bound === 'over' ? sets.map(withAllEvaluated) : [...sets]
}

interface Branch {
  readonly cursor: SchemaCursor
  readonly set: ValueSet
  /** All that the branch may admit, whatever the bound: what shows that two exclude each other. */
  readonly widest: ValueSet
  readonly tags: readonly LiteralTags[]
}

/** Each branch without the values of the others. */
function readOneOf(
  context: ReadingContext,
  cursors: readonly SchemaCursor[],
  bound: Bound,
  tracks: boolean,
): ValueSet {
  const branches = cursors.map((cursor): Branch => {
    const widest = context.readCursor(cursor, 'over', false)
    return {
      cursor,
      set: context.readCursor(cursor, bound, tracks),
      widest,
      tags: literalTags(context, widest),
    }
  })
  return unite(branches.map((branch) => excludeOthers(context, branch, branches, bound)))
}

function excludeOthers(
  context: ReadingContext,
  branch: Branch,
  branches: readonly Branch[],
  bound: Bound,
): ValueSet {
  let { set } = branch
  for (const other of branches) {
    if (other === branch || excludeEachOther(context, branch, other, branches.length)) continue
    if (branches.length > MAX_COMPARED) return bound === 'over' ? set : NO_VALUES
    const exclusive = intersect(context, set, readNegated(context, other.cursor, bound), bound)
    const isTooMany = exclusive.objects.length + exclusive.arrays.length > MAX_SHAPES_PER_BRANCH
    if (!isTooMany || bound === 'under') set = exclusive
  }
  return set
}

function excludeEachOther(context: ReadingContext, a: Branch, b: Branch, count: number): boolean {
  if (shareNoObject(a, b)) return areDisjoint(context, { ...a.widest, objects: [] }, b.widest)
  return count <= MAX_COMPARED && areDisjoint(context, a.widest, b.widest)
}
