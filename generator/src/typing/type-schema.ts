// One schema of any kind to its declarations: what typePlan does for events, whose payloads are objects.
import type { SchemaResource } from '../plan/model.js'
import { NameRegistry } from './print/name-registry.js'
import { printDeclarations } from './print/print-declarations.js'
import { TypeWriter } from './print/type-writer.js'
import { SchemaReader } from './read/schema-reader.js'
import type { SchemaCursor, SchemaResolver } from './resolve/model.js'
import { createSchemaResolver } from './resolve/schema-resolver.js'
import { type RulesOptions, RulesWriter } from './rules/rules-writer.js'

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
  const reader = new SchemaReader(resolver)
  const writer = new TypeWriter(reader, new NameRegistry([name]))
  return printDeclarations(writer.declare(reader.terms.schema(open(resolver, uri)), name), resolver)
}

export interface SchemaRules {
  /** The third argument of `Checked`; undefined where the type says all. */
  readonly rules: string | undefined
  /** What it refers to: `type` statements. */
  readonly declarations: readonly string[]
}

/** The rules of the same schema. `eventName` stands in the sentences of refusal. */
export function writeSchemaRules(
  resources: ReadonlyMap<string, SchemaResource>,
  uri: string,
  eventName: string,
  options: RulesOptions,
): SchemaRules {
  const resolver = createSchemaResolver(resources)
  const writer = new RulesWriter(resolver, options)
  const rules = writer.write(open(resolver, uri), eventName)
  return { rules, declarations: writer.declarations() }
}

function open(resolver: SchemaResolver, uri: string): SchemaCursor {
  const cursor = resolver.open(uri)
  if (cursor === undefined) throw new Error(`No schema stands at ${uri}.`)
  return cursor
}
