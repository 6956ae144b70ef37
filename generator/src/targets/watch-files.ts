// Tells when something below some paths changes. The only file that knows chokidar.
import { relative, sep } from 'node:path'
import { watch } from 'chokidar'

export interface WatchFilesOptions {
  /** Files and folders, absolute; `watch` adds more. */
  readonly paths: readonly string[]
  /** Folders below them that do not count, such as the output; absolute. */
  readonly ignored: readonly string[]
  /**
   * Called with what changed, once for all that changes in the same breath, and once more a moment later: a new file
   * is watched later than it is seen, and a second write could fall into that gap. So the second look is at everything.
   */
  readonly onChange: (paths: ReadonlySet<string>, look: 'first' | 'second') => void
}

/** An editor writes a file in several steps, and a checkout writes many files. */
const BREATH_MS = 10
const SECOND_LOOK_MS = 150

export interface FileWatch {
  /** Also watches these, where they are not below what is watched. */
  readonly watch: (paths: readonly string[]) => void
  readonly stop: () => Promise<void>
}

/** Resolves when every path is watched. */
export async function watchFiles({ paths, ignored, onChange }: WatchFilesOptions): Promise<FileWatch> {
  const roots = new Set(paths)
  const watcher = watch([...paths], {
    ignoreInitial: true,
    ignored: (path) => isHidden(path, roots) || ignored.some((folder) => isBelow(path, folder)),
  })
  const fresh = collect(BREATH_MS, (paths) => onChange(paths, 'first'))
  const second = collect(SECOND_LOOK_MS, (paths) => onChange(paths, 'second'))
  watcher.on('all', (_event, path) => {
    fresh.add(path)
    second.add(path)
  })
  await new Promise<void>((resolve) => watcher.once('ready', resolve))
  return {
    watch(more) {
      const added = more.filter((path) => ![...roots].some((root) => isBelow(path, root)))
      for (const path of added) roots.add(path)
      if (added.length > 0) watcher.add(added)
    },
    async stop() {
      fresh.stop()
      second.stop()
      await watcher.close()
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

/** Whether a path is a folder, or lies in it. */
export function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder + sep)
}

/** What a plan's reader passes over as well. */
function isHidden(path: string, roots: ReadonlySet<string>): boolean {
  const root = [...roots].find((each) => isBelow(path, each)) ?? path
  return relative(root, path)
    .split(sep)
    .some((name) => name.startsWith('.') || name === 'node_modules')
}
