// Writes what differs, whole or not at all, and nothing that a user wrote. Finding the differences is compare-output.ts's affair.
import { randomUUID } from 'node:crypto'
import { closeSync, openSync, writeFileSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import type { OutputFile } from '../emit/model.js'
import { piecesOf } from '../emit/output-file.js'
import { compareOutput, type OutputDifference } from './compare-output.js'
import { encodePieces } from './file-bytes.js'
import type { KnownTexts } from './known-texts.js'

export interface WriteResult {
  /** What was written or removed; empty when the output was fresh. */
  readonly changes: readonly OutputDifference[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Brings a folder up to date. A file in the way that trackwright did not write stops it before anything is changed. */
export async function writeOutput(
  folder: string,
  files: readonly OutputFile[],
  texts?: KnownTexts,
): Promise<WriteResult> {
  const changes = await compareOutput(folder, files, texts)
  const foreign = changes.filter((change) => change.kind === 'foreign')
  if (foreign.length > 0)
    return {
      changes: [],
      diagnostics: foreign.map(({ path }) => inTheWay(folder, path)),
    }
  const contents = new Map(files.map((file) => [file.path, piecesOf(file)]))
  const folders = new Set(changes.map(({ path }) => dirname(join(folder, path))))
  for (const each of folders) await mkdir(each, { recursive: true })
  for (const { path } of changes) await replaceFile(join(folder, path), contents.get(path), texts)
  return { changes, diagnostics: [] }
}

/** By renaming, so that a reader, a watcher or a crash never sees half a file. */
async function replaceFile(
  path: string,
  pieces: readonly string[] | undefined,
  texts: KnownTexts | undefined,
): Promise<void> {
  if (pieces === undefined) return rm(path)
  const temporary = `${path}.${randomUUID()}.tmp`
  try {
    writePieces(temporary, pieces)
    await texts?.expect(path, temporary, pieces)
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** At once: a write by way of another thread waits for it longer than it takes. */
function writePieces(path: string, pieces: readonly string[]): void {
  const file = openSync(path, 'wx')
  try {
    for (const chunk of encodePieces(pieces)) writeFileSync(file, chunk)
  } finally {
    closeSync(file)
  }
}

function inTheWay(folder: string, path: string): Diagnostic {
  const file = join(folder, path)
  return createDiagnostic('TW501', {
    message: `${file} stands where the output goes, and trackwright did not write it.`,
    location: { file, line: 1, column: 1 },
  })
}
