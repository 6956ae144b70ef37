// Maps for works that stand in a row, each of which sees what those before it wrote. They remember who asked for what, so
// that a work need not be done again while its questions have the same answers, wherever in the row another was done anew.
import type { Keys, SharedMap } from './shared-map.js'

/** What one work asked, and what it wrote. */
export interface Trace {
  /** In the row: it sees what is written at lower ones. */
  position: number
  /** Whether something that it asked was written since. */
  isDoubtful: boolean
  readonly reads: Read[]
  readonly writes: Written[]
}

interface Read {
  readonly slot: Slot
  readonly seen: Written | undefined
}

interface Written {
  readonly slot: Slot
  readonly writer: Trace
  /** Its number among those of its writer. */
  readonly index: number
  value: unknown
}

export class TracedMaps {
  /** Of the work that is recorded; undefined while none is. */
  current: Trace | undefined

  /** @param isSame whether two values are the same answer */
  readonly map = <Key, Value>(isSame: (a: Value, b: Value) => boolean = Object.is): SharedMap<Key, Value> =>
    new TracedMap<Key, Value>(this, isSame)

  record<Result>(position: number, work: () => Result): { result: Result; trace: Trace } {
    const trace: Trace = { position, isDoubtful: false, reads: [], writes: [] }
    this.current = trace
    try {
      return { result: work(), trace }
    } finally {
      this.current = undefined
    }
  }

  /** Whether all that a work asked would be answered as it was. */
  isCurrent(trace: Trace): boolean {
    if (!trace.isDoubtful) return true
    for (const { slot, seen } of trace.reads) if (!slot.answers(trace.position - 1, seen)) return false
    trace.isDoubtful = false
    return true
  }

  /** Takes back what a work wrote, and forgets what it asked. */
  withdraw(trace: Trace): void {
    for (const written of trace.writes) written.slot.remove(written)
    for (const { slot } of trace.reads) slot.forget(trace)
  }
}

class TracedMap<Key, Value> implements SharedMap<Key, Value> {
  readonly #slots = new Map<Key, Slot>()
  readonly #maps: TracedMaps
  readonly #isSame: (a: Value, b: Value) => boolean

  constructor(maps: TracedMaps, isSame: (a: Value, b: Value) => boolean) {
    this.#maps = maps
    this.#isSame = isSame
  }

  get(key: Key): Value | undefined {
    const { current } = this.#maps
    if (current === undefined) return this.#slots.get(key)?.writes.at(-1)?.value as Value | undefined
    const slot = this.#slotOf(key)
    const seen = slot.at(current.position)
    // What a work wrote itself is no question to others.
    if (seen?.writer !== current) {
      current.reads.push({ slot, seen })
      slot.readBy(current)
    }
    return seen?.value as Value | undefined
  }

  has(key: Key): boolean {
    return this.get(key) !== undefined
  }

  set(key: Key, value: Value): void {
    const { current } = this.#maps
    if (current === undefined) throw new Error('What nobody writes cannot be taken back.')
    this.#slotOf(key).write(current, value)
  }

  inOrder(keys: Keys<Key>): Key[] {
    const found: { readonly key: Key; readonly position: number; readonly index: number }[] = []
    for (const key of keys.keys()) {
      const first = this.#slots.get(key)?.writes[0]
      if (first !== undefined) found.push({ key, position: first.writer.position, index: first.index })
    }
    return found.sort((a, b) => a.position - b.position || a.index - b.index).map(({ key }) => key)
  }

  #slotOf(key: Key): Slot {
    let slot = this.#slots.get(key)
    if (slot === undefined) {
      slot = new Slot(this.#isSame as (a: unknown, b: unknown) => boolean, () => this.#slots.delete(key))
      this.#slots.set(key, slot)
    }
    return slot
  }
}

/** All that was written by one key of a map, and who asked for it. */
class Slot {
  /** By the positions of their writers, at most one each. */
  readonly writes: Written[] = []
  readonly #readers = new Set<Trace>()
  /** The one with the highest position. */
  #lastReader: Trace | undefined
  readonly #isSame: (a: unknown, b: unknown) => boolean
  readonly #drop: () => void

  /** @param drop what is done when nobody needs it any more */
  constructor(isSame: (a: unknown, b: unknown) => boolean, drop: () => void) {
    this.#isSame = isSame
    this.#drop = drop
  }

  /** What is seen from a position: the last that was written there or before. */
  at(position: number): Written | undefined {
    return this.writes[this.#countUpTo(position) - 1]
  }

  answers(position: number, before: Written | undefined): boolean {
    const now = this.at(position)
    if (now === before) return true
    return now !== undefined && before !== undefined && this.#isSame(now.value, before.value)
  }

  write(writer: Trace, value: unknown): void {
    const count = this.#countUpTo(writer.position)
    const last = this.writes[count - 1]
    if (last?.writer === writer) {
      last.value = value
      return
    }
    const written = { slot: this, writer, index: writer.writes.length, value }
    this.writes.splice(count, 0, written)
    writer.writes.push(written)
    this.#doubtAfter(writer.position)
  }

  remove(written: Written): void {
    this.writes.splice(this.writes.indexOf(written), 1)
    this.#doubtAfter(written.writer.position)
    this.#dropIfEmpty()
  }

  readBy(reader: Trace): void {
    this.#readers.add(reader)
    if (this.#lastReader === undefined || this.#lastReader.position < reader.position)
      this.#lastReader = reader
  }

  forget(reader: Trace): void {
    this.#readers.delete(reader)
    if (this.#lastReader === reader) {
      this.#lastReader = undefined
      for (const other of this.#readers) this.readBy(other)
    }
    this.#dropIfEmpty()
  }

  #doubtAfter(position: number): void {
    if (this.#lastReader === undefined || this.#lastReader.position <= position) return
    for (const reader of this.#readers) if (reader.position > position) reader.isDoubtful = true
  }

  #dropIfEmpty(): void {
    if (this.writes.length === 0 && this.#readers.size === 0) this.#drop()
  }

  /** How many were written at a position or before; most often that is asked of the last. */
  #countUpTo(position: number): number {
    let [low, high] = [0, this.writes.length]
    let middle = high - 1
    while (low < high) {
      if ((this.writes[middle]?.writer.position ?? 0) <= position) low = middle + 1
      else high = middle
      middle = (low + high) >> 1
    }
    return low
  }
}
