// Watches files and folders with one watcher of the system for each folder, which tells by name what changed in it:
// nothing is read but what is new. The only file that watches.
import { existsSync, type FSWatcher, readdirSync, realpathSync, statSync, watch } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { isHidden, isInside } from '../plan/read-plan.js'

export class FolderWatch {
  readonly #ignored: readonly string[]
  readonly #onChange: (path: string) => void
  readonly #onRefused: (refusal: Error) => void
  /** By where they are, as they were named: links may lead to them. */
  readonly #roots = new Map<string, string>()
  readonly #added = new Set<string>()
  readonly #watchers = new Map<string, FSWatcher>()

  /**
   * @param ignored folders that do not count
   * @param onRefused called where the system does not watch something that has come
   */
  constructor(
    ignored: readonly string[],
    onChange: (path: string) => void,
    onRefused: (refusal: Error) => void,
  ) {
    this.#ignored = ignored.map(placeOf)
    this.#onChange = onChange
    this.#onRefused = onRefused
  }

  /**
   * Also watches a file, or a folder and all that is in it; what is not there is waited for.
   * @throws what the system says where it does not watch it
   */
  add(path: string): void {
    if (this.#added.has(path)) return
    this.#added.add(path)
    const place = placeOf(path)
    if (this.#rootOf(place) !== undefined) return
    this.#roots.set(place, path)
    this.#watchRoot(place)
  }

  /** The same for what came later: a refusal is told, and the watch goes on without it. */
  addLater(path: string): void {
    this.#orTell(() => this.add(path))
  }

  close(): void {
    for (const watcher of this.#watchers.values()) watcher.close()
    this.#watchers.clear()
  }

  /** By the folder that it stands in, or will: a file that is replaced is another to the system. */
  #watchRoot(place: string): void {
    let folder = dirname(place)
    while (!existsSync(folder)) folder = dirname(folder)
    this.#watchFolder(folder)
    this.#watchBelow(place)
  }

  #watchBelow(path: string): void {
    if (!isFolder(path)) return
    try {
      this.#watchFolder(path)
      for (const entry of readdirSync(path, { withFileTypes: true })) {
        const inner = join(path, entry.name)
        if (entry.isDirectory() && this.#rootOf(inner) !== undefined) this.#watchBelow(inner)
      }
    } catch (error) {
      // Gone again already; its folder will tell.
      if (isFolder(path)) throw error
    }
  }

  #watchFolder(folder: string): void {
    if (this.#watchers.has(folder)) return
    const watcher = watchOne(folder, (event, name) =>
      this.#tell(event, name === null ? folder : join(folder, name)),
    )
    // A folder that is removed is an error to some systems.
    watcher.on('error', () => this.#forget(folder))
    this.#watchers.set(folder, watcher)
  }

  #tell(event: string, path: string): void {
    const root = this.#rootOf(path)
    // Where it came, went or was replaced, so did all that is in it.
    const isOther = event === 'rename'
    if (root !== undefined) {
      if (isOther) this.#watchAnew(path, () => this.#watchBelow(path))
      this.#onChange((this.#roots.get(root) ?? root) + path.slice(root.length))
    } else if (isOther) {
      for (const [place, name] of this.#roots)
        if (isInside(path, place)) {
          this.#watchAnew(path, () => this.#watchRoot(place))
          this.#onChange(name)
        }
    }
  }

  #watchAnew(path: string, watch: () => void): void {
    this.#forget(path)
    this.#orTell(watch)
  }

  #orTell(watch: () => void): void {
    try {
      watch()
    } catch (error) {
      this.#onRefused(error as NodeJS.ErrnoException)
    }
  }

  #forget(path: string): void {
    for (const [folder, watcher] of this.#watchers)
      if (isInside(path, folder)) {
        watcher.close()
        this.#watchers.delete(folder)
      }
  }

  /** The root to which a path belongs; undefined where it does not count. */
  #rootOf(path: string): string | undefined {
    if (this.#ignored.some((folder) => isInside(folder, path))) return undefined
    for (const root of this.#roots.keys())
      if (isInside(root, path) && !relative(root, path).split(sep).some(isHidden)) return root
    return undefined
  }
}

/** Linux has a limit for all programs of a user. */
function watchOne(folder: string, listener: (event: string, name: string | null) => void): FSWatcher {
  try {
    return watch(folder, listener)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
      error.message += '; raise fs.inotify.max_user_watches, or end another program that watches'
    throw error
  }
}

function placeOf(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
