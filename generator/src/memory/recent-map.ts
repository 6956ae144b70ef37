// What is kept for one who comes again: a map of which each round forgets what the round before did not ask for.
export class RecentMap<Key, Value> {
  #now = new Map<Key, Value>()
  #before = new Map<Key, Value>()

  /** Begins a round. */
  start(): void {
    this.#before = this.#now
    this.#now = new Map()
  }

  get(key: Key): Value | undefined {
    return this.#now.get(key) ?? this.#before.get(key)
  }

  /** Also what is still true is set again, or forgotten. */
  set(key: Key, value: Value): void {
    this.#now.set(key, value)
  }
}
