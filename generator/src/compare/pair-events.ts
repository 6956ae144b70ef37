// Which event of one plan is which of the other: by name and version, else by likeness.
import { isObject } from '../plan/json-value.js'
import type { PlanEvent } from '../plan/model.js'
import { nearestWord } from '../plan/nearest-word.js'
import { bareName } from './find-renamed.js'

export interface EventPair {
  readonly base?: PlanEvent
  readonly head?: PlanEvent
  readonly isRenamed: boolean
}

type KeyOf = (event: PlanEvent, which: 'base' | 'head') => number

/** `keyOf` is equal for equal payload schemas. In the order of the head, then what is only in the base. */
export function pairEvents(
  base: readonly PlanEvent[],
  head: readonly PlanEvent[],
  keyOf: KeyOf,
): readonly EventPair[] {
  const left = new Map(base.map((event) => [idText(event), event]))
  const pairs = new Map<PlanEvent, EventPair>()
  const take = (event: PlanEvent, match: PlanEvent | undefined, isRenamed: boolean): void => {
    if (match === undefined) return
    left.delete(idText(match))
    pairs.set(event, { base: match, head: event, isRenamed })
  }
  for (const event of head) take(event, left.get(idText(event)), false)
  const open = () => head.filter((event) => !pairs.has(event))
  for (const event of open()) take(event, otherVersion(event, open(), [...left.values()]), false)
  for (const event of open()) take(event, findRenamed(event, [...left.values()], keyOf), true)
  return [
    ...head.map((event) => pairs.get(event) ?? { head: event, isRenamed: false }),
    ...[...left.values()].map((event) => ({ base: event, isRenamed: false })),
  ]
}

function idText({ call, name, version }: PlanEvent): string {
  return JSON.stringify([call, name, version])
}

/** The one version that went where one version came. */
function otherVersion(
  event: PlanEvent,
  come: readonly PlanEvent[],
  gone: readonly PlanEvent[],
): PlanEvent | undefined {
  const isSame = (other: PlanEvent): boolean => other.call === event.call && other.name === event.name
  const [only, second] = gone.filter(isSame)
  return second === undefined && come.filter(isSame).length === 1 ? only : undefined
}

/** The same name in another form, a near name with like properties, or any name with the very same properties. */
function findRenamed(event: PlanEvent, gone: readonly PlanEvent[], keyOf: KeyOf): PlanEvent | undefined {
  const candidates = gone.filter((other) => other.call === event.call)
  const inOtherForm = candidates.find((other) => bareName(other.name) === bareName(event.name))
  if (inOtherForm !== undefined) return inOtherForm
  const alike = candidates.filter((other) => likeness(other, event) >= 0.5)
  const near = nearestWord(
    event.name,
    alike.map(({ name }) => name),
  )
  if (near !== undefined) return alike.find(({ name }) => name === near)
  const equal = candidates.filter(
    (other) => namesIn(other).length > 1 && keyOf(other, 'base') === keyOf(event, 'head'),
  )
  return equal.length === 1 ? equal[0] : undefined
}

/** The part of all property names that both have. */
function likeness(a: PlanEvent, b: PlanEvent): number {
  const [left, right] = [namesIn(a), namesIn(b)]
  const all = new Set([...left, ...right])
  return all.size === 0 ? 1 : left.filter((name) => right.includes(name)).length / all.size
}

function namesIn({ schema }: PlanEvent): string[] {
  const properties = isObject(schema) ? schema.properties : undefined
  return isObject(properties) ? Object.keys(properties).map(bareName) : []
}
