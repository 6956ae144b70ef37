// Writes a plan that was drafted, fetched or converted into a folder of its own.
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { PlanSource } from '../plan/model.js'
import { showPath } from './show-path.js'
import { reportDiagnostics, type Terminal } from './terminal.js'

/** False where the folder holds something already: nobody's plan is written over. */
export async function isFreeFolder(folder: string, terminal: Terminal): Promise<boolean> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  if (entries.length === 0) return true
  const message = `${showPath(folder, terminal)} holds files already, so nothing was written.`
  reportDiagnostics(terminal, [createDiagnostic('TW605', { message })])
  return false
}

export async function writePlanFolder(folder: string, files: readonly PlanSource[]): Promise<void> {
  for (const { path, text } of files) {
    const target = join(folder, path)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, text)
  }
}
