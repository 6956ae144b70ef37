// The schema of a whole message, as Segment and RudderStack keep it: the payload's in its section, definitions at the root.
import { DRAFT_URIS } from '../plan/draft.js'
import type { Call, Draft, JsonObject, JsonValue } from '../plan/model.js'
import type { BundledSchema } from './model.js'

export function messageSchema({ schema, definitions }: BundledSchema, call: Call, draft: Draft): JsonObject {
  const section = sectionOf(call)
  const defs = [...definitions].map(([name, each]): [string, JsonValue] => [name, each])
  return {
    $schema: DRAFT_URIS[draft],
    type: 'object',
    properties: { [section]: typeof schema === 'boolean' ? (schema ? {} : { not: {} }) : schema },
    ...(defs.length === 0 ? {} : { $defs: Object.fromEntries(defs) }),
  }
}

export function sectionOf(call: Call): 'properties' | 'traits' {
  return call === 'track' || call === 'page' || call === 'screen' ? 'properties' : 'traits'
}
