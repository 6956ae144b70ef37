// What of the output differs from what lies on the disk. Reads only; write-output.ts writes.
import type { OutputFile } from '../emit/model.js'
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
  const wanted = new Map(files.map((file) => [file.path, file.content]))
  const there = await readOutput(folder, texts)
  const names = [...new Set([...wanted.keys(), ...there.keys()])].sort()
  return names.flatMap((path) => compareFile(path, there.get(path), wanted.get(path)) ?? [])
}

function compareFile(
  path: string,
  have: string | undefined,
  want: string | undefined,
): OutputDifference | undefined {
  if (have === want) return undefined
  if (have === undefined) return { path, kind: 'missing' }
  if (want === undefined) return isOurs(path, have) ? { path, kind: 'left over' } : undefined
  return { path, kind: isOurs(path, have) ? 'changed' : 'foreign' }
}
