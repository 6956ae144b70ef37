// The checks of single values: types, enum and const, numbers, strings. Formats stand in format-checks.ts.
import { type Check, refuse } from './check.js'
import { isEqual } from './is-equal.js'

export const anything: Check = () => true

export const nothing: Check = (_value, report) => refuse(report, 'false', 'is not allowed')

function typeCheck(is: (value: unknown) => boolean, name: string): Check {
  return (value, report) => is(value) || refuse(report, 'type', `must be ${name}`)
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  // What has a `toJSON`, a Date for one, is something else on the wire.
  return typeof (value as { toJSON?: unknown }).toJSON !== 'function'
}

const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value)

export const string: Check = /* @__PURE__ */ typeCheck((value) => typeof value === 'string', 'a string')
export const number: Check = /* @__PURE__ */ typeCheck(isNumber, 'a number')
export const integer: Check = /* @__PURE__ */ typeCheck(Number.isInteger, 'a whole number')
export const boolean: Check = /* @__PURE__ */ typeCheck(
  (value) => typeof value === 'boolean',
  'true or false',
)
export const nil: Check = /* @__PURE__ */ typeCheck((value) => value === null, 'null')
export const array: Check = /* @__PURE__ */ typeCheck(Array.isArray, 'an array')
export const object: Check = /* @__PURE__ */ typeCheck(isObject, 'an object')

/** Of several types. `names` are those of JSON Schema. */
export function oneOfTypes(checks: readonly Check[], names: string): Check {
  return (value, report) => checks.some((check) => check(value)) || refuse(report, 'type', `must be ${names}`)
}

export function oneOfValues(values: readonly unknown[]): Check {
  const known = new Set(values)
  const objects = values.filter((value) => typeof value === 'object' && value !== null)
  return (value, report) =>
    known.has(value) ||
    objects.some((each) => isEqual(each, value)) ||
    refuse(report, 'enum', `must be one of ${values.map((each) => JSON.stringify(each)).join(', ')}`)
}

export function exactly(expected: unknown): Check {
  return (value, report) =>
    isEqual(expected, value) || refuse(report, 'const', `must be ${JSON.stringify(expected)}`)
}

export function minimum(limit: number): Check {
  return (value, report) =>
    !isNumber(value) || (value as number) >= limit || refuse(report, 'minimum', `must be ${limit} or more`)
}

export function maximum(limit: number): Check {
  return (value, report) =>
    !isNumber(value) || (value as number) <= limit || refuse(report, 'maximum', `must be ${limit} or less`)
}

export function above(limit: number): Check {
  return (value, report) =>
    !isNumber(value) ||
    (value as number) > limit ||
    refuse(report, 'exclusiveMinimum', `must be more than ${limit}`)
}

export function below(limit: number): Check {
  return (value, report) =>
    !isNumber(value) ||
    (value as number) < limit ||
    refuse(report, 'exclusiveMaximum', `must be less than ${limit}`)
}

export function multipleOf(step: number): Check {
  return (value, report) =>
    !isNumber(value) ||
    Number.isInteger((value as number) / step) ||
    refuse(report, 'multipleOf', `must be a multiple of ${step}`)
}

/** In Unicode characters, as JSON Schema counts. */
function lengthOf(text: string): number {
  let length = text.length
  for (let index = 0; index + 1 < text.length; index++) {
    if ((text.charCodeAt(index) & 0xfc00) !== 0xd800 || (text.charCodeAt(index + 1) & 0xfc00) !== 0xdc00)
      continue
    length--
    index++
  }
  return length
}

export function minLength(limit: number): Check {
  return (value, report) =>
    typeof value !== 'string' ||
    lengthOf(value) >= limit ||
    refuse(report, 'minLength', `must have ${limit} or more characters`)
}

export function maxLength(limit: number): Check {
  return (value, report) =>
    typeof value !== 'string' ||
    // A text has no more characters than code units, so that most need not be counted.
    value.length <= limit ||
    lengthOf(value) <= limit ||
    refuse(report, 'maxLength', `must have ${limit} or fewer characters`)
}

export function pattern(source: string, flags: string): Check {
  const regex = new RegExp(source, flags)
  return (value, report) =>
    typeof value !== 'string' || regex.test(value) || refuse(report, 'pattern', `must match ${source}`)
}
