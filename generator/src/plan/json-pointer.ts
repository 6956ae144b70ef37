// JSON pointers (RFC 6901): made, split and followed.
import { isArray, memberOf } from './json-value.js'
import type { JsonValue } from './model.js'

export function joinPointer(pointer: string, ...segments: readonly (string | number)[]): string {
  let joined = pointer
  for (const segment of segments)
    joined += `/${typeof segment === 'number' ? segment : escapeSegment(segment)}`
  return joined
}

export function splitPointer(pointer: string): string[] {
  if (pointer === '') return []
  const segments = pointer.split('/').slice(1)
  if (!pointer.includes('~')) return segments
  return segments.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The value at a pointer, or undefined where there is none. */
export function followPointer(value: JsonValue, pointer: string): JsonValue | undefined {
  let at: JsonValue | undefined = value
  for (const segment of splitPointer(pointer)) {
    if (isArray(at)) at = /^(0|[1-9]\d*)$/.test(segment) ? at[Number(segment)] : undefined
    else at = memberOf(at, segment)
    if (at === undefined) return undefined
  }
  return at
}

export function escapeSegment(segment: string): string {
  return /[~/]/.test(segment) ? segment.replaceAll('~', '~0').replaceAll('/', '~1') : segment
}
