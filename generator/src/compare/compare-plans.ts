// Two plans to what changed between them: pairs the events, measures each pair as a whole, and lists the single changes.
import type { SourceLocation } from '../diagnostics/model.js'
import type { PlanEvent, TrackingPlan } from '../plan/model.js'
import { effectsOf, type NodeEnd } from './compare-node.js'
import { areDisjoint, isIncluded } from './inclusion/compare-schemas.js'
import { createSchemaKeys } from './inclusion/schema-keys.js'
import { type FoundChange, listChanges } from './list-changes.js'
import {
  type Effects,
  type EventComparison,
  type EventId,
  NO_EFFECT,
  type PlanChange,
  type PlanComparison,
  type Verdict,
} from './model.js'
import { type EventPair, pairEvents } from './pair-events.js'
import { createPlanSide, type PlanSide } from './plan-side.js'

export function comparePlans(base: TrackingPlan, head: TrackingPlan): PlanComparison {
  const keys = createSchemaKeys()
  const sides: Sides = {
    base: { plan: base, side: createPlanSide(base.resources, keys) },
    head: { plan: head, side: createPlanSide(head.resources, keys) },
  }
  const keyOf = (event: PlanEvent, which: 'base' | 'head'): number => {
    const { side, cursor } = open(sides[which].side, event)
    return side.keys.of(side.resolver, cursor)
  }
  const pairs = pairEvents(base.events, head.events, keyOf)
  const compared = pairs.map((pair) => compareEvent(pair, sides))
  const events = compared.filter((each) => each !== undefined)
  return { events, unchangedCount: compared.length - events.length }
}

interface Sides {
  readonly base: { readonly plan: TrackingPlan; readonly side: PlanSide }
  readonly head: { readonly plan: TrackingPlan; readonly side: PlanSide }
}

function open(side: PlanSide, event: PlanEvent): NodeEnd {
  const cursor = side.resolver.open(event.schemaUri)
  if (cursor === undefined) throw new Error(`No schema stands at ${event.schemaUri}.`)
  return { side, cursor }
}

function compareEvent(pair: EventPair, sides: Sides): EventComparison | undefined {
  const { base, head } = pair
  if (base === undefined) return head && addedEvent(head)
  if (head === undefined) return removedEvent(base)
  const [before, after] = [open(sides.base.side, base), open(sides.head.side, head)]
  const [old, next] = [before, after].map(({ side, cursor }) => side.judge(cursor))
  if (old === undefined || next === undefined) return undefined
  const [forth, back] = [isIncluded(old, next), isIncluded(next, old)]
  const payload = effectsOf(forth.kind, back.kind)
  const event = idOf(head)
  const changes = listChanges({ base: before, head: after }).map((change) =>
    placeChange(event, change, payload, sides),
  )
  const records = recordChanges(base, head)
  if (!explains(changes, payload)) {
    const lost = forth.kind === 'no' ? { lost: forth.witness } : {}
    const what = 'the payload as a whole'
    changes.push({ ...about(head, event), kind: 'payload', path: '', what, effects: payload, ...lost })
  }
  const all = [...(pair.isRenamed ? [renamedEvent(base, head)] : []), ...records, ...changes]
  if (all.length === 0) return undefined
  const isDocumented = all.every(({ effects }) => effects === NO_EFFECT)
  return {
    event,
    ...(pair.isRenamed || base.version !== head.version ? { before: idOf(base) } : {}),
    status: pair.isRenamed ? 'renamed' : isDocumented ? 'documented' : 'changed',
    effects: pair.isRenamed ? RENAMED : payload,
    isDisjoint: forth.kind === 'no' && areDisjoint(old, next),
    changes: all,
  }
}

const RENAMED: Effects = effectsOf('no', 'no')

function addedEvent(event: PlanEvent): EventComparison {
  const effects = effectsOf('yes', 'no')
  const change: PlanChange = {
    ...about(event, idOf(event)),
    kind: 'event added',
    path: '',
    what: 'added',
    effects,
  }
  return { event: idOf(event), status: 'added', effects, isDisjoint: false, changes: [change] }
}

function removedEvent(event: PlanEvent): EventComparison {
  const effects = effectsOf('no', 'yes')
  const change: PlanChange = {
    ...about(event, idOf(event), 'base'),
    kind: 'event removed',
    path: '',
    what: 'removed',
    effects,
  }
  return { event: idOf(event), status: 'removed', effects, isDisjoint: true, changes: [change] }
}

function renamedEvent(base: PlanEvent, head: PlanEvent): PlanChange {
  const what = `renamed from ${JSON.stringify(base.name)}`
  return { ...about(head, idOf(head)), kind: 'event renamed', path: '', what, effects: RENAMED }
}

/** What is said of the event besides its payload. */
function recordChanges(base: PlanEvent, head: PlanEvent): PlanChange[] {
  const at = { ...about(head, idOf(head)), path: '', effects: NO_EFFECT }
  const found: PlanChange[] = []
  if (base.description !== head.description)
    found.push({ ...at, kind: 'documentation', what: 'description changed' })
  if ((base.deprecated ?? false) !== (head.deprecated ?? false)) {
    const what = head.deprecated ? 'is now deprecated' : 'is no longer deprecated'
    found.push({
      ...at,
      kind: 'deprecation',
      what: base.deprecated && head.deprecated ? 'deprecated for another reason' : what,
    })
  }
  const fields = ['owner', 'tags', 'version'] as const
  const changed = fields.filter((name) => JSON.stringify(base[name]) !== JSON.stringify(head[name]))
  if (changed.length > 0) found.push({ ...at, kind: 'record', what: `${changed.join(', ')} changed` })
  return found
}

/** Whether the single changes account for what the whole payload loses or gains. */
function explains(changes: readonly PlanChange[], payload: Effects): boolean {
  return (['oldData', 'newData'] as const).every(
    (name) => payload[name] === 'yes' || changes.some(({ effects }) => effects[name] !== 'yes'),
  )
}

function placeChange(event: EventId, found: FoundChange, payload: Effects, sides: Sides): PlanChange {
  const { end, keys, ...change } = found
  const location = locate(end, keys, sides[change.side].plan)
  return {
    ...change,
    event,
    effects: bounded(change.effects, payload),
    ...(location === undefined ? {} : { location }),
  }
}

/** A change cannot harm where the payload as a whole is proven to be unharmed. */
function bounded(effects: Effects, payload: Effects): Effects {
  if (effects === NO_EFFECT) return effects
  const bound = (own: Verdict, whole: Verdict): Verdict => (whole === 'yes' ? 'yes' : own)
  return effectsOf(bound(effects.oldData, payload.oldData), bound(effects.newData, payload.newData))
}

function locate(
  { side, cursor }: NodeEnd,
  keys: readonly string[],
  plan: TrackingPlan,
): SourceLocation | undefined {
  const place = side.placeOf(cursor)
  const pointer =
    place && [place.pointer, ...keys.map((key) => key.replaceAll('~', '~0').replaceAll('/', '~1'))].join('/')
  return pointer === undefined ? undefined : plan.resources.get(place?.uri ?? '')?.locate?.(pointer, 'key')
}

function about(event: PlanEvent, id: EventId, side: 'base' | 'head' = 'head') {
  return { event: id, side, location: event.location } as const
}

function idOf({ call, name, version }: PlanEvent): EventId {
  return { call, name, ...(version === undefined ? {} : { version }) }
}
