// Where a command prints and how it ends: the port between commands and the process. No command touches the process itself.

import { formatDiagnostics } from '../diagnostics/format-diagnostics.js'
import type { Diagnostic } from '../diagnostics/model.js'

/** 0 done, 1 findings, 2 wrong use or a broken plan. */
export type ExitCode = 0 | 1 | 2

export interface Terminal {
  /** The folder that relative paths are relative to. */
  readonly folder: string
  readonly color: boolean
  /** Whether a person can be asked. */
  readonly interactive: boolean
  /** Results: one call a line. */
  readonly print: (line: string) => void
  /** Diagnostics and progress, kept apart from results. */
  readonly report: (line: string) => void
  /** Ends when the user interrupts a command that runs on. */
  readonly interrupted: AbortSignal
}

export function reportDiagnostics(terminal: Terminal, diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length > 0) terminal.report(formatDiagnostics(diagnostics, { color: terminal.color }))
}
