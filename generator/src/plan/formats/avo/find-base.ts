// Avo's event variants stand as entries of their own; on the wire they have the name of the event that they vary.
import type { AvoEvent } from '../documents/avo-export-document.js'

export interface AvoBase {
  readonly event: AvoEvent
  /** What tells the variant from others of its event. */
  readonly variant: string
}

/** By the ids (`base.variant`), else by the longest name that the variant's begins with. */
export function baseOf(event: AvoEvent, events: readonly AvoEvent[]): AvoBase | undefined {
  if (event.eventType !== 'variant') return undefined
  const bases = events.filter((each) => each.eventType !== 'variant')
  const byId = bases.find(({ id }) => id && event.id?.startsWith(`${id}.`))
  const byName = bases
    .filter(({ name }) => name !== '' && event.name.startsWith(name))
    .sort((a, b) => b.name.length - a.name.length)[0]
  const base = byId ?? byName
  if (base === undefined) return undefined
  const rest = event.name.startsWith(base.name) ? event.name.slice(base.name.length) : event.name
  const variant = rest.replace(/^[\s:./|–—-]+/u, '').trim()
  return { event: base, variant: variant || event.id || event.name }
}
