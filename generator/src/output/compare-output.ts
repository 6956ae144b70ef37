// What of the output differs from what lies on the disk. Reads only; write-output.ts writes.
import { join } from 'node:path'
import type { OutputFile } from '../emit/model.js'
import { piecesOf } from '../emit/output-file.js'
import type { KnownTexts } from './known-texts.js'
import { isOurs, readOutput } from './read-output.js'

export interface OutputDifference {
  readonly path: string
  /** `foreign`: a file that trackwright did not write stands in the way. `left over`: an earlier output had it. */
  readonly kind: 'missing' | 'changed' | 'foreign' | 'left over'
}

export async function compareOutput(
  folder: string,
  files: readonly OutputFile[],
  texts?: KnownTexts,
): Promise<OutputDifference[]> {
  const wanted = new Map(files.map((file) => [file.path, piecesOf(file)]))
  const there = await readOutput(folder, texts)
  const names = [...new Set([...wanted.keys(), ...there.keys()])].sort()
  return names.flatMap((path) => {
    const want = wanted.get(path)
    const difference = compareFile(path, there.get(path), want)
    if (difference === undefined && want !== undefined) texts?.cut(join(folder, path), want)
    return difference ?? []
  })
}

function compareFile(
  path: string,
  have: readonly string[] | undefined,
  want: readonly string[] | undefined,
): OutputDifference | undefined {
  if (have === undefined) return { path, kind: 'missing' }
  const [beginning = ''] = have
  if (want === undefined) return isOurs(path, beginning) ? { path, kind: 'left over' } : undefined
  if (isSameText(have, want)) return undefined
  return { path, kind: isOurs(path, beginning) ? 'changed' : 'foreign' }
}

/** Put together only where the same text may be in other pieces. */
function isSameText(a: readonly string[], b: readonly string[]): boolean {
  if (lengthOf(a) !== lengthOf(b)) return false
  const isCutAlike = a.length === b.length && a.every((piece, index) => piece.length === b[index]?.length)
  return isCutAlike ? a.every((piece, index) => piece === b[index]) : a.join('') === b.join('')
}

function lengthOf(pieces: readonly string[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0)
}
