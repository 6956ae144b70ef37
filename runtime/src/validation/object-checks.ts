// The checks of objects. A member that is undefined is one that is not there: it does not reach the wire.
import { type Check, checkAt, refuse } from './check.js'
import { anything, isObject, object } from './value-checks.js'

type Members = Readonly<Record<string, unknown>>
type Member = readonly [name: string, check: Check]

function member(value: Members, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined
}

function namesOf(value: Members): string[] {
  return Object.keys(value).filter((name) => value[name] !== undefined)
}

/** All of them, where something is to be told of each; else up to the first that fails. */
function every<Each>(items: readonly Each[], isTellingAll: boolean, test: (item: Each) => boolean): boolean {
  let isKept = true
  for (const item of items) {
    if (test(item)) continue
    if (!isTellingAll) return false
    isKept = false
  }
  return isKept
}

// These run for nearly every object, so that their loops are written out.

export function properties(checks: readonly Member[]): Check {
  const names = checks.map(([name]) => name)
  const checkOf = checks.map(([, check]) => check)
  return (value, report) => {
    if (!isObject(value)) return true
    let isKept = true
    for (let index = 0; index < names.length; index++) {
      const name = names[index] as string
      const each = member(value, name)
      if (each === undefined || checkAt(checkOf[index] as Check, each, name, report)) continue
      if (report === undefined) return false
      isKept = false
    }
    return isKept
  }
}

/** An object with members of these names, others as well: nearly every schema, so that it is written shortest. */
export function openObject(needed: readonly Member[], optional: readonly Member[] = []): Check {
  return objectOf(needed, optional, anything)
}

/** An object with members of these names alone. */
export function closedObject(needed: readonly Member[], optional: readonly Member[] = []): Check {
  return objectOf(needed, optional, unknownProperty('additionalProperties'))
}

function objectOf(needed: readonly Member[], optional: readonly Member[], others: Check): Check {
  const checkOf = new Map([...needed, ...optional])
  const hasNeeded = required(needed.map(([name]) => name))
  return (value, report) => {
    if (!object(value, report)) return false
    const members = value as Members
    let isKept = hasNeeded(members, report)
    if (!isKept && report === undefined) return false
    for (const name of Object.keys(members)) {
      const each = members[name]
      if (each === undefined || checkAt(checkOf.get(name) ?? others, each, name, report)) continue
      if (report === undefined) return false
      isKept = false
    }
    return isKept
  }
}

export function required(names: readonly string[]): Check {
  return (value, report) => {
    if (!isObject(value)) return true
    let isKept = true
    for (const name of names) {
      if (member(value, name) !== undefined || checkAt(missing, undefined, name, report)) continue
      if (report === undefined) return false
      isKept = false
    }
    return isKept
  }
}

const missing: Check = (_value, report) => refuse(report, 'required', 'is required')

export function patternProperties(patterns: readonly (readonly [pattern: RegExp, check: Check])[]): Check {
  return (value, report) =>
    !isObject(value) ||
    every(namesOf(value), report !== undefined, (name) =>
      every(
        patterns,
        report !== undefined,
        ([pattern, check]) => !pattern.test(name) || checkAt(check, value[name], name, report),
      ),
    )
}

/** What all members but the ones of these names and patterns must keep. */
export function otherProperties(
  check: Check,
  names: readonly string[],
  patterns: readonly RegExp[] = [],
): Check {
  const known = new Set(names)
  return (value, report) => {
    if (!isObject(value)) return true
    let isKept = true
    for (const name of Object.keys(value)) {
      if (known.has(name) || value[name] === undefined || patterns.some((each) => each.test(name))) continue
      if (checkAt(check, value[name], name, report)) continue
      if (report === undefined) return false
      isKept = false
    }
    return isKept
  }
}

/** No members but those of these names and patterns: `additionalProperties: false`. */
export function closed(names: readonly string[], patterns: readonly RegExp[] = []): Check {
  return otherProperties(unknownProperty('additionalProperties'), names, patterns)
}

export function unknownProperty(rule: string): Check {
  return (_value, report) => refuse(report, rule, 'is not a property of the plan')
}

export function propertyNames(check: Check): Check {
  return (value, report) =>
    !isObject(value) ||
    every(namesOf(value), report !== undefined, (name) => checkAt(check, name, name, report))
}

export function minProperties(limit: number): Check {
  return (value, report) =>
    !isObject(value) ||
    namesOf(value).length >= limit ||
    refuse(report, 'minProperties', `must have ${limit} or more properties`)
}

export function maxProperties(limit: number): Check {
  return (value, report) =>
    !isObject(value) ||
    namesOf(value).length <= limit ||
    refuse(report, 'maxProperties', `must have ${limit} or fewer properties`)
}

/** What must hold of the object where it has a member of that name. */
export function whereHas(checks: readonly Member[]): Check {
  return (value, report) =>
    !isObject(value) ||
    every(
      checks,
      report !== undefined,
      ([name, check]) => member(value, name) === undefined || check(value, report),
    )
}
