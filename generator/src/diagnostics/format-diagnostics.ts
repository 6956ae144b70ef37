// Diagnostics as text for people. Other shapes (JSON, SARIF, annotations) are other files' affair.
import pc from 'picocolors'
import { countOf } from './count-of.js'
import type { Diagnostic, Severity, SourceLocation } from './model.js'

export interface FormatOptions {
  /** Colours by ANSI escapes. @default false */
  readonly color?: boolean
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

/** One paragraph a diagnostic, in the order given, and a last line that counts them; '' for none. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], options: FormatOptions = {}): string {
  if (diagnostics.length === 0) return ''
  const colors = pc.createColors(options.color ?? false)
  const paragraphs = diagnostics.map((diagnostic) => formatOne(diagnostic, colors))
  return `${[...paragraphs, summarise(diagnostics)].join('\n\n')}\n`
}

function formatOne(diagnostic: Diagnostic, colors: ReturnType<typeof pc.createColors>): string {
  const { code, severity, location, related = [], frame } = diagnostic
  const paint = { error: colors.red, warning: colors.yellow, info: colors.cyan }[severity]
  const place = location === undefined ? '' : `${colors.bold(showPlace(location))} `
  const also = related.map((other) => `  also at ${showPlace(other)}`)
  const shown = frame === undefined ? [] : frame.split('\n').map((line) => colors.dim(`  ${visible(line)}`))
  return [
    `${place}${paint(`${severity} ${code}`)}: ${visible(diagnostic.message)}`,
    ...also,
    ...shown,
    `  ${colors.bold('help:')} ${visible(diagnostic.help)}`,
  ].join('\n')
}

function showPlace({ file, line, column }: SourceLocation): string {
  return `${visible(file)}:${line}:${column}`
}

/** A plan's text must not move the cursor, recolour the terminal or turn the writing direction. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (character) =>
    character === '\t' ? character : `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )
}

function summarise(diagnostics: readonly Diagnostic[]): string {
  const parts = SEVERITIES.map((severity) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
    if (count === 0) return ''
    return countOf(count, severity === 'info' ? 'note' : severity)
  })
  return parts.filter((part) => part !== '').join(', ')
}
