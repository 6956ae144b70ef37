// `trackwright migrate`: turns calls of SDKs and of other generators' functions into calls of generated functions.
import { writeFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { addFrames } from '../diagnostics/add-frames.js'
import { countOf, formatCount } from '../diagnostics/count-of.js'
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { placeDiagnostics } from '../diagnostics/place-diagnostics.js'
import { compareOutput } from '../output/compare-output.js'
import { diffTexts } from '../output/diff-output.js'
import { prepareTarget } from '../targets/prepare-target.js'
import type { Migration } from '../usage/migrate/migrate-usage.js'
import type { GeneratedModule } from '../usage/model.js'
import { type Program, type ProgramFlags, readProgram } from './read-program.js'
import { showPath } from './show-path.js'
import { type ExitCode, reportDiagnostics, type Terminal } from './terminal.js'

export interface MigrateFlags extends ProgramFlags {
  /** Write nothing; show what would change. */
  readonly dryRun?: boolean
}

export async function migrateCommand(
  patterns: readonly string[],
  flags: MigrateFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const program = await readProgram(patterns, flags, terminal)
  if (program === undefined || !(await isReady(program, terminal))) return 2
  const { sources, targets, tsconfigPath } = program
  terminal.progress(`Looking through ${sources.length} files`)
  const platforms = new Map<GeneratedModule, 'node' | 'browser'>(
    targets.map((each) => [each, each.target.platform]),
  )
  const { migrateUsage } = await import('../usage/migrate/migrate-usage.js')
  const platformOf = (module: GeneratedModule) => platforms.get(module) ?? 'node'
  const migration = migrateUsage({ sources, modules: targets, platformOf, tsconfigPath })
  for (const { path, before, after } of migration.changes) {
    if (flags.dryRun === true) terminal.print(diffTexts(showPath(path, terminal), before, after))
    else await writeFile(path, after)
  }
  reportMigration(migration, program, flags.dryRun === true, terminal)
  return migration.todos.length === 0 ? 0 : 1
}

/** Calls are checked against the generated code, so it has to be there and to find the runtime. */
async function isReady({ targets, tsconfigPath }: Program, terminal: Terminal): Promise<boolean> {
  const { findsRuntime } = await import('../usage/migrate/finds-runtime.js')
  const problems: Diagnostic[] = []
  for (const module of targets) {
    const folder = showPath(module.folder, terminal)
    // What is to be said about the plan was said when it was read.
    const { files } = await prepareTarget(module.target, terminal.folder)
    if (files === undefined || (await compareOutput(module.folder, files)).length > 0)
      problems.push(createDiagnostic('TW910', { message: `${folder} is not what the plan gives.` }))
    else if (!findsRuntime(module.folder, tsconfigPath))
      problems.push(
        createDiagnostic('TW911', { message: `${folder} does not find @trackwright/runtime/codegen.` }),
      )
  }
  reportDiagnostics(terminal, problems)
  return problems.length === 0
}

const TODO_CODES = {
  'unknown-event': 'TW920',
  'dynamic-name': 'TW921',
  'several-functions': 'TW922',
  'no-counterpart': 'TW923',
  'does-not-compile': 'TW924',
  'unknown-type': 'TW925',
} as const

function reportMigration(
  { changes, todos }: Migration,
  { sources }: Program,
  isDryRun: boolean,
  terminal: Terminal,
): void {
  const texts = new Map(sources.map(({ path, text }) => [path, text]))
  const diagnostics = todos.map(({ kind, reason, location }) =>
    createDiagnostic(TODO_CODES[kind], { message: reason, location }),
  )
  const framed = addFrames(diagnostics, (file) => texts.get(file))
  reportDiagnostics(terminal, placeDiagnostics(framed, terminal.folder, terminal.folder))
  const rewrites = changes.flatMap((change) => change.rewrites.map(({ rewrite }) => rewrite))
  const verb = isDryRun ? 'would be rewritten' : 'rewritten'
  terminal.print(
    `${countOf(rewrites.length, 'call')} ${verb} in ${countOf(changes.length, 'file')}, ${formatCount(todos.length)} left to be done by hand.`,
  )
  if (rewrites.length > 0 && !sources.some(({ text }) => /\bsetClient\(/.test(text)))
    terminal.print(
      'Nothing gives the generated code its client yet: call setClient where the SDK was set up.',
    )
  const place = (location: { file: string; line: number; column: number }) => ({
    ...location,
    file: relative(terminal.folder, location.file),
  })
  terminal.data({
    files: changes.map(({ path }) => showPath(path, terminal)),
    rewritten: rewrites.map(({ location, target }) => ({
      ...place(location),
      function: target.event.functionName,
    })),
    todo: todos.map(({ kind, reason, location }) => ({ ...place(location), kind, reason })),
  })
}
