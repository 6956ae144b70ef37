// RudderStack's catalog API v2: a plan with its events, each with the schema that `format=schema` gives.
import type { Draft, JsonObject } from '../plan/model.js'
import { createBundler } from './bundle-schema.js'
import { selectEvents } from './carry-fields.js'
import { messageSchema, sectionOf } from './message-schema.js'
import type { WritePlan } from './model.js'

const DRAFT: Draft = '2019-09'

export const writeRudderStackCatalog: WritePlan = (plan, losses) => {
  const bundler = createBundler(plan)
  const events = selectEvents(
    plan.events,
    {
      title: 'the RudderStack catalog',
      calls: ['track', 'page', 'screen', 'identify', 'group'],
      without: ['version', 'deprecated', 'owner', 'tags'],
    },
    losses,
  )
  const written = events.map((event): JsonObject => {
    const bundled = bundler.bundle(event, DRAFT, (keyword) =>
      losses.add(`${keyword} cannot be said in the draft that RudderStack reads`, event),
    )
    return {
      ...(event.id === undefined ? {} : { id: event.id }),
      name: event.name,
      description: event.description ?? '',
      eventType: event.call,
      identitySection: sectionOf(event.call),
      rules: messageSchema(bundled, event.call, DRAFT),
    }
  })
  const { id, name, description, version } = plan
  if (version !== undefined && !/^\d+$/.test(version))
    losses.add(`The version ${JSON.stringify(version)} of the plan is no whole number, as RudderStack has it`)
  const document = {
    ...(id === undefined ? {} : { id }),
    name,
    ...(description === undefined ? {} : { description }),
    ...(version === undefined || !/^\d+$/.test(version) ? {} : { version: Number(version) }),
    creationType: 'Data catalog',
    events: written,
  }
  return [{ path: 'plan.json', text: `${JSON.stringify(document, null, 2)}\n` }]
}
