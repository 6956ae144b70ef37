// The data of usage: the modules that were generated, the files of a program, and the places where it sends.

import type { SourceLocation } from '../diagnostics/model.js'
import type { NamedEvent } from '../naming/model.js'

/** The generated code of one plan, and what its functions send. */
export interface GeneratedModule {
  /** Its folder, absolute. */
  readonly folder: string
  readonly events: readonly NamedEvent[]
}

/** A file of the program under examination, read but not parsed. */
export interface SourceText {
  /** Absolute, with forward slashes. */
  readonly path: string
  readonly text: string
  /** What it imports, by `import`, `export … from`, `import()` and `require`. */
  readonly specifiers: readonly string[]
}

/** One place where a program sends an event through its generated function. */
export interface Use {
  readonly event: NamedEvent
  /** `passed`: the function is handed on as a value, to be called by who gets it. */
  readonly kind: 'call' | 'passed'
  /** The file is absolute. */
  readonly location: SourceLocation
}
