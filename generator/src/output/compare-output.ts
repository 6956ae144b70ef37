// What of the output differs from what lies on the disk. Reads only; write-output.ts writes.
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
  return names.flatMap((path) => compareFile(path, there.get(path), wanted.get(path)) ?? [])
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

/** Only what stands between the pieces that are the same at the beginning and at the end is put together. */
function isSameText(a: readonly string[], b: readonly string[]): boolean {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start += 1
  let end = 0
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  return a.slice(start, a.length - end).join('') === b.slice(start, b.length - end).join('')
}
