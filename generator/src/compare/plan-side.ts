// One of the two plans: its schemas to be read, the validators that judge by them, and where in the files they stand.
import { ajvForDraft } from '../inspector/ajv-for-draft.js'
import { joinPointer } from '../plan/json-pointer.js'
import { isArray, memberOf } from '../plan/json-value.js'
import type { Draft, JsonObject, JsonSchema, JsonValue, SchemaResource } from '../plan/model.js'
import { walkSchema } from '../plan/walk-schema.js'
import type { SchemaCursor } from '../typing/resolve/model.js'
import { createSchemaResolver } from '../typing/resolve/schema-resolver.js'
import type { JudgedSchema } from './inclusion/compare-schemas.js'
import { schemaCondition } from './inclusion/schema-condition.js'
import type { SchemaKeys } from './inclusion/schema-keys.js'
import type { SchemaSide } from './inclusion/schema-side.js'

/** Where a schema stands: the URI of its resource, and a JSON pointer into that. */
export interface SchemaPlace {
  readonly uri: string
  readonly pointer: string
}

export interface PlanSide extends SchemaSide {
  readonly judge: (cursor: SchemaCursor) => JudgedSchema
  /** Undefined for a schema that was made up, and for booleans, which are equal everywhere. */
  readonly placeOf: (cursor: SchemaCursor) => SchemaPlace | undefined
}

type Validate = (value: JsonValue) => unknown

export function createPlanSide(resources: ReadonlyMap<string, SchemaResource>, keys: SchemaKeys): PlanSide {
  const resolver = createSchemaResolver(resources)
  const places = indexSchemas(resources)
  const ajvs = new Map<Draft, ReturnType<typeof ajvForDraft>>()
  const placeOf: PlanSide['placeOf'] = ({ schema }) => places().get(schema)
  const compile = (cursor: SchemaCursor): Validate | undefined => {
    const { schema, draft } = cursor
    const ajv = ajvs.get(draft) ?? ajvForDraft(draft, resources)
    ajvs.set(draft, ajv)
    const place = placeOf(cursor)
    if (place !== undefined) return ajv.getSchema(uriOf(place)) as Validate | undefined
    // What was taken out of its place cannot follow references.
    return mentionsReference(schema) ? undefined : (ajv.compile(schema as JsonObject) as Validate)
  }
  const side = { resolver, keys }
  const judge: PlanSide['judge'] = (cursor) => ({
    condition: schemaCondition(side, cursor),
    isValid: createJudge(() => compile(cursor)),
  })
  return { ...side, placeOf, judge }
}

function uriOf({ uri, pointer }: SchemaPlace): string {
  return pointer === '' ? uri : `${uri}#${pointer.split('/').map(encodeURIComponent).join('/')}`
}

/** A validator that cannot be made, or that fails, has no verdict: its own limits are not the plan's fault. */
function createJudge(compile: () => Validate | undefined): JudgedSchema['isValid'] {
  let validate: Validate | undefined
  let isBroken = false
  return (value) => {
    try {
      if (!isBroken) validate ??= compile()
      return validate === undefined ? undefined : validate(value) === true
    } catch {
      isBroken = true
      validate = undefined
      return undefined
    }
  }
}

/** By identity; made when first asked for. */
function indexSchemas(
  resources: ReadonlyMap<string, SchemaResource>,
): () => ReadonlyMap<JsonSchema, SchemaPlace> {
  let places: Map<JsonSchema, SchemaPlace> | undefined
  return () => {
    if (places === undefined) {
      places = new Map()
      for (const [uri, { schema }] of resources) indexResource(uri, schema, places)
    }
    return places
  }
}

/** Events of a plan in one file stand where the walk over schemas does not come by. */
function indexResource(uri: string, root: JsonSchema, places: Map<JsonSchema, SchemaPlace>): void {
  const add = (schema: JsonObject, pointer: string): void => {
    if (!places.has(schema)) places.set(schema, { uri, pointer })
  }
  walkSchema(root, '', add)
  const events = memberOf(root, 'events')
  if (!isArray(events)) return
  for (const [at, event] of events.entries()) walkSchema(event, joinPointer('/events', at), add)
}

function mentionsReference(schema: JsonSchema): boolean {
  return /"\$(?:ref|dynamicRef|recursiveRef)"/.test(JSON.stringify(schema))
}
