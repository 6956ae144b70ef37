// Tells when something below some paths changes, and when the second look at a change is due.
import { FolderWatch } from './folder-watch.js'

export interface WatchFilesOptions {
  /** Files and folders, absolute; `watch` adds more. Those that are not there yet are waited for. */
  readonly paths: readonly string[]
  /** Folders below them that do not count, such as the output; absolute. */
  readonly ignored: readonly string[]
  /**
   * Called with what changed, once for all that changes in the same breath, and once more a moment later: a new folder
   * is watched later than it is there, and a write could fall into that gap. So the second look is at everything.
   */
  readonly onChange: (paths: ReadonlySet<string>, look: 'first' | 'second') => void
  /** Called where the system has no watcher for something that came later, and goes unwatched. */
  readonly onRefused: (refusal: Error) => void
}

/** An editor writes a file in several steps, and a checkout writes many files. */
const BREATH_MS = 5
const SECOND_LOOK_MS = 150

export interface FileWatch {
  /** Also watches these, where they are not below what is watched. */
  readonly watch: (paths: readonly string[]) => void
  readonly stop: () => void
}

/** Every path is watched when it returns. @throws what the system says where it has no more watchers to give */
export function watchFiles({ paths, ignored, onChange, onRefused }: WatchFilesOptions): FileWatch {
  const fresh = collect(BREATH_MS, (paths) => onChange(paths, 'first'))
  const second = collect(SECOND_LOOK_MS, (paths) => onChange(paths, 'second'))
  const add = (path: string) => {
    fresh.add(path)
    second.add(path)
  }
  const folders = new FolderWatch(ignored, add, onRefused)
  try {
    for (const path of paths) folders.add(path)
  } catch (error) {
    folders.close()
    throw error
  }
  return {
    watch(more) {
      for (const path of more) folders.addLater(path)
    },
    stop() {
      fresh.stop()
      second.stop()
      folders.close()
    },
  }
}

/** Gathers paths from the first one on, and gives them away together. */
function collect(delayMs: number, give: (paths: ReadonlySet<string>) => void) {
  let paths = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const giveAll = () => {
    const given = paths
    paths = new Set()
    timer = undefined
    give(given)
  }
  return {
    add(path: string): void {
      paths.add(path)
      timer ??= setTimeout(giveAll, delayMs)
    },
    stop: () => clearTimeout(timer),
  }
}
