// Which of a plan's schema resources the events of one draft reach: drafts read the same keywords differently.
import type { Draft, JsonSchema, JsonValue, SchemaResource, TrackingPlan } from '../plan/model.js'

/** The resources of the events of `draft`, and all that their `$ref`s lead to. */
export function resourcesOfDraft(plan: TrackingPlan, draft: Draft): Map<string, SchemaResource> {
  const found = new Map<string, SchemaResource>()
  const open = plan.events
    .filter((event) => event.draft === draft)
    .map((event) => withoutFragment(event.schemaUri))
  for (let uri = open.pop(); uri !== undefined; uri = open.pop()) {
    const resource = plan.resources.get(uri)
    if (resource === undefined || found.has(uri)) continue
    found.set(uri, resource)
    open.push(...referencesOf(resource.schema, uri))
  }
  return found
}

/** Every text under a `$ref`, taken as a reference to another file; one that is none names no resource. */
function referencesOf(schema: JsonSchema, base: string): string[] {
  const found: string[] = []
  const visit = (value: JsonValue): void => {
    if (typeof value !== 'object' || value === null) return
    if ('$ref' in value && typeof value.$ref === 'string' && URL.canParse(value.$ref, base)) {
      found.push(withoutFragment(new URL(value.$ref, base).href))
    }
    Object.values(value).forEach(visit)
  }
  visit(schema)
  return found
}

function withoutFragment(uri: string): string {
  return uri.split('#', 1)[0] ?? uri
}
