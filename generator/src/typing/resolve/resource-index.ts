// What a schema resource names inside itself: anchors, dynamic anchors, and the resources embedded in it.
import type { Draft, JsonObject } from '../../plan/model.js'
import { identifierOf, refHidesSiblings, subschemas } from './schema-keywords.js'

export interface ResourceIndex {
  readonly anchors: ReadonlyMap<string, JsonObject>
  readonly dynamicAnchors: ReadonlyMap<string, JsonObject>
  /** The nearest subschemas with an identifier of their own; what lies in them belongs to them. */
  readonly embedded: readonly JsonObject[]
}

export function indexResource(root: JsonObject, draft: Draft): ResourceIndex {
  const anchors = new Map<string, JsonObject>()
  const dynamicAnchors = new Map<string, JsonObject>()
  const embedded: JsonObject[] = []
  const visit = (schema: JsonObject): void => {
    const id = identifierOf(schema, draft)
    if (id?.startsWith('#') && id.length > 1 && refHidesSiblings(draft)) anchors.set(id.slice(1), schema)
    else if (id !== undefined && !id.startsWith('#') && schema !== root) {
      embedded.push(schema)
      return
    }
    if (!refHidesSiblings(draft)) addAnchors(schema, anchors, dynamicAnchors)
    for (const subschema of subschemas(schema)) visit(subschema)
  }
  visit(root)
  return { anchors, dynamicAnchors, embedded }
}

function addAnchors(
  schema: JsonObject,
  anchors: Map<string, JsonObject>,
  dynamicAnchors: Map<string, JsonObject>,
): void {
  if (typeof schema.$anchor === 'string') anchors.set(schema.$anchor, schema)
  if (typeof schema.$dynamicAnchor === 'string') {
    dynamicAnchors.set(schema.$dynamicAnchor, schema)
    if (!anchors.has(schema.$dynamicAnchor)) anchors.set(schema.$dynamicAnchor, schema)
  }
}
