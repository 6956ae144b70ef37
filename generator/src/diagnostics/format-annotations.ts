// Diagnostics as the workflow commands by which GitHub Actions marks lines of a pull request.
// Source: "Workflow commands for GitHub Actions", setting a notice, warning or error message.
import type { Diagnostic } from './model.js'

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const

/** One line a diagnostic. */
export function formatAnnotations(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, severity, message, help, location }) => {
    const place =
      location === undefined
        ? {}
        : { file: location.file, line: String(location.line), col: String(location.column) }
    const properties = Object.entries({ ...place, title: code })
      .map(([name, value]) => `${name}=${escapeProperty(value)}`)
      .join(',')
    return `::${COMMANDS[severity]} ${properties}::${escapeData(`${message} ${help}`)}`
  })
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
