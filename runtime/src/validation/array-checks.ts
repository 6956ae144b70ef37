// The checks of arrays.
import { type Check, checkAt, refuse } from './check.js'
import { isEqual } from './is-equal.js'

/** The first elements each by its own check. */
export function prefixItems(checks: readonly Check[]): Check {
  return (value, report) => {
    if (!Array.isArray(value)) return true
    let isKept = true
    for (let index = 0; index < checks.length && index < value.length; index++) {
      if (checkAt(checks[index] as Check, value[index], index, report)) continue
      if (report === undefined) return false
      isKept = false
    }
    return isKept
  }
}

/** All elements from that index on. */
export function items(check: Check, from = 0): Check {
  return (value, report) => {
    if (!Array.isArray(value)) return true
    let isKept = true
    for (let index = from; index < value.length; index++) {
      if (checkAt(check, value[index], index, report)) continue
      if (report === undefined) return false
      isKept = false
    }
    return isKept
  }
}

export function minItems(limit: number): Check {
  return (value, report) =>
    !Array.isArray(value) ||
    value.length >= limit ||
    refuse(report, 'minItems', `must have ${limit} or more elements`)
}

export function maxItems(limit: number): Check {
  return (value, report) =>
    !Array.isArray(value) ||
    value.length <= limit ||
    refuse(report, 'maxItems', `must have ${limit} or fewer elements`)
}

export const uniqueItems: Check = (value, report) => {
  if (!Array.isArray(value)) return true
  const seen = new Set<unknown>()
  const objects: unknown[] = []
  for (const each of value) {
    const isObject = typeof each === 'object' && each !== null
    if (isObject ? objects.some((other) => isEqual(other, each)) : seen.has(each))
      return refuse(report, 'uniqueItems', 'must not have the same element twice')
    if (isObject) objects.push(each)
    else seen.add(each)
  }
  return true
}

/** Between `least` and `most` elements that keep a check. */
export function contains(check: Check, least = 1, most = Number.POSITIVE_INFINITY): Check {
  return (value, report) => {
    if (!Array.isArray(value)) return true
    const count = value.filter((each) => check(each)).length
    if (count < least) return refuse(report, 'contains', `must have ${least} or more of the wanted elements`)
    return count <= most || refuse(report, 'contains', `must have ${most} or fewer of the wanted elements`)
  }
}
