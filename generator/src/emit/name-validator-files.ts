// What the files of single validators are called: after their functions, on every disk, in whatever order the events come.
import { shortHash } from '../encoding/short-hash.js'

/** Disks take 255 bytes, and the extension and a hash are still to come. */
const MAX_BYTES = 180

/** Two names that differ in case alone would be one file on some disks; both are then told apart by a hash. */
export function nameValidatorFiles(functionNames: readonly string[]): ReadonlyMap<string, string> {
  const keys = functionNames.map(foldCase)
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return new Map(
    functionNames.map((name, index) => {
      const isAlone = counts.get(keys[index] ?? '') === 1
      return [name, isAlone && Buffer.byteLength(name) <= MAX_BYTES ? name : withHash(name)]
    }),
  )
}

function foldCase(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

function withHash(name: string): string {
  let start = ''
  for (const letter of name) {
    if (Buffer.byteLength(start + letter) > MAX_BYTES) break
    start += letter
  }
  return `${start}-${shortHash(name, 8)}`
}
