// The texts of files that were read or written before, so that a watcher does not read its own output at every edit.
import { readFile, stat } from 'node:fs/promises'

interface KnownText {
  /** Another one where the file was written since. */
  readonly stamp: string
  readonly pieces: readonly string[]
}

/** Lives as long as a watcher. */
export class KnownTexts {
  readonly #known = new Map<string, KnownText>()

  /**
   * The text of a file as it is now: in the pieces in which it was written where it is as it was.
   * @throws what the file system does
   */
  async read(path: string): Promise<readonly string[]> {
    const stamp = await stampOf(path)
    const known = this.#known.get(path)
    if (known?.stamp === stamp) return known.pieces
    const pieces = [await readText(path)]
    this.#known.set(path, { stamp, pieces })
    return pieces
  }

  /** Says that the text last read is that of these pieces, by which it is known again at once. */
  cut(path: string, pieces: readonly string[]): void {
    const known = this.#known.get(path)
    if (known !== undefined) this.#known.set(path, { ...known, pieces })
  }

  /** Says that a file of these pieces is about to be moved to the path. */
  async expect(path: string, from: string, pieces: readonly string[]): Promise<void> {
    this.#known.set(path, { stamp: await stampOf(from), pieces })
  }
}

/** Line ends are compared as LF: git may have changed them. */
export async function readText(path: string): Promise<string> {
  return (await readFile(path, 'utf8')).replaceAll('\r\n', '\n')
}

async function stampOf(path: string): Promise<string> {
  const { ino, size, mtimeNs } = await stat(path, { bigint: true })
  return `${ino} ${size} ${mtimeNs}`
}
