// What events tell each other while they are typed, such as names taken: maps that remember who asked for what, so that
// an event need not be typed again while all its questions have the same answers.

/** What one event asked of the shared maps, and what it put there. */
export interface Trace {
  readonly reads: Entry[]
  readonly writes: Entry[]
}

interface Entry {
  readonly map: SharedMap<unknown, unknown>
  readonly key: unknown
  readonly written: Written<unknown> | undefined
}

interface Written<Value> {
  readonly value: Value
  readonly writer: Trace | undefined
}

/** Lives as long as its maps. */
export class SharedState {
  readonly #maps: SharedMap<unknown, unknown>[] = []
  /** Of the work that is recorded; undefined while none is. */
  current: Trace | undefined

  /** @param isSame whether two values are the same answer */
  map<Key, Value>(isSame: (a: Value, b: Value) => boolean = Object.is): SharedMap<Key, Value> {
    const map = new SharedMap<Key, Value>(this, isSame)
    this.#maps.push(map as SharedMap<unknown, unknown>)
    return map
  }

  clear(): void {
    for (const map of this.#maps) map.entries.clear()
  }

  record<Result>(work: () => Result): { result: Result; trace: Trace } {
    const trace: Trace = { reads: [], writes: [] }
    this.current = trace
    try {
      return { result: work(), trace }
    } finally {
      this.current = undefined
    }
  }

  /** Puts in place what the recorded work did; false, and nothing done, where it would be answered otherwise now. */
  replay(trace: Trace): boolean {
    for (const { map, key, written } of trace.reads) if (!map.answers(key, written)) return false
    this.redo(trace)
    return true
  }

  /** Puts in place what the recorded work did, for one who knows that all its questions have the same answers. */
  redo({ writes }: Trace): void {
    for (const { map, key, written } of writes) if (written !== undefined) map.entries.set(key, written)
  }
}

export class SharedMap<Key, Value> {
  readonly entries = new Map<Key, Written<Value>>()
  readonly #state: SharedState
  readonly #isSame: (a: Value, b: Value) => boolean

  constructor(state: SharedState, isSame: (a: Value, b: Value) => boolean) {
    this.#state = state
    this.#isSame = isSame
  }

  get(key: Key): Value | undefined {
    const written = this.entries.get(key)
    const { current } = this.#state
    // What an event wrote itself is no question to others.
    if (current !== undefined && (written === undefined || written.writer !== current))
      current.reads.push({ map: this as SharedMap<unknown, unknown>, key, written })
    return written?.value
  }

  has(key: Key): boolean {
    return this.get(key) !== undefined
  }

  set(key: Key, value: Value): void {
    const { current } = this.#state
    const written = { value, writer: current }
    this.entries.set(key, written)
    current?.writes.push({ map: this as SharedMap<unknown, unknown>, key, written })
  }

  /** Whether a question is answered as it was. */
  answers(key: Key, before: Written<Value> | undefined): boolean {
    const now = this.entries.get(key)
    if (now === before) return true
    return now !== undefined && before !== undefined && this.#isSame(now.value, before.value)
  }
}
