// The draft that a foreign schema states. One that nobody knows counts as the one that its vendor writes.
import { readDraft } from '../draft.js'
import type { Draft, JsonObject } from '../model.js'

export function statedDraft(schema: JsonObject, otherwise: Draft): Draft {
  const draft = typeof schema.$schema === 'string' ? readDraft(schema.$schema) : 'unstated'
  return draft === 'unstated' || draft === 'unknown' ? otherwise : draft
}
