// Owns the place where a browser keeps one text about its visitor. Does not know what it says. Storage that is switched
// off, full or full of somebody else's text never stops a page: what cannot be kept there is kept in memory.
import { OptionError } from '../core/errors.js'

/** May throw whatever it likes: what cannot be kept is kept in memory. */
export interface VisitorStore {
  /** What was kept last, by this page or another one of the site; null or undefined for nothing. */
  read(): string | null | undefined
  write(text: string): void
  clear(): void
}

export interface VisitorStoreOptions {
  /**
   * Where the ids of the visitor are remembered: 'localStorage' (by pages of one origin), 'memory' (by this page only),
   * `cookieStore()` (by all hosts of a domain, for a year) or a store of your own. @default 'localStorage'
   */
  storage?: 'localStorage' | 'memory' | VisitorStore | undefined
}

/** Under which the text is kept. */
export const VISITOR_KEY = 'trackwright_visitor'

/** @throws OptionError */
export function createVisitorStore({ storage = 'localStorage' }: VisitorStoreOptions): VisitorStore {
  if (storage === 'localStorage') return orMemory(webStorage)
  if (storage === 'memory') return orMemory(undefined)
  if (typeof storage === 'object' && storage !== null) return orMemory(storage)
  throw new OptionError('storage', "'localStorage', 'memory' or a store like cookieStore().")
}

const webStorage: VisitorStore = {
  read: () => localStorage.getItem(VISITOR_KEY),
  write: (text) => localStorage.setItem(VISITOR_KEY, text),
  clear: () => localStorage.removeItem(VISITOR_KEY),
}

/** The same store where it works; memory where it throws or does not keep what it is given. */
function orMemory(store: VisitorStore | undefined): VisitorStore {
  let unkept: string | undefined
  const attempt = <T>(task: () => T): T | undefined => {
    try {
      return task()
    } catch {
      // What cannot be reached holds nothing that could be read; what cannot be written is kept here.
      return undefined
    }
  }
  const read = (): string | null | undefined => attempt(() => store?.read())
  return {
    read: () => unkept ?? read(),
    write(text) {
      attempt(() => store?.write(text))
      unkept = read() === text ? undefined : text
    },
    clear() {
      unkept = undefined
      attempt(() => store?.clear())
    },
  }
}
