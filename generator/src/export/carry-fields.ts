// What plans say about events beside the schema, fitted to formats that say less.
import type { PlanEvent } from '../plan/model.js'
import type { Losses } from './collect-losses.js'

export interface FormatAbilities {
  /** For people, such as `Segment`. */
  readonly title: string
  /** The calls that it has. */
  readonly calls: readonly PlanEvent['call'][]
  /** The fields of an event that it has no place for. */
  readonly without: readonly ('id' | 'version' | 'deprecated' | 'owner' | 'tags' | 'description')[]
}

const WORDS = {
  id: 'Ids',
  version: 'Versions',
  deprecated: 'Notes of deprecation',
  owner: 'Owners',
  tags: 'Tags',
  description: 'Descriptions',
} as const

/** The events that the format can hold. What falls away, events or fields of them, is told. */
export function selectEvents(
  events: readonly PlanEvent[],
  { title, calls, without }: FormatAbilities,
  losses: Losses,
): PlanEvent[] {
  const possible = events.filter((event) => {
    if (calls.includes(event.call)) return true
    losses.add(`${title} has no ${event.call} events, so that they are left out`, event)
    return false
  })
  const kept = without.includes('version') ? latestVersions(possible, title, losses) : possible
  for (const event of kept) {
    for (const field of without) {
      if (event[field] !== undefined) losses.add(`${WORDS[field]} of events have no place in ${title}`, event)
    }
  }
  return kept
}

/** Events are sorted by version, so that the last of a name is the latest. */
function latestVersions(events: readonly PlanEvent[], title: string, losses: Losses): PlanEvent[] {
  const latest = new Map(events.map((event) => [JSON.stringify([event.call, event.name]), event]))
  return events.filter((event) => {
    if (latest.get(JSON.stringify([event.call, event.name])) === event) return true
    losses.add(`${title} holds one version of an event, so that older ones are left out`, event)
    return false
  })
}
