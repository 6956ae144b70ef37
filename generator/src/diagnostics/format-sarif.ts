// Diagnostics as a SARIF 2.1.0 log, which code scanning services read.
// Source: OASIS, Static Analysis Results Interchange Format (SARIF) version 2.1.0.
import { CODES, type DiagnosticCode } from './codes.js'
import type { Diagnostic, SourceLocation } from './model.js'

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const

export function formatSarif(diagnostics: readonly Diagnostic[], version: string) {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort()
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'trackwright', version, rules: codes.map(describeRule) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => ({
          ruleId: diagnostic.code,
          ruleIndex: codes.indexOf(diagnostic.code),
          level: LEVELS[diagnostic.severity],
          message: { text: `${diagnostic.message} ${diagnostic.help}` },
          locations: diagnostic.location === undefined ? [] : [locate(diagnostic.location)],
          relatedLocations: (diagnostic.related ?? []).map(locate),
        })),
      },
    ],
  }
}

function describeRule(code: string) {
  const { severity, title, help } = CODES[code as DiagnosticCode]
  return {
    id: code,
    name: title,
    shortDescription: { text: title },
    help: { text: help },
    defaultConfiguration: { level: LEVELS[severity] },
  }
}

function locate({ file, line, column }: SourceLocation) {
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(file.replaceAll('\\', '/')) },
      region: { startLine: line, startColumn: column },
    },
  }
}
