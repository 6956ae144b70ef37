// Owns the cookie in which a visitor may be remembered. An import of its own, so that pages without one do not carry it.
import { OptionError } from '../core/errors.js'
import { VISITOR_KEY, type VisitorStore } from './visitor-store.js'

export interface CookieStoreOptions {
  /** Domain of the cookie: 'example.com' lets its subdomains know the visitor as well. @default this host only */
  domain?: string | undefined
}

const YEAR_SECONDS = 31_536_000

/**
 * Remembers the visitor in a cookie, for a year after the last change: `storage: cookieStore({ domain: 'example.com' })`.
 * @throws OptionError
 */
export function cookieStore({ domain }: CookieStoreOptions = {}): VisitorStore {
  if (domain !== undefined && !/^[\w.-]+$/.test(domain))
    throw new OptionError('domain', 'the name of a domain, like example.com.')
  const scope = `; path=/; samesite=lax${domain === undefined ? '' : `; domain=${domain}`}`
  const write = (text: string, maxAgeSeconds: number): void => {
    const secure = location.protocol === 'https:' ? '; secure' : ''
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in all browsers, and is asynchronous.
    document.cookie = `${VISITOR_KEY}=${encodeURIComponent(text)}; max-age=${maxAgeSeconds}${scope}${secure}`
  }
  return {
    read() {
      const pair = document.cookie.split('; ').find((each) => each.startsWith(`${VISITOR_KEY}=`))
      return pair === undefined ? undefined : decodeURIComponent(pair.slice(VISITOR_KEY.length + 1))
    },
    write: (text) => write(text, YEAR_SECONDS),
    clear: () => write('', 0),
  }
}
