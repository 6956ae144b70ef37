// Makes a diagnostic from its code. Severity and standing help come from codes.ts, the frame later from add-frames.ts.
import { CODES, type DiagnosticCode } from './codes.js'
import type { Diagnostic, SourceLocation } from './model.js'

export interface DiagnosticDetails {
  /** What is wrong, in a sentence or two, without the place. */
  readonly message: string
  /** @default the code's own help */
  readonly help?: string
  readonly location?: SourceLocation
  readonly related?: readonly SourceLocation[]
}

export function createDiagnostic(code: DiagnosticCode, details: DiagnosticDetails): Diagnostic {
  const { severity, help } = CODES[code]
  return { code, severity, help, ...details }
}
