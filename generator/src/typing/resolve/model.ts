// A place in a schema, and the questions a reader of schemas asks from there.
import type { Draft, JsonSchema } from '../../plan/model.js'

/** The schema resource that a place lies in. */
export interface SchemaScope {
  /** Absolute, without a fragment. */
  readonly baseUri: string
  /** The whole resource, for references such as `#/$defs/x`. */
  readonly root: JsonSchema
  readonly draft: Draft
  /** False where a custom metaschema leaves out the validation vocabulary: only applicators assert then. */
  readonly validates: boolean
}

/** A number for most: a dynamic scope tells places apart that no number does. */
export type PlaceId = number | string

/** A place in a schema, with all that the meaning of its references depends on. */
export interface SchemaCursor extends SchemaScope {
  /** The same for the same place in the same dynamic scope, and for nothing else of the same resolver. */
  readonly id: PlaceId
  /** Where a `$ref` hides its siblings (drafts up to 07) they are gone, annotations apart. */
  readonly schema: JsonSchema
  /** Of what refers to no other schema and says little: the same for all that admit the same (see `simpleKey`). */
  readonly simple: string | undefined
  /** The resources entered on the way here that dynamic references may lead back to, outermost first. */
  readonly dynamicScope: readonly SchemaScope[]
}

export interface SchemaResolver {
  /** The place that an absolute URI names, such as an event's `schemaUri`; undefined where there is none. */
  open(uri: string): SchemaCursor | undefined
  /** The subschema at a path of keys, such as `('properties', 'name')` or `('allOf', '0')`; undefined where none stands. */
  child(cursor: SchemaCursor, ...path: readonly string[]): SchemaCursor | undefined
  /** What a `$ref` in this place names; undefined where it names nothing that is known. */
  resolveRef(cursor: SchemaCursor, ref: string): SchemaCursor | undefined
  /** `$dynamicRef` (2020-12): the outermost dynamic anchor of that name among the resources entered, else as `$ref`. */
  resolveDynamicRef(cursor: SchemaCursor, ref: string): SchemaCursor | undefined
  /** `$recursiveRef` (2019-09): the outermost resource entered that has `$recursiveAnchor`, else as `$ref`. */
  resolveRecursiveRef(cursor: SchemaCursor, ref: string): SchemaCursor | undefined
}
