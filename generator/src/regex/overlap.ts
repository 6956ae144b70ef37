// Whether sets of characters have one in common. Exact for ASCII and, where that decides nothing, for the rest.
import type { CharacterSet } from './parse-regex.js'

export type Overlaps = (...sets: readonly CharacterSet[]) => boolean

/** Beyond ASCII up to the symbols of the supplementary planes; what lies farther is as those are, to any set of a plan. */
const LAST_CODE_POINT = 0x1ffff
/** Sets beyond ASCII whose members are looked up; further ones are taken to overlap. */
const MAX_LISTED = 24

/** Lives as long as one expression: remembers what lies in its sets. */
export function createOverlaps(): Overlaps {
  const listed = new Map<string, Uint8Array>()

  const members = (set: CharacterSet): Uint8Array | undefined => {
    const known = listed.get(set.atom)
    if (known !== undefined || listed.size >= MAX_LISTED) return known
    const list = listBeyondAscii(set.atom)
    listed.set(set.atom, list)
    return list
  }

  const overlapFar = (sets: readonly CharacterSet[]): boolean => {
    if (sets.some(({ far }) => far === 'none')) return false
    const partial = sets.filter(({ far }) => far === 'some')
    if (new Set(partial.map(({ atom }) => atom)).size < 2) return true
    const lists = partial.map(members)
    if (lists.includes(undefined)) return true
    const [first, ...others] = lists as Uint8Array[]
    return first?.some((is, index) => is === 1 && others.every((list) => list[index] === 1)) ?? true
  }

  return (...sets) => {
    for (let code = 0; code < 128; code++) if (sets.every(({ ascii }) => ascii[code])) return true
    return overlapFar(sets)
  }
}

function listBeyondAscii(atom: string): Uint8Array {
  const test = new RegExp(`^${atom}$`, 'u')
  return Uint8Array.from({ length: LAST_CODE_POINT - 127 }, (_, index) =>
    test.test(String.fromCodePoint(index + 128)) ? 1 : 0,
  )
}
