// Recorded messages to the files of a drafted plan, in memory.
import { draftEvent, draftPlan } from '../../generator/src/inference/draft-plan.js'
import { createEventSketches } from '../../generator/src/inference/event-sketches.js'
import { createLineObserver } from '../../generator/src/inference/observe-lines.js'
import { writeDraft } from '../../generator/src/inference/write-draft.js'
import type { PlanSource } from '../../generator/src/plan/model.js'

export function draftFrom(messages: readonly unknown[]): PlanSource[] {
  const sketches = createEventSketches()
  const lines = createLineObserver('events.ndjson', sketches)
  lines.push(Buffer.from(messages.map((message) => `${JSON.stringify(message)}\n`).join('')))
  lines.end()
  return writeDraft(draftPlan('Draft', sketches.events().map(draftEvent)), [])
}

/** Of one event's file; the payloads are properties of a track event. */
export function draftOf(payloads: readonly unknown[]): string {
  const messages = payloads.map((properties) => ({ type: 'track', event: 'E', properties }))
  return draftFrom(messages).find(({ path }) => path === 'events/e.yaml')?.text ?? ''
}

/** The same thing several times. */
export function times<Value>(count: number, value: Value): Value[] {
  return Array.from({ length: count }, () => value)
}
