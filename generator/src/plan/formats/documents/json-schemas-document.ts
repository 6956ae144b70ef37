// Written by `npm run format-types` from schemas/formats/json-schemas.schema.json: what a document of this format holds.
/**
 * A JSON Schema of one event's properties, or definitions that others refer to.
 */
export interface JsonSchemasDocument {
  $schema?: string | null
  $id?: string | null
  title?: string | null
  description?: string | null
}
