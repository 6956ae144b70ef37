// The schemas of a plan that is edited: what did not change keeps its objects, and so its identities.

import { shareUnchanged } from '../../memory/share-unchanged.js'
import type { JsonSchema, SchemaResource } from '../../plan/model.js'
import type { SchemaResolver } from './model.js'
import { openSchema } from './open-schema.js'
import { identifyReachable, type Reachable, type ReferenceMemory } from './reachable.js'
import { createResolverMemory } from './resolver-memory.js'
import { isSchema } from './schema-keywords.js'
import { createSchemaResolver } from './schema-resolver.js'

type Resources = ReadonlyMap<string, SchemaResource>

/** One state of the plan. */
export interface SchemaState {
  readonly resolver: SchemaResolver
  /** A text that is the same as in an earlier state where all is that can be seen from the place of this absolute URI. */
  readonly fingerprint: (uri: string) => string
}

export class SchemaMemory {
  readonly #resolver = createResolverMemory()
  readonly #references: ReferenceMemory = new WeakMap()
  #given: Resources | undefined
  #resources: Resources = new Map()
  #known: ReadonlyMap<string, Reachable> = new Map()
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
    const before = this.#known
    const isChanged = compareResources(this.#resources, resources)
    const known = new Map<string, Reachable>()
    const fingerprint = (uri: string): string => {
      let reachable = known.get(uri) ?? before.get(uri)
      if (reachable === undefined || (!known.has(uri) && reachable.resources.some(isChanged)))
        reachable = identifyReachable(resolver, openSchema(resolver, uri), this.#references)
      known.set(uri, reachable)
      return reachable.identities
    }
    this.#given = given
    this.#resources = resources
    this.#known = known
    this.#state = { resolver, fingerprint }
    return this.#state
  }
}

/**
 * Which resources are not what they were, as far as it can matter to one who reached them; all of them where it can
 * matter to others too.
 */
function compareResources(before: Resources, after: Resources): (uri: string) => boolean {
  const changed = new Set<string>()
  for (const [uri, { schema, draft }] of after) {
    const old = before.get(uri)
    if (old?.schema === schema && old.draft === draft) continue
    if (old?.draft !== draft || namesOthers(old.schema) || namesOthers(schema)) return () => true
    changed.add(uri)
  }
  return before.size === after.size ? (uri) => changed.has(uri) : () => true
}

/** Whether a schema can decide where the references of others lead (`$id`), or how they are read (`$vocabulary`). */
function namesOthers(schema: JsonSchema): boolean {
  return /"(?:\$?id":"|\$vocabulary":)/.test(JSON.stringify(schema))
}
