// What is said of every diagnostic with the same code.
import type { Severity } from '../model.js'

export interface CodeEntry {
  readonly severity: Severity
  /** The kind of finding, in a few words; the heading in docs/diagnostics.md. */
  readonly title: string
  /** The way out, where the finding itself does not know a better one. */
  readonly help: string
}
