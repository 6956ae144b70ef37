// A name for a text: the beginning of its SHA-256.
import { createHash } from 'node:crypto'

/** @param digits hexadecimal ones, of 64 */
export function shortHash(text: string, digits: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, digits)
}
