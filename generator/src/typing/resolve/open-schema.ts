// A place that has to be there: what events and their validators start from.
import type { SchemaCursor, SchemaResolver } from './model.js'

/** @throws where no resource has a schema at this absolute URI, which is a bug */
export function openSchema(resolver: SchemaResolver, uri: string): SchemaCursor {
  const cursor = resolver.open(uri)
  if (cursor === undefined) throw new Error(`The plan has no schema at ${uri}.`)
  return cursor
}
