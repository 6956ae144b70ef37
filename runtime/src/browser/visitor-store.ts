// Owns the place where a browser keeps one text about its visitor. Does not know what it says. Storage that is switched
// off, full or full of somebody else's text never stops a page: what cannot be kept there is kept in memory.
import { OptionError } from '../core/errors.js'

export interface VisitorStore {
  /** What was kept last, by this page or another one of the site; undefined for nothing. */
  read(): string | undefined
  write(text: string): void
  clear(): void
}

export interface VisitorStoreOptions {
  /**
   * Where the ids of the visitor are remembered: 'localStorage' (by pages of one origin), 'cookie' (by all hosts of
   * `cookieDomain`, for a year), 'memory' (by this page only). @default 'localStorage'
   */
  storage?: 'localStorage' | 'cookie' | 'memory' | undefined
  /** Domain of the cookie: 'example.com' lets its subdomains know the visitor as well. @default this host only */
  cookieDomain?: string | undefined
}

const KEY = 'trackwright_visitor'
const YEAR_SECONDS = 31_536_000

/** @throws OptionError */
export function createVisitorStore(options: VisitorStoreOptions): VisitorStore {
  const { storage = 'localStorage', cookieDomain } = options
  if (cookieDomain !== undefined && !/^[\w.-]+$/.test(cookieDomain)) {
    throw new OptionError('cookieDomain', 'cookieDomain must be the name of a domain, like example.com.')
  }
  switch (storage) {
    case 'localStorage':
      return orMemory(webStorage)
    case 'cookie':
      return orMemory(cookie(cookieDomain))
    case 'memory':
      return orMemory(nothing)
    default:
      throw new OptionError('storage', "storage must be 'localStorage', 'cookie' or 'memory'.")
  }
}

const nothing: VisitorStore = { read: () => undefined, write: () => undefined, clear: () => undefined }

const webStorage: VisitorStore = {
  read: () => localStorage.getItem(KEY) ?? undefined,
  write: (text) => localStorage.setItem(KEY, text),
  clear: () => localStorage.removeItem(KEY),
}

function cookie(domain: string | undefined): VisitorStore {
  const scope = `; path=/; samesite=lax${domain === undefined ? '' : `; domain=${domain}`}`
  const write = (text: string, maxAgeSeconds: number): void => {
    const secure = location.protocol === 'https:' ? '; secure' : ''
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in all browsers, and is asynchronous.
    document.cookie = `${KEY}=${encodeURIComponent(text)}; max-age=${maxAgeSeconds}${scope}${secure}`
  }
  return {
    read() {
      const pair = document.cookie.split('; ').find((each) => each.startsWith(`${KEY}=`))
      return pair === undefined ? undefined : decodeURIComponent(pair.slice(KEY.length + 1))
    },
    write: (text) => write(text, YEAR_SECONDS),
    clear: () => write('', 0),
  }
}

/** The same store where it works; memory where it throws or does not keep what it is given. */
function orMemory(store: VisitorStore): VisitorStore {
  let unkept: string | undefined
  const tryRead = (): string | undefined => {
    try {
      return store.read()
    } catch {
      return undefined
    }
  }
  return {
    read: () => unkept ?? tryRead(),
    write(text) {
      try {
        store.write(text)
      } catch {
        // Seen by what follows.
      }
      unkept = tryRead() === text ? undefined : text
    },
    clear() {
      unkept = undefined
      try {
        store.clear()
      } catch {
        // What cannot be reached holds nothing that could be read.
      }
    },
  }
}
