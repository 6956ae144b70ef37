// One schema of any kind to its declarations: what typePlan does for events, whose payloads are objects.
import type { SchemaResource } from '../plan/model.js'
import { makePlainMap } from './memo/shared-map.js'
import { printDeclarations } from './print/print-declarations.js'
import { TypeRegistry } from './print/type-registry.js'
import { TypeWriter } from './print/type-writer.js'
import { SchemaReader } from './read/schema-reader.js'
import type { SchemaCursor, SchemaResolver } from './resolve/model.js'
import { createSchemaResolver } from './resolve/schema-resolver.js'
import { type EventRulesText, type RulesOptions, RulesWriter } from './rules/rules-writer.js'

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
  const registry = new TypeRegistry(makePlainMap)
  registry.names.reserve([name])
  const writer = new TypeWriter(reader, registry)
  return printDeclarations(writer.declare(reader.terms.schema(open(resolver, uri)), name), resolver)
}

export interface SchemaRules {
  /** Undefined where the type says all. */
  readonly rules: EventRulesText | undefined
  /** What they refer to: `type` statements. */
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
  return { rules, declarations: writer.declarations(rules === undefined ? [] : [rules]) }
}

function open(resolver: SchemaResolver, uri: string): SchemaCursor {
  const cursor = resolver.open(uri)
  if (cursor === undefined) throw new Error(`No schema stands at ${uri}.`)
  return cursor
}
