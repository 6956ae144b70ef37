// One schema of any kind to its declarations: what typePlan does for events, whose payloads are objects.
import type { SchemaResource } from '../plan/model.js'
import { makePlainMap } from './memo/shared-map.js'
import { DeclarationPrinter } from './print/print-declarations.js'
import { TypeRegistry } from './print/type-registry.js'
import { TypeWriter } from './print/type-writer.js'
import { SchemaReader } from './read/schema-reader.js'
import type { SchemaCursor, SchemaResolver } from './resolve/model.js'
import { createSchemaResolver } from './resolve/schema-resolver.js'
import { type EventRulesText, RulesWriter } from './rules/rules-writer.js'

/**
 * `export type` and `export interface` statements; the first declares `name`. `uri` is absolute and may end in a JSON
 * pointer or an anchor; what its schema refers to is looked for in `resources` only.
 */
export function typeSchema(resources: Resources, uri: string, name: string): string[] {
  const { resolver, declarations } = declareSchema(resources, uri, name)
  return new DeclarationPrinter(resolver).print(declarations)
}

export interface CheckedSchema {
  /** Of the types. */
  readonly types: readonly string[]
  /** Undefined where the type says all. */
  readonly rules: EventRulesText | undefined
  /** What the rules refer to: `type` statements. */
  readonly declarations: readonly string[]
}

/** The same with the rules of the schema. `eventName` stands in the sentences of refusal. */
export function checkSchema(
  resources: Resources,
  uri: string,
  name: string,
  { eventName, formatRules }: { readonly eventName: string; readonly formatRules: boolean },
): CheckedSchema {
  const { resolver, cursor, writer, declarations } = declareSchema(resources, uri, name)
  const rulesWriter = new RulesWriter(resolver, { formatRules, nameOf: (cursor) => writer.nameOf(cursor) })
  const rules = rulesWriter.write(cursor, eventName)
  return {
    types: new DeclarationPrinter(resolver).print(declarations),
    rules,
    declarations: rulesWriter.declarations(rules === undefined ? [] : [rules]),
  }
}

type Resources = ReadonlyMap<string, SchemaResource>

function declareSchema(resources: Resources, uri: string, name: string) {
  const resolver = createSchemaResolver(resources)
  const reader = new SchemaReader(resolver)
  const registry = new TypeRegistry(makePlainMap)
  registry.names.reserve([name])
  const writer = new TypeWriter(reader, registry)
  const cursor = open(resolver, uri)
  return { resolver, cursor, writer, declarations: writer.declare(reader.terms.schema(cursor), name) }
}

function open(resolver: SchemaResolver, uri: string): SchemaCursor {
  const cursor = resolver.open(uri)
  if (cursor === undefined) throw new Error(`No schema stands at ${uri}.`)
  return cursor
}
