// What the types of an output have in common: the names given so far, and to what.
import type { MakeMap, SharedMap } from '../memo/shared-map.js'
import { NameRegistry } from './name-registry.js'

/** By the identities of terms. */
export class TypeRegistry {
  readonly names: NameRegistry
  /** The names of whole types, and those of just the object part of types such as `Address | null`. */
  readonly aliases: SharedMap<number, string>
  readonly interfaces: SharedMap<number, string>
  /** Types that have no name. */
  readonly texts: SharedMap<number, string>

  constructor(makeMap: MakeMap) {
    this.names = new NameRegistry(makeMap)
    this.aliases = makeMap()
    this.interfaces = makeMap()
    this.texts = makeMap()
  }
}
