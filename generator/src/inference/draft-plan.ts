// Sketches of events to a tracking plan and the evidence for it.
import type { JsonObject, PlanEvent, SchemaResource } from '../plan/model.js'
import { uriOfPath } from '../plan/plan-uri.js'
import type { DraftedPlan, EventSketch, Evidence } from './model.js'
import { payloadSchema } from './sketch-to-schema.js'

export interface DraftedEvent extends Pick<PlanEvent, 'call' | 'name'> {
  readonly schema: JsonObject
  readonly evidence: Evidence
}

export function draftEvent({ call, name, payload }: EventSketch): DraftedEvent {
  return { call, name, ...payloadSchema(payload) }
}

/** @param events sorted by call, name; each pair once */
export function draftPlan(name: string, events: readonly DraftedEvent[]): DraftedPlan {
  const resources = new Map<string, SchemaResource>()
  const evidence = new Map<string, Evidence>()
  const planEvents = events.map((event, index): PlanEvent => {
    const path = `events/${index}.yaml`
    const schemaUri = uriOfPath(path)
    resources.set(schemaUri, { schema: event.schema, draft: '2020-12' })
    evidence.set(schemaUri, event.evidence)
    return {
      call: event.call,
      name: event.name,
      schema: event.schema,
      draft: '2020-12',
      schemaUri,
      location: { file: path, line: 1, column: 1 },
    }
  })
  return { plan: { name, events: planEvents, resources }, evidence }
}
