// A plan as rules look at it: every schema and every declared property once, with its place.
import { joinPointer, splitPointer } from '../plan/json-pointer.js'
import { isArray, memberOf } from '../plan/json-value.js'
import type { JsonObject, JsonSchema, PlanEvent, TrackingPlan } from '../plan/model.js'
import { isSchema, walkSchema } from '../plan/walk-schema.js'
import { createSchemaResolver } from '../typing/resolve/schema-resolver.js'
import type { LintSubject, PropertyPart, SchemaPart } from './model.js'

export function indexPlan(plan: TrackingPlan): LintSubject {
  const eventOf = new Map(plan.events.map((event) => [event.schemaUri, event]))
  const schemas: SchemaPart[] = []
  for (const [uri, { schema }] of plan.resources) {
    const seen = new Set<JsonObject>()
    walkSchema(schema, '', (each, pointer) => addSchema(each, uri, pointer, seen, schemas, eventOf))
    // Events of a plan in one file stand where the walk over schemas does not come by.
    const events = memberOf(schema, 'events')
    for (const [index, event] of (isArray(events) ? events : []).entries()) {
      const root = joinPointer('/events', index)
      walkSchema(event, root, (each, pointer) => addSchema(each, uri, pointer, seen, schemas, eventOf))
    }
  }
  return {
    plan,
    schemas,
    properties: schemas.flatMap(propertiesOf),
    resolver: createSchemaResolver(plan.resources),
    locate: ({ uri, pointer }, part) => plan.resources.get(uri)?.locate?.(pointer, part),
  }
}

function addSchema(
  schema: JsonObject,
  uri: string,
  pointer: string,
  seen: Set<JsonObject>,
  schemas: SchemaPart[],
  eventOf: ReadonlyMap<string, PlanEvent>,
): void {
  if (seen.has(schema)) return
  seen.add(schema)
  const event = isDefinition(pointer) ? undefined : findEvent(uri, pointer, eventOf)
  schemas.push({ schema, uri, pointer, ...(event === undefined ? {} : { event }) })
}

function isDefinition(pointer: string): boolean {
  return /\/(\$defs|definitions)\//.test(pointer)
}

/** The event at the pointer, or at a part of it. */
function findEvent(
  uri: string,
  pointer: string,
  eventOf: ReadonlyMap<string, PlanEvent>,
): PlanEvent | undefined {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const event = eventOf.get(`${uri}#${at}`)
    if (event !== undefined) return event
  }
  return eventOf.get(uri)
}

function propertiesOf({ schema, uri, pointer, event }: SchemaPart): PropertyPart[] {
  const properties = memberOf(schema, 'properties')
  if (typeof properties !== 'object' || properties === null || isArray(properties)) return []
  const outer = namesIn(pointer)
  return Object.entries(properties).flatMap(([name, value]) =>
    isSchema(value)
      ? [
          {
            name,
            schema: value as JsonSchema,
            uri,
            pointer: joinPointer(pointer, 'properties', name),
            path: [...outer, name],
            ...(event === undefined ? {} : { event }),
          },
        ]
      : [],
  )
}

/** The names of the properties on the way. */
function namesIn(pointer: string): string[] {
  const segments = splitPointer(pointer)
  const names: string[] = []
  for (let index = 0; index < segments.length; index += 1) {
    if (segments[index] !== 'properties') continue
    index += 1
    names.push(segments[index] ?? '')
  }
  return names
}
