// `trackwright infer`: drafts a plan from recorded events, or from the calls that a program makes by hand.
import { basename, resolve } from 'node:path'
import { countOf } from '../diagnostics/count-of.js'
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import { hasErrors } from '../diagnostics/has-errors.js'
import { inferFromRecordings } from '../inference/infer-from-recordings.js'
import type { Inference } from '../inference/model.js'
import { writeDraft } from '../inference/write-draft.js'
import { showPath } from './show-path.js'
import { type ExitCode, reportDiagnostics, type Terminal } from './terminal.js'
import { isFreeFolder, writePlanFolder } from './write-plan-folder.js'

export interface InferFlags {
  /** The folder that the draft goes to. */
  readonly to: string
  /** The plan's name. @default the folder's */
  readonly name?: string
  /** Patterns of sources, in place of recordings. */
  readonly code?: readonly string[]
  /** What the sources are compiled with. @default tsconfig.json where there is one */
  readonly tsconfig?: string
}

export async function inferCommand(
  recordings: readonly string[],
  flags: InferFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const folder = resolve(terminal.folder, flags.to)
  if (!(await isFreeFolder(folder, terminal))) return 2
  const { draft, about, diagnostics } = await infer(
    recordings,
    flags,
    flags.name ?? basename(folder),
    terminal,
  )
  reportDiagnostics(terminal, diagnostics)
  if (draft === undefined || hasErrors(diagnostics)) return 2
  const files = writeDraft(draft, [
    `Drafted ${about}.`,
    'A comment says what the guess below it rests on; delete it when you agree.',
  ])
  await writePlanFolder(folder, files)
  const { length } = draft.plan.events
  terminal.print(
    `wrote a plan of ${countOf(length, 'event')} to ${showPath(folder, terminal)}, drafted ${about}`,
  )
  terminal.data({ events: length, files: files.map(({ path }) => path) })
  return 0
}

async function infer(
  recordings: readonly string[],
  { code = [], tsconfig }: InferFlags,
  name: string,
  terminal: Terminal,
): Promise<Inference> {
  if ((recordings.length === 0) === (code.length === 0)) {
    const message = 'A draft is made either from recordings or from --code.'
    return { about: '', diagnostics: [createDiagnostic('TW604', { message })] }
  }
  if (recordings.length === 0) {
    // ts-morph takes longer to load than most commands take to run.
    const { inferFromCode } = await import('../usage/infer-from-code.js')
    return inferFromCode({ patterns: code, folder: terminal.folder, name, tsconfig })
  }
  const named = recordings.map((shown) =>
    shown === '-' ? { path: '-', shown: 'stdin' } : { path: resolve(terminal.folder, shown), shown },
  )
  return inferFromRecordings(named, { name, stdin: terminal.input, onProgress: terminal.progress })
}
