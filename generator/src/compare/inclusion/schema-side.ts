// One of the two plans of a comparison, as far as its schemas are read.
import type { SchemaResolver } from '../../typing/resolve/model.js'
import type { SchemaKeys } from './schema-keys.js'

export interface SchemaSide {
  readonly resolver: SchemaResolver
  /** The same table for both sides. */
  readonly keys: SchemaKeys
}
