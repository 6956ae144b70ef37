// The text of a reference after both of its ends have moved.
import { posix } from 'node:path'
import { splitPointer } from '../plan/json-pointer.js'
import { uriOfPath } from '../plan/plan-uri.js'

export interface NewPlace {
  readonly path: string
  readonly pointer: string
}

/** The new file that a reference stands in. */
export interface RefSite {
  readonly path: string
  /** Whether there are ids in it, which change what a relative path is relative to. */
  readonly hasBases: boolean
  /** Whether the file and what it refers to have ids of their own that do not depend on where they lie. */
  readonly isPlaceless: boolean
  /** Whether the file moved as it was, so that what is local in it stays as it is. */
  readonly isWhole: boolean
}

export function writeRef(ref: string, site: RefSite, target: NewPlace): string {
  const isLocal = target.path === site.path
  if (site.isWhole && (site.isPlaceless || (isLocal && ref.startsWith('#')))) return ref
  const fragment = target.pointer === '' ? '' : `#${encodeFragment(target.pointer)}`
  if (site.hasBases) return `${uriOfPath(target.path)}${fragment}`
  return isLocal ? fragment || '#' : `${relativePath(site.path, target.path)}${fragment}`
}

function relativePath(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), to)
  return path.startsWith('.') ? path : `./${path}`
}

/** Percent-encoded as a URI fragment asks, with the dollar of `$defs` left readable. */
function encodeFragment(pointer: string): string {
  return splitPointer(pointer)
    .map(
      (segment) =>
        `/${encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1')).replaceAll('%24', '$')}`,
    )
    .join('')
}
