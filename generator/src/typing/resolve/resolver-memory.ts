// What a resolver knows that holds for the next one as well, where that meets the same schema objects again.
import type { Draft, JsonObject, JsonSchema } from '../../plan/model.js'
import type { ResourceIndex } from './resource-index.js'

export interface Address {
  readonly uri: string
  readonly fragment: string
}

/** Lives as long as its owner: for one plan, or for all the states of one that is edited. */
export interface ResolverMemory {
  /** A number for each schema. */
  readonly identify: (schema: JsonSchema) => number
  readonly indexes: Readonly<Record<Draft, WeakMap<JsonObject, ResourceIndex>>>
  /** By as much of the base as counts, and reference. */
  readonly addresses: Map<string, Address>
}

/** For the states of a plan: a schema object that is met again has its number again. */
export function createResolverMemory(): ResolverMemory {
  const numbers = new WeakMap<JsonObject, number>()
  const count = createCounter()
  return createMemory((schema) => {
    let number = numbers.get(schema)
    if (number === undefined) {
      number = count()
      numbers.set(schema, number)
    }
    return number
  })
}

/** For one resolver, which asks for the number of a schema object but once. */
export function createBriefMemory(): ResolverMemory {
  return createMemory(createCounter())
}

/** The first two numbers are those of the boolean schemas. */
function createCounter(): () => number {
  let count = 2
  return () => count++
}

function createMemory(identify: (schema: JsonObject) => number): ResolverMemory {
  return {
    identify: (schema) => (typeof schema === 'boolean' ? Number(schema) : identify(schema)),
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
