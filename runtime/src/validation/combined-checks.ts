// The checks that put checks together, and those that ask what others have judged: the unevaluated ones.
import { type Check, checkAt, refuse } from './check.js'
import { isObject } from './value-checks.js'

export function allOf(...checks: readonly Check[]): Check {
  return (value, report) => {
    let isKept = true
    for (const check of checks) {
      if (check(value, report)) continue
      if (report === undefined) return false
      isKept = false
    }
    return isKept
  }
}

export function anyOf(...checks: readonly Check[]): Check {
  return (value, report) =>
    checks.some((check) => check(value)) || refuse(report, 'anyOf', 'fits none of the alternatives')
}

export function oneOf(...checks: readonly Check[]): Check {
  return (value, report) => {
    const count = checks.filter((check) => check(value)).length
    if (count === 0) return refuse(report, 'oneOf', 'fits none of the alternatives')
    return count === 1 || refuse(report, 'oneOf', `fits ${count} alternatives, where one is wanted`)
  }
}

export function not(check: Check): Check {
  return (value, report) => !check(value) || refuse(report, 'not', 'is what it must not be')
}

export function ifThenElse(condition: Check, then: Check, otherwise: Check): Check {
  return (value, report) => (condition(value) ? then : otherwise)(value, report)
}

/** Whether a schema has judged a member or an element of a value that it admits. */
export type Evaluated = (value: unknown, key: string | number) => boolean

export const everyKey: Evaluated = () => true

export function named(...names: readonly string[]): Evaluated {
  return (_value, key) => names.includes(key as string)
}

export function matching(...patterns: readonly RegExp[]): Evaluated {
  return (_value, key) => patterns.some((pattern) => pattern.test(String(key)))
}

export function first(count: number): Evaluated {
  return (_value, key) => (key as number) < count
}

/** Elements that are what `contains` asks for. */
export function contained(check: Check): Evaluated {
  return (value, key) => check((value as readonly unknown[])[key as number])
}

export function byAny(...all: readonly Evaluated[]): Evaluated {
  return (value, key) => all.some((each) => each(value, key))
}

/** A schema that does not admit a value has judged nothing of it. */
export function byWhat(check: Check, evaluated: Evaluated): Evaluated {
  return (value, key) => check(value) && evaluated(value, key)
}

export function byWhich(condition: Check, then: Evaluated, otherwise: Evaluated): Evaluated {
  return (value, key) => (condition(value) ? then : otherwise)(value, key)
}

export function unevaluatedProperties(check: Check, evaluated: Evaluated): Check {
  return (value, report) =>
    !isObject(value) ||
    Object.keys(value).every(
      (name) =>
        value[name] === undefined || evaluated(value, name) || checkAt(check, value[name], name, report),
    )
}

export function unevaluatedItems(check: Check, evaluated: Evaluated): Check {
  return (value, report) =>
    !Array.isArray(value) ||
    value.every((each, index) => evaluated(value, index) || checkAt(check, each, index, report))
}
