// Tells object shapes apart by required properties with literal values, such as `kind: 'card'`: fast for unions of hundreds.
import type { TermReader, ValueSet } from '../sets/model.js'
import { isEmptyScalars } from '../sets/scalar-set.js'

/** The required properties of one shape that admit but listed strings. */
export type LiteralTags = ReadonlyMap<string, ReadonlySet<string>>

export function literalTags(reader: TermReader, set: ValueSet): LiteralTags[] {
  return set.objects.map((shape) => {
    const tags = new Map<string, ReadonlySet<string>>()
    for (const [name, { term, required }] of shape.properties) {
      const values = required ? listedStrings(reader.read(term, 'over')) : undefined
      if (values !== undefined) tags.set(name, values)
    }
    return tags
  })
}

/** Whether tags alone show that no object has a shape of both. */
export function shareNoObject(
  a: { readonly tags: readonly LiteralTags[] },
  b: { readonly tags: readonly LiteralTags[] },
): boolean {
  return a.tags.every((left) => b.tags.every((right) => excludeEachOther(left, right)))
}

function excludeEachOther(a: LiteralTags, b: LiteralTags): boolean {
  return [...a].some(([name, values]) => {
    const others = b.get(name)
    return others !== undefined && ![...values].some((value) => others.has(value))
  })
}

/** The strings of a set that holds nothing but listed ones. */
function listedStrings(set: ValueSet): ReadonlySet<string> | undefined {
  const { hasNull, booleans, numbers, strings, arrays, objects } = set
  const hasOthers =
    hasNull || booleans.length > 0 || arrays.length > 0 || objects.length > 0 || !isEmptyScalars(numbers)
  return hasOthers || strings.kind !== 'only' ? undefined : strings.values
}
