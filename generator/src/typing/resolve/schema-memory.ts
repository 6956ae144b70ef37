// The schemas of a plan that is edited: what did not change keeps its objects, and so its identities.

import { shareUnchanged } from '../../memory/share-unchanged.js'
import type { SchemaResource } from '../../plan/model.js'
import type { SchemaCursor, SchemaResolver } from './model.js'
import { identifyReachable, type ReferenceMemory } from './reachable.js'
import { createResolverMemory } from './resolver-memory.js'
import { isSchema } from './schema-keywords.js'
import { createSchemaResolver } from './schema-resolver.js'

type Resources = ReadonlyMap<string, SchemaResource>

/** One state of the plan. */
export interface SchemaState {
  readonly resolver: SchemaResolver
  /** A text that is the same as in an earlier state where all is that can be seen from this place. */
  readonly fingerprint: (cursor: SchemaCursor) => string
}

export class SchemaMemory {
  readonly #resolver = createResolverMemory()
  readonly #references: ReferenceMemory = new WeakMap()
  #given: Resources | undefined
  #resources: Resources = new Map()
  #state: SchemaState | undefined

  /** The same state for the same resources, so that stages share it. */
  open(given: Resources): SchemaState {
    if (this.#state !== undefined && this.#given === given) return this.#state
    const resources = new Map<string, SchemaResource>()
    for (const [uri, resource] of given) {
      const schema = shareUnchanged(this.#resources.get(uri)?.schema, resource.schema)
      resources.set(uri, isSchema(schema) && schema !== resource.schema ? { ...resource, schema } : resource)
    }
    const resolver = createSchemaResolver(resources, this.#resolver)
    const known = new Map<string, string>()
    const fingerprint = (cursor: SchemaCursor): string => {
      const text = known.get(cursor.id) ?? identifyReachable(resolver, cursor, this.#references)
      known.set(cursor.id, text)
      return text
    }
    this.#given = given
    this.#resources = resources
    this.#state = { resolver, fingerprint }
    return this.#state
  }
}
