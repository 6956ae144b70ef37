// A tracking plan as files of the native layout: a head, a YAML file an event, and the definitions that they share.
// Pure; what it gives, loadPlan reads back to the same plan. Writing it to a disk is for others.
import { DEFAULT_DRAFT, DRAFT_URIS } from '../plan/draft.js'
import { isObject } from '../plan/json-value.js'
import type { Draft, JsonObject, PlanEvent, PlanSource, TrackingPlan } from '../plan/model.js'
import { type FileOfDefinitions, type FileOfEvent, layOutPlan } from './lay-out-plan.js'
import { printYaml } from './print-yaml.js'

export interface NativePlanOptions {
  /** Lines of comment above an event's file, without the `#`: where it comes from, what it rests on. @default none */
  readonly commentOf?: (event: PlanEvent) => readonly string[]
}

/** Sorted by path; paths are relative to the plan's folder. */
export function writeNativePlan(plan: TrackingPlan, options: NativePlanOptions = {}): PlanSource[] {
  const draft = commonDraft(plan)
  const { events, definitions } = layOutPlan(plan)
  const sources = [
    { path: 'plan.yaml', text: printYaml(headOf(plan, draft)) },
    ...events.map((file) => ({
      path: file.path,
      text: printYaml(eventSchema(file, draft), options.commentOf?.(file.event)),
    })),
    ...definitions.map((file) => ({ path: file.path, text: printYaml(definitionsSchema(file, draft)) })),
  ]
  return sources.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** An empty list of events makes a head that stands alone a plan. */
function headOf({ name, id, version, description, events }: TrackingPlan, draft: Draft): JsonObject {
  return {
    name,
    ...(id === undefined ? {} : { id }),
    ...(version === undefined ? {} : { version }),
    ...(description === undefined ? {} : { description }),
    ...(draft === DEFAULT_DRAFT ? {} : { defaults: { $schema: DRAFT_URIS[draft] } }),
    ...(events.length === 0 ? { events: [] } : {}),
  }
}

function eventSchema({ event, schema }: FileOfEvent, planDraft: Draft): JsonObject {
  const { title: _title, description: _description, ...rest } = isObject(schema) ? schema : refuseAll(schema)
  return {
    ...(event.name === '' ? {} : { title: event.name }),
    ...(event.description === undefined ? {} : { description: event.description }),
    'x-event': aboutEvent(event),
    ...(event.draft === planDraft ? {} : { $schema: DRAFT_URIS[event.draft] }),
    ...rest,
  }
}

/** A file of the native layout is an object, and the schemas `true` and `false` are not. */
function refuseAll(schema: unknown): JsonObject {
  return schema === false ? { not: {} } : {}
}

function aboutEvent({ call, id, version, deprecated, owner, tags }: PlanEvent): JsonObject {
  return {
    ...(call === 'track' ? {} : { call }),
    ...(id === undefined ? {} : { id }),
    ...(version === undefined ? {} : { version }),
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(owner === undefined ? {} : { owner }),
    ...(tags === undefined ? {} : { tags }),
  }
}

function definitionsSchema({ schema, draft }: FileOfDefinitions, planDraft: Draft): JsonObject {
  const value = isObject(schema) ? schema : refuseAll(schema)
  return draft === planDraft ? value : { $schema: DRAFT_URIS[draft], ...value }
}

/** The draft that most events have; the head states it once for all. */
function commonDraft({ events }: TrackingPlan): Draft {
  const counts = new Map<Draft, number>()
  for (const { draft } of events) counts.set(draft, (counts.get(draft) ?? 0) + 1)
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? 1 : -1))
  return most?.[0] ?? DEFAULT_DRAFT
}
