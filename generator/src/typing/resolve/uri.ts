// Resolves URI references (RFC 3986) and takes fragments off. No network.

/** The absolute URI, normalised; undefined where the reference makes none with this base. */
export function resolveUri(reference: string, base: string): string | undefined {
  try {
    return new URL(reference, base).href
  } catch {
    return undefined
  }
}

/** A URI without its fragment, and the fragment with percent-encoding undone. */
export function splitFragment(uri: string): { uri: string; fragment: string } {
  const hash = uri.indexOf('#')
  if (hash === -1) return { uri, fragment: '' }
  return { uri: uri.slice(0, hash), fragment: decodeFragment(uri.slice(hash + 1)) }
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
