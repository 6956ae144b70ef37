// RudderStack's catalog API v2: a tracking plan, and each of its events with the JSON Schema that it compiles to.
import { isObject, memberOf, textOf } from '../plan/json-value.js'
import type { JsonObject, PlanSource } from '../plan/model.js'
import type { PullSession } from './model.js'
import { asSource, listAt, onlyPlan, unexpected } from './read-answer.js'

/** As rudder-cli calls it. */
const RUDDERSTACK_TOKEN = 'RUDDERSTACK_ACCESS_TOKEN'

const PLANS = 'v2/catalog/tracking-plans'

export async function fetchRudderStackPlan(session: PullSession): Promise<readonly PlanSource[]> {
  const headers = { authorization: `Bearer ${session.secret(RUDDERSTACK_TOKEN)}` }

  /** Until a page brings nothing, or as many have come as there are said to be. */
  async function getPages(path: string, key: string): Promise<JsonObject[]> {
    const all: JsonObject[] = []
    for (let page = 1; ; page += 1) {
      const answer = await session.get(path, { page }, headers)
      const items = listAt(answer, key, path)
      all.push(...items)
      session.onProgress(`${all.length} ${key === 'data' ? 'events' : 'plans'}`)
      const total = memberOf(answer, 'total')
      if (items.length === 0 || typeof total !== 'number' || all.length >= total) return all
    }
  }

  const id = session.planId ?? onlyPlan(await getPages(PLANS, 'trackingPlans'), 'RudderStack')
  const path = `${PLANS}/${encodeURIComponent(id)}`
  const plan = await session.get(path, {}, headers)
  if (!isObject(plan)) throw unexpected(path, 'a plan')
  const sources = [asSource('plan.json', plan)]
  for (const event of await getPages(`${path}/events`, 'data')) {
    const eventId = textOf(event, 'id')
    if (eventId === undefined) throw unexpected(`${path}/events`, 'the id of an event')
    const at = `${path}/events/${encodeURIComponent(eventId)}`
    sources.push(
      asSource(`events/${sources.length}.json`, await session.get(at, { format: 'schema' }, headers)),
    )
    session.onProgress(`${sources.length - 1} schemas`)
  }
  return sources
}
