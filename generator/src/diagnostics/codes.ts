// The one table of what can be reported: a code never changes its meaning and is never given twice.
// Sentences about one finding are written by the stage that makes it; docs/diagnostics.md shows an example of each.
import { COMPARE_CODES } from './codes/compare-codes.js'
import { LINT_CODES } from './codes/lint-codes.js'
import { OUTPUT_CODES } from './codes/output-codes.js'
import { PLAN_CODES } from './codes/plan-codes.js'
import { PROGRAM_CODES } from './codes/program-codes.js'
import { TRANSFER_CODES } from './codes/transfer-codes.js'
import { USAGE_CODES } from './codes/usage-codes.js'

export const CODES = {
  ...PLAN_CODES,
  ...USAGE_CODES,
  ...OUTPUT_CODES,
  ...TRANSFER_CODES,
  ...LINT_CODES,
  ...COMPARE_CODES,
  ...PROGRAM_CODES,
}

export type DiagnosticCode = keyof typeof CODES
