// Finds in a schema what RudderStack calls variants: cases by the value of one property, as its own compiler writes them.
import { isArray, isObject, memberOf, textOf } from '../plan/json-value.js'
import type { JsonObject, JsonValue } from '../plan/model.js'

export interface Variant {
  /** The name of the property that decides. */
  readonly discriminator: string
  readonly cases: readonly {
    readonly title: string | undefined
    readonly description: string | undefined
    readonly match: readonly JsonValue[]
    readonly then: JsonObject
  }[]
  readonly otherwise: JsonObject | undefined
}

/** @param allOf of an object; undefined where it says anything but variants */
export function readVariants(allOf: JsonValue): Variant[] | undefined {
  const variants = isArray(allOf) ? allOf.map(readVariant) : [undefined]
  return variants.every((each) => each !== undefined) ? variants : undefined
}

function readVariant(value: JsonValue): Variant | undefined {
  const branches = memberOf(value, 'allOf')
  const isAlone = isObject(value) && Object.keys(value).every((key) => key === 'type' || key === 'allOf')
  if (!isAlone || !isArray(branches)) return undefined
  const read = branches.map(readBranch)
  const known = read.filter((each) => each !== undefined)
  const [discriminator, ...others] = new Set(known.map((each) => each.discriminator))
  if (known.length < read.length || discriminator === undefined || others.length > 0) return undefined
  const defaults = known.filter(({ isDefault }) => isDefault)
  return defaults.length > 1
    ? undefined
    : { discriminator, cases: known.filter(({ isDefault }) => !isDefault), otherwise: defaults[0]?.then }
}

function readBranch(branch: JsonValue) {
  const [condition, then] = [memberOf(branch, 'if'), memberOf(branch, 'then')]
  const entries = Object.entries(memberOf(condition, 'properties') ?? {})
  const [[discriminator, test] = ['', null]] = entries
  const negated = memberOf(test, 'not')
  const match = memberOf(negated ?? test, 'enum')
  if (entries.length !== 1 || !isArray(match) || !isObject(then)) return undefined
  if (!Object.keys(then).every((key) => key === 'properties' || key === 'required')) return undefined
  return {
    discriminator,
    match,
    then,
    isDefault: negated !== undefined,
    title: textOf(branch, 'title'),
    description: textOf(branch, 'description'),
  }
}
