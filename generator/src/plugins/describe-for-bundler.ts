// Diagnostics in the words of a bundler: one text each, and its place where the bundler shows that itself.
import { resolve } from 'node:path'
import { formatDiagnostics } from '../diagnostics/format-diagnostics.js'
import type { Diagnostic } from '../diagnostics/model.js'

/** All of them in one error, as the terminal shows them. */
export function errorOf(diagnostics: readonly Diagnostic[]): Error {
  return Object.assign(new Error(formatDiagnostics(diagnostics).trimEnd()), { stack: '' })
}

/** One as the payload of Vite's overlay. Source: vite, types/hmrPayload.d.ts, ErrorPayload. */
export function overlayOf({ code, message, help, location, frame }: Diagnostic, folder: string) {
  return {
    message: `${code}: ${message}\n${help}`,
    stack: '',
    plugin: 'trackwright',
    ...(location === undefined
      ? {}
      : { id: location.file, loc: { ...location, file: resolve(folder, location.file) } }),
    ...(frame === undefined ? {} : { frame }),
  }
}

/** One as esbuild's message. Its columns count from 0. */
export function esbuildMessageOf({ code, message, help, location }: Diagnostic) {
  return {
    id: code,
    pluginName: 'trackwright',
    text: `${code}: ${message}`,
    notes: [{ text: help }],
    ...(location === undefined
      ? {}
      : { location: { file: location.file, line: location.line, column: location.column - 1 } }),
  }
}
