// A path as the user would write it from where they stand.
import { relative } from 'node:path'
import type { Terminal } from './terminal.js'

export function showPath(path: string, terminal: Terminal): string {
  return relative(terminal.folder, path) || '.'
}
