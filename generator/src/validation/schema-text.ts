// What the writers of single keywords need of the whole: texts of other schemas, and names to import.
import type { SchemaCursor } from '../typing/resolve/model.js'

export interface SchemaText {
  /** The text of the check of a subschema; undefined where none stands there. */
  readonly checkOf: (cursor: SchemaCursor, ...path: readonly string[]) => string | undefined
  /** A name of @trackwright/runtime/validation, noted as imported. */
  readonly use: (name: string) => string
  /** What a schema refers to, as places. */
  readonly references: (cursor: SchemaCursor) => readonly SchemaCursor[]
  readonly child: (cursor: SchemaCursor, ...path: readonly string[]) => SchemaCursor | undefined
}
