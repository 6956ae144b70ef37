// Written by `npm run format-types` from schemas/formats/message-schemas.schema.json: what a document of this format holds.
import type { JsonObject, JsonValue } from '../../model.js'

/**
 * JSON Schemas of whole messages: the document itself, the choices under oneOf or anyOf, or its definitions.
 */
export interface MessageSchemasDocument {
  $schema?: string | null
  title?: string | null
  description?: string | null
  $id?: string | null
  oneOf?: JsonValue[]
  anyOf?: JsonValue[]
  $defs?: JsonObject
  definitions?: JsonObject
  properties?: JsonObject
}
