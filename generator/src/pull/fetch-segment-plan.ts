// Segment's Public API: a tracking plan and its rules, page after page, as the plan.json that Typewriter writes.
import { memberOf, textOf } from '../plan/json-value.js'
import type { JsonObject, JsonValue, PlanSource } from '../plan/model.js'
import type { PullSession } from './model.js'
import { asSource, listAt, objectAt, onlyPlan } from './read-answer.js'

/** The most that the API gives at once. */
const PAGE_SIZE = 200

const SEGMENT_TOKEN = 'SEGMENT_PUBLIC_API_TOKEN'

export async function fetchSegmentPlan(session: PullSession): Promise<readonly PlanSource[]> {
  const headers = { authorization: `Bearer ${session.secret(SEGMENT_TOKEN)}` }

  async function getPages(path: string, key: string): Promise<JsonObject[]> {
    const all: JsonObject[] = []
    let cursor: string | undefined
    do {
      const query = {
        'pagination.count': PAGE_SIZE,
        ...(cursor === undefined ? {} : { 'pagination.cursor': cursor }),
      }
      const data = objectAt(await session.get(path, query, headers), 'data', path)
      all.push(...listAt(data, key, path))
      session.onProgress(`${all.length} ${key}`)
      cursor = nextCursor(data, cursor)
    } while (cursor !== undefined)
    return all
  }

  const id = session.planId ?? onlyPlan(await getPages('tracking-plans', 'trackingPlans'), 'Segment')
  const path = `tracking-plans/${encodeURIComponent(id)}`
  const plan = objectAt(objectAt(await session.get(path, {}, headers), 'data', path), 'trackingPlan', path)
  const rules = await getPages(`${path}/rules`, 'rules')
  return [asSource('plan.json', { ...plan, rules })]
}

/** An API that repeats itself must not be asked for ever. */
function nextCursor(data: JsonValue, current: string | undefined): string | undefined {
  const next = textOf(memberOf(data, 'pagination'), 'next')
  return next === current ? undefined : next
}
