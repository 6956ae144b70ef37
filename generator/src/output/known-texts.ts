// The texts of files that were read or written before, so that a watcher does not read its own output at every edit.
import { readFile, stat } from 'node:fs/promises'

interface KnownText {
  /** Another one where the file was written since. */
  readonly stamp: string
  readonly text: string
}

/** Lives as long as a watcher. */
export class KnownTexts {
  readonly #known = new Map<string, KnownText>()

  /** The text of a file as it is now. @throws what the file system does */
  async read(path: string): Promise<string> {
    const stamp = await stampOf(path)
    const known = this.#known.get(path)
    if (known?.stamp === stamp) return known.text
    const text = await readFile(path, 'utf8')
    this.#known.set(path, { stamp, text })
    return text
  }

  /** Says that a file with this text is about to be moved to the path. */
  async expect(path: string, from: string, text: string): Promise<void> {
    this.#known.set(path, { stamp: await stampOf(from), text })
  }
}

async function stampOf(path: string): Promise<string> {
  const { ino, size, mtimeNs } = await stat(path, { bigint: true })
  return `${ino} ${size} ${mtimeNs}`
}
