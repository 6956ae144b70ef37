// ajv's errors as sentences with exact places: one a place, the plainest first.
import type { ErrorObject } from 'ajv'
import { countOf } from '../diagnostics/count-of.js'
import { splitPointer } from './json-pointer.js'
import { nearestWord } from './nearest-word.js'

export interface Violation {
  /** JSON pointer into the validated value. */
  readonly pointer: string
  /** Whether the key at the pointer is wrong, or its value. */
  readonly part: 'key' | 'value'
  readonly message: string
}

const APPLICATORS = new Set(['anyOf', 'oneOf', 'allOf', 'not', 'if', '$ref', '$dynamicRef', '$recursiveRef'])

/** @param root what the value itself is called, such as "The event"; it begins the sentence */
export function describeViolations(errors: readonly ErrorObject[], root: string, limit: number): Violation[] {
  const byPlace = new Map<string, ErrorObject[]>()
  for (const error of errors) {
    const place = pointerOf(error)
    byPlace.set(place, [...(byPlace.get(place) ?? []), error])
  }
  const violations = [...byPlace].flatMap(([pointer, found]) => {
    // A branch that fits but for something inside is what was meant: only what is wrong inside is told.
    const hasDeeper = found.some((error) => APPLICATORS.has(error.keyword)) && isAbove(pointer, byPlace)
    return hasDeeper ? [] : describePlace(pointer, found, root)
  })
  return violations.slice(0, limit)
}

function isAbove(pointer: string, byPlace: ReadonlyMap<string, readonly ErrorObject[]>): boolean {
  return [...byPlace.keys()].some((other) => other.startsWith(`${pointer}/`))
}

/** `required` and unknown fields are told of the member, everything else of the value. */
function pointerOf(error: ErrorObject): string {
  return isUnknownMember(error)
    ? `${error.instancePath}/${escapeKey(String(unknownMember(error)))}`
    : error.instancePath
}

function isUnknownMember(error: ErrorObject): boolean {
  return (
    error.keyword === 'additionalProperties' ||
    error.keyword === 'unevaluatedProperties' ||
    error.keyword === 'propertyNames'
  )
}

function unknownMember({ params }: ErrorObject): unknown {
  return params.additionalProperty ?? params.unevaluatedProperty ?? params.propertyName
}

function escapeKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}

function describePlace(pointer: string, errors: readonly ErrorObject[], root: string): Violation[] {
  const own = errors.filter((error) => !APPLICATORS.has(error.keyword))
  const [first] = own
  const where = showPointer(pointer) || root
  if (first === undefined) return [{ pointer, part: 'value', message: `${where} is not allowed as it is.` }]
  if (isUnknownMember(first)) return [{ pointer, part: 'key', message: describeUnknown(first, root) }]
  const alternatives = own.filter(
    (error) => error.keyword === 'type' || error.keyword === 'enum' || error.keyword === 'const',
  )
  const sentence = alternatives.length > 1 ? describeAlternatives(alternatives) : describeRule(first)
  return [{ pointer, part: 'value', message: `${where} ${sentence}.` }]
}

/** `properties.total.minimum`, and `properties["order total"]` for what is not a word. */
function showPointer(pointer: string): string {
  return splitPointer(pointer).reduce((shown, segment) => {
    if (/^\d+$/.test(segment)) return `${shown}[${segment}]`
    if (!/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(segment)) return `${shown}[${JSON.stringify(segment)}]`
    return shown === '' ? segment : `${shown}.${segment}`
  }, '')
}

function describeUnknown(error: ErrorObject, root: string): string {
  const key = String(unknownMember(error))
  const known = Object.keys((error.parentSchema?.properties as object | undefined) ?? {})
  const near = nearestWord(key, known)
  const hint = near === undefined ? '.' : `: did you mean ${JSON.stringify(near)}?`
  return `${showPointer(error.instancePath) || root} has no field ${JSON.stringify(key)}${hint}`
}

/** The branches of a choice that fail at the same place, as one rule. */
function describeAlternatives(errors: readonly ErrorObject[]): string {
  const choices = errors.flatMap((error) => {
    if (error.keyword === 'enum') return [`one of ${listOf(error.params.allowedValues)}`]
    if (error.keyword === 'const') return [JSON.stringify(error.params.allowedValue)]
    return typesOf(error)
  })
  const near = errors.map(nearestAllowed).find((word) => word !== undefined)
  return `must be ${[...new Set(choices)].join(' or ')}${didYouMean(near)}`
}

function typesOf(error: ErrorObject): string[] {
  const types: unknown[] = [error.params.type].flat()
  if (types.includes('object') && types.includes('boolean')) return ['a schema (an object, true or false)']
  return types.map((type) =>
    type === 'null' ? 'null' : `${/^[aeiou]/.test(String(type)) ? 'an' : 'a'} ${type}`,
  )
}

function listOf(values: readonly unknown[]): string {
  return values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(', ')
}

const RULES: Readonly<Record<string, (error: ErrorObject) => string>> = {
  type: (error) => `must be ${typesOf(error).join(' or ')}`,
  enum: describeEnum,
  const: ({ params }) => `must be ${JSON.stringify(params.allowedValue)}`,
  required: ({ params }) => `lacks ${JSON.stringify(params.missingProperty)}`,
  minItems: ({ params }) => `must have at least ${countOf(params.limit, 'item')}`,
  maxItems: ({ params }) => `must have at most ${countOf(params.limit, 'item')}`,
  minProperties: ({ params }) => `must have at least ${countOf(params.limit, 'field')}`,
  uniqueItems: ({ params }) => `has the same item twice (${params.j} and ${params.i})`,
  minLength: ({ params }) =>
    params.limit === 1 ? 'must not be empty' : `must have at least ${countOf(params.limit, 'character')}`,
  pattern: ({ params }) => `must match ${params.pattern}`,
  minimum: ({ params }) => `must be ${params.limit} or more`,
  exclusiveMinimum: ({ params }) => `must be greater than ${params.limit}`,
  dependencies: ({ params }) =>
    `lacks ${JSON.stringify(params.missingProperty)}, which ${JSON.stringify(params.property)} needs`,
}

function describeRule(error: ErrorObject): string {
  return RULES[error.keyword]?.(error) ?? error.message ?? 'is invalid'
}

function describeEnum(error: ErrorObject): string {
  return `must be one of ${listOf(error.params.allowedValues)}${didYouMean(nearestAllowed(error))}`
}

function nearestAllowed({ keyword, params, data }: ErrorObject): string | undefined {
  if (keyword !== 'enum' || typeof data !== 'string') return undefined
  const allowed: unknown[] = params.allowedValues
  return nearestWord(
    data,
    allowed.filter((value) => typeof value === 'string'),
  )
}

function didYouMean(word: string | undefined): string {
  return word === undefined ? '' : ` (did you mean ${word}?)`
}
