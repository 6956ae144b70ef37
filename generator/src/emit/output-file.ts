// The text of a file in pieces: where one of thousands changed, the others are known by identity, and megabytes need not
// be put together to be compared and written.
import type { OutputFile } from './model.js'

const known = new WeakMap<OutputFile, readonly string[]>()

/** The content is put together when it is asked for. */
export function createOutputFile(path: string, pieces: readonly string[]): OutputFile {
  let content: string | undefined
  const file: OutputFile = {
    path,
    get content() {
      content ??= pieces.join('')
      return content
    },
  }
  known.set(file, pieces)
  return file
}

/** What the file's content consists of, in a row. The first piece holds the head of the file. */
export function piecesOf(file: OutputFile): readonly string[] {
  return known.get(file) ?? [file.content]
}
