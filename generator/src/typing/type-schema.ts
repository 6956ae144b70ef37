// One schema of any kind to its declarations: what typePlan does for events, whose payloads are objects.
import type { SchemaResource } from '../plan/model.js'
import { NameRegistry } from './print/name-registry.js'
import { printDeclarations } from './print/print-declarations.js'
import { TypeWriter } from './print/type-writer.js'
import { SchemaReader } from './read/schema-reader.js'
import { createSchemaResolver } from './resolve/schema-resolver.js'

/**
 * `export type` and `export interface` statements; the first declares `name`. `uri` is absolute and may end in a JSON
 * pointer or an anchor; what its schema refers to is looked for in `resources` only.
 */
export async function typeSchema(
  resources: ReadonlyMap<string, SchemaResource>,
  uri: string,
  name: string,
): Promise<string[]> {
  const resolver = createSchemaResolver(resources)
  const cursor = resolver.open(uri)
  if (cursor === undefined) throw new Error(`No schema stands at ${uri}.`)
  const reader = new SchemaReader(resolver)
  const writer = new TypeWriter(reader, new NameRegistry([name]))
  return printDeclarations(writer.declare(reader.terms.schema(cursor), name), resolver)
}
