// What a resolver knows that holds for the next one as well, where that meets the same schema objects again.
import type { Draft, JsonObject, JsonSchema } from '../../plan/model.js'
import type { ResourceIndex } from './resource-index.js'

export interface Address {
  readonly uri: string
  readonly fragment: string
}

/** Lives as long as its owner: for one plan, or for all the states of one that is edited. */
export interface ResolverMemory {
  /** A number for each schema object. */
  readonly identify: (schema: JsonSchema) => number
  readonly indexes: Readonly<Record<Draft, WeakMap<JsonObject, ResourceIndex>>>
  /** By base and reference. */
  readonly addresses: Map<string, Address>
}

export function createResolverMemory(): ResolverMemory {
  const numbers = new WeakMap<JsonObject, number>()
  let count = 2
  return {
    identify(schema) {
      if (typeof schema === 'boolean') return Number(schema)
      const number = numbers.get(schema) ?? count++
      numbers.set(schema, number)
      return number
    },
    indexes: {
      '04': new WeakMap(),
      '06': new WeakMap(),
      '07': new WeakMap(),
      '2019-09': new WeakMap(),
      '2020-12': new WeakMap(),
    },
    addresses: new Map(),
  }
}
