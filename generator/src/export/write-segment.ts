// Segment's Public API: a plan with its rules, as Typewriter's plan.json and as the API takes them.
import { isOlder } from '../plan/draft.js'
import type { Draft, JsonObject, PlanEvent } from '../plan/model.js'
import { createBundler } from './bundle-schema.js'
import { selectEvents } from './carry-fields.js'
import type { Losses } from './collect-losses.js'
import { messageSchema } from './message-schema.js'
import type { WritePlan } from './model.js'

/** The newest draft that Segment reads; older ones stay. */
const NEWEST: Draft = '07'

export const writeSegment: WritePlan = (plan, losses) => {
  const bundler = createBundler(plan)
  const events = selectEvents(
    plan.events,
    { title: 'Segment', calls: ['track', 'page', 'screen', 'identify', 'group'], without: ['id', 'owner'] },
    losses,
  )
  const versions = numberVersions(events, losses)
  const rules = events.map((event): JsonObject => {
    const draft = isOlder(NEWEST, event.draft) ? NEWEST : event.draft
    const bundled = bundler.bundle(event, draft, (keyword) =>
      losses.add(`${keyword} cannot be said in the drafts that Segment reads`, event),
    )
    return {
      key: event.name,
      type: event.call.toUpperCase(),
      version: versions.get(event) ?? 1,
      jsonSchema: {
        ...messageSchema(bundled, event.call, draft),
        ...(event.description === undefined ? {} : { description: event.description }),
        labels: labelsOf(event, losses),
      },
      deprecatedAt: deprecatedAt(event, losses),
    }
  })
  if (plan.version !== undefined) losses.add('The version of the plan has no place in Segment')
  const { id, name, description } = plan
  const document = {
    ...(id === undefined ? {} : { id }),
    name,
    ...(description === undefined ? {} : { description }),
    type: 'LIVE',
    rules,
  }
  return [{ path: 'plan.json', text: `${JSON.stringify(document, null, 2)}\n` }]
}

/** Segment counts versions from 1. */
function numberVersions(events: readonly PlanEvent[], losses: Losses): Map<PlanEvent, number> {
  const numbers = new Map<PlanEvent, number>()
  const last = new Map<string, number>()
  for (const event of events) {
    const key = JSON.stringify([event.call, event.name])
    const stated = /^\d+$/.test(event.version ?? '') ? Number(event.version) : undefined
    const number = stated !== undefined && stated > (last.get(key) ?? 0) ? stated : (last.get(key) ?? 0) + 1
    if (String(number) !== event.version)
      losses.add(
        'Segment counts versions from 1, so that events without one, or with another, get a number',
        event,
      )
    last.set(key, number)
    numbers.set(event, number)
  }
  return numbers
}

/** The tag `area:account` is the label `{ area: "account" }`. */
function labelsOf(event: PlanEvent, losses: Losses): JsonObject {
  const labels = new Map<string, string>()
  for (const tag of event.tags ?? []) {
    const [, key = '', value = ''] = /^([^:]+):(.*)$/s.exec(tag) ?? []
    if (key === '' || labels.has(key))
      losses.add('Tags that are not of the form key:value have no place in Segment', event)
    else labels.set(key, value)
  }
  return Object.fromEntries(labels)
}

/** The year 1 stands for "not"; only a date can be said. */
function deprecatedAt(event: PlanEvent, losses: Losses): string {
  const { deprecated } = event
  const none = '0001-01-01T00:00:00.000Z'
  if (deprecated === undefined) return none
  const [, date] = /^since (\d{4}-\d\d-\d\d)$/.exec(String(deprecated)) ?? []
  if (date !== undefined) return `${date}T00:00:00.000Z`
  losses.add(
    'Segment says when an event was deprecated and not why, so that notes of deprecation are left out',
    event,
  )
  return none
}
