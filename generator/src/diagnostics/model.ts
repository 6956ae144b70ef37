// What a stage reports: a finding with a stable code, a place and a way out.
// Codes and their standing texts live in codes.ts; printing in format-diagnostics.ts.

export type Severity = 'error' | 'warning' | 'info'

/** A place in a source file. `file` is relative to the plan's folder, or as the user wrote it. Lines and columns start at 1. */
export interface SourceLocation {
  readonly file: string
  readonly line: number
  readonly column: number
}

export interface Diagnostic {
  /** Stable, documented in docs/diagnostics.md, such as `TW104`. */
  readonly code: string
  readonly severity: Severity
  /** What is wrong, in a sentence or two, without the place. */
  readonly message: string
  /** What to do about it. */
  readonly help: string
  readonly location?: SourceLocation
  /** Other places that belong to the finding, such as the first of two duplicates. */
  readonly related?: readonly SourceLocation[]
  /** The lines around `location`, with a caret. */
  readonly frame?: string
}
