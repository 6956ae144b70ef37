// The checks of arrays.
import { type Check, checkAt, refuse } from './check.js'

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
  const seen = new Set(value.map((each) => (isComposite(each) ? textOf(each) : scalarOf(each))))
  return seen.size === value.length || refuse(report, 'uniqueItems', 'must not have the same element twice')
}

function isComposite(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** A text is told apart from the text of an object. */
function scalarOf(value: unknown): unknown {
  return typeof value === 'string' ? `"${value}` : value
}

/** The same for equal values: members in order. Each element is looked at once, however many there are. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join()}]`
  if (!isComposite(value)) return typeof value === 'string' ? JSON.stringify(value) : String(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, each]) => `${JSON.stringify(name)}:${textOf(each)}`).join()}}`
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
