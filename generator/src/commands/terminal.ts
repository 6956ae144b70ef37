// What a command says and how it ends: the port between commands and the process. No command touches the process itself.
import type { Readable } from 'node:stream'
import type { Diagnostic } from '../diagnostics/model.js'

/** 0 done, 1 findings, 2 wrong use or a broken plan. */
export type ExitCode = 0 | 1 | 2

export interface Terminal {
  /** The folder that relative paths are relative to. */
  readonly folder: string
  readonly color: boolean
  /** The variables of the process. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** What is piped in. */
  readonly input: Readable
  /** Whether a person can be asked. */
  readonly interactive: boolean
  /** Results for people: one call a line. */
  readonly print: (line: string) => void
  /** What long work is busy with; seen only by a person at a terminal, and gone when the next thing is said. */
  readonly progress: (line: string) => void
  /** Findings, with files as seen from `folder`. */
  readonly diagnose: (diagnostics: readonly Diagnostic[]) => void
  /** Results for programs: members of the one object that `--json` prints. */
  readonly data: (members: object) => void
  /** Ends when the user interrupts a command that runs on. */
  readonly interrupted: AbortSignal
}

/** A terminal, and what is to be said when the command has ended. */
export interface ClosableTerminal extends Terminal {
  readonly close: (exitCode: ExitCode) => void
}

export function reportDiagnostics(terminal: Terminal, diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length > 0) terminal.diagnose(diagnostics)
}
