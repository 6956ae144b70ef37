// Gives each declaration of an output a name that nothing else has there.
import type { MakeMap, SharedMap } from '../memo/shared-map.js'

/** What generated modules import or build upon; a declaration by such a name would hide it. */
const RESERVED = [
  'Array',
  'Checked',
  'Client',
  'Object',
  'Record',
  'ReadonlyArray',
  'String',
  'Suspects',
  'Symbol',
]

/** Names of deeply nested parts grow with their path. */
const MAX_LENGTH = 100

/** Lives as long as its maps. */
export class NameRegistry {
  readonly #taken: SharedMap<string, true>
  readonly #lastNumbers: SharedMap<string, number>

  constructor(makeMap: MakeMap) {
    this.#taken = makeMap()
    this.#lastNumbers = makeMap()
  }

  /** Names that declarations must leave to others. */
  reserve(names: Iterable<string>): void {
    for (const name of RESERVED) this.#taken.set(name, true)
    for (const name of names) this.#taken.set(name, true)
  }

  /** The proposal, as an identifier, with a number where it is taken. */
  take(proposal: string): string {
    const wanted = (/^[\p{L}_$]/u.test(proposal) ? proposal : `T${proposal}`).slice(0, MAX_LENGTH)
    let name = wanted
    let number = this.#lastNumbers.get(wanted) ?? 1
    while (this.#taken.has(name)) {
      number += 1
      name = `${wanted}${number}`
    }
    this.#lastNumbers.set(wanted, number)
    this.#taken.set(name, true)
    return name
  }
}
