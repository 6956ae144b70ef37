// The self-describing schemas of Snowplow's documents, each with its name in the registry.
import { joinPointer } from '../../json-pointer.js'
import { isObject } from '../../json-value.js'
import type { JsonObject, JsonValue, PlanDocument } from '../../model.js'
import { documentAs } from '../document-as.js'
import type { SnowplowDocument, SnowplowSchema, SnowplowSelf } from '../documents/snowplow-document.js'

export interface SchemaEntry {
  readonly document: PlanDocument
  /** Of the schema in the document. */
  readonly pointer: string
  readonly schema: JsonObject
  readonly vendor: string
  readonly name: string
  /** SchemaVer, such as `1-0-2`. */
  readonly version: string
  /** `iglu:vendor/name/jsonschema/1-0-2`. */
  readonly uri: string
  /** Only data structures and exports tell. */
  readonly role: 'event' | 'entity' | 'unknown'
}

export function readSchemas(document: PlanDocument): SchemaEntry[] {
  const value = documentAs<SnowplowDocument>(document)
  const list = (schemas: readonly SnowplowSchema[], pointer: string, role: SchemaEntry['role']) =>
    schemas.map((schema, index) => entryOf(document, schema, joinPointer(pointer, index), role))
  if (Array.isArray(value)) return list(value, '', 'unknown')
  if ('eventSchemas' in value) {
    return [
      ...list(value.eventSchemas, '/eventSchemas', 'event'),
      ...list(value.contextSchemas ?? [], '/contextSchemas', 'entity'),
    ]
  }
  if ('self' in value) return [entryOf(document, value, '', 'unknown')]
  if (value.resourceType !== 'data-structure') return []
  return [entryOf(document, value.data, '/data', value.meta?.schemaType ?? 'event')]
}

function entryOf(
  document: PlanDocument,
  schema: SnowplowSchema,
  pointer: string,
  role: SchemaEntry['role'],
): SchemaEntry {
  const { vendor, name, format, version }: SnowplowSelf = schema.self
  const uri = `iglu:${vendor}/${name}/${format || 'jsonschema'}/${version}`
  // The type names what is read of it; the rest of it is the schema.
  const value = schema as unknown as JsonValue
  return { document, pointer, schema: isObject(value) ? value : {}, vendor, name, version, uri, role }
}
