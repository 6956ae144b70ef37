// Gives each declaration of an output a name that nothing else has there.

/** What generated modules import or build upon; a declaration by such a name would hide it. */
const RESERVED = ['Array', 'Checked', 'Client', 'Object', 'Record', 'ReadonlyArray', 'String', 'Symbol']

/** Names of deeply nested parts grow with their path. */
const MAX_LENGTH = 100

export class NameRegistry {
  readonly #taken: Set<string>
  readonly #lastNumbers = new Map<string, number>()

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set([...RESERVED, ...taken])
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
    this.#taken.add(name)
    return name
  }
}
