// What differs between the output and the disk, as a unified diff. The only file that knows `diff`.
import { join } from 'node:path'
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'
import type { OutputFile } from '../emit/model.js'
import type { OutputDifference } from './compare-output.js'
import { readIfThere } from './read-output.js'

/** One patch a difference, in their order; paths as `shown` gives them. */
export async function diffOutput(
  folder: string,
  files: readonly OutputFile[],
  differences: readonly OutputDifference[],
  shown: (path: string) => string,
): Promise<string[]> {
  return Promise.all(
    differences.map(async ({ path }) => {
      const have = await readIfThere(join(folder, path))
      const want = files.find((file) => file.path === path)?.content
      return diffTexts(shown(path), have, want)
    }),
  )
}

/** A unified diff as git writes it; undefined stands for a file that is not there. */
export function diffTexts(path: string, before: string | undefined, after: string | undefined): string {
  const from = before === undefined ? '/dev/null' : `a/${path}`
  const to = after === undefined ? '/dev/null' : `b/${path}`
  return createTwoFilesPatch(from, to, before ?? '', after ?? '', undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  }).trimEnd()
}
