// Written by `npm run format-types` from schemas/formats/avo-import.schema.json: what a document of this format holds.
import type { JsonObject } from '../../model.js'

/**
 * The neutral form that Avo imports: schemas of properties by the event's name.
 */
export interface AvoImportDocument {
  name?: string | null
  description?: string | null
  schema: AvoImportSchema
}
export interface AvoImportSchema {
  events: {
    [k: string]: JsonObject
  }
}
