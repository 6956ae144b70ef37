// What events tell each other while they are typed, such as names taken. For one run these are plain maps; for a session
// they remember who asked for what (traced-maps.ts).

export interface SharedMap<Key, Value> {
  get(key: Key): Value | undefined
  has(key: Key): boolean
  set(key: Key, value: Value): unknown
  /** Those of the keys that are set, in the order in which they first were. */
  inOrder(keys: Keys<Key>): Key[]
}

/** A set, or a map by them. */
export type Keys<Key> = Pick<ReadonlySet<Key>, 'has' | 'keys'>

/** @param isSame whether two values are the same answer @default Object.is */
export type MakeMap = <Key, Value>(isSame?: (a: Value, b: Value) => boolean) => SharedMap<Key, Value>

export const makePlainMap: MakeMap = <Key, Value>() => new PlainMap<Key, Value>()

class PlainMap<Key, Value> extends Map<Key, Value> implements SharedMap<Key, Value> {
  inOrder(keys: Keys<Key>): Key[] {
    return [...this.keys()].filter((key) => keys.has(key))
  }
}
