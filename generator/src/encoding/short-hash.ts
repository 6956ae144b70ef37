// A name for a text: the beginning of its SHA-256.
import { hash } from 'node:crypto'

/** @param digits hexadecimal ones, of 64 */
export function shortHash(text: string, digits: number): string {
  return hash('sha256', text).slice(0, digits)
}
