// Turns places within a plan or an output folder into paths from where the user stands, so that a terminal can open them.
import { relative, resolve } from 'node:path'
import type { Diagnostic, SourceLocation } from './model.js'

/** @param from the folder that the diagnostics' files are relative to, where they are not absolute; @param folder where the user stands */
export function placeDiagnostics(
  diagnostics: readonly Diagnostic[],
  from: string,
  folder: string,
): Diagnostic[] {
  const place = (location: SourceLocation) => ({
    ...location,
    file: placeFile(location.file, from, folder),
  })
  return diagnostics.map((diagnostic) => ({
    ...diagnostic,
    ...(diagnostic.location === undefined ? {} : { location: place(diagnostic.location) }),
    ...(diagnostic.related === undefined ? {} : { related: diagnostic.related.map(place) }),
  }))
}

/** A fetched document keeps its address, but for the query, which may hold a token. */
function placeFile(file: string, from: string, folder: string): string {
  return /^https?:\/\//i.test(file) ? file.replace(/[?#].*$/s, '') : relative(folder, resolve(from, file))
}
