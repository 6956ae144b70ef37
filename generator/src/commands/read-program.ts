// What `audit` and `migrate` do alike: the plans of the config named as their output has them, and the program's files.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ProgramConfig } from '../config/define-config.js'
import { type ResolvedTarget, resolveTargets } from '../config/resolve-targets.js'
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import { hasErrors } from '../diagnostics/has-errors.js'
import { placeDiagnostics } from '../diagnostics/place-diagnostics.js'
import { namePlan } from '../naming/name-plan.js'
import { LOCK_FILE_NAME, readLockFile } from '../output/lock-file.js'
import { readIfThere } from '../output/read-output.js'
import { loadPlan } from '../plan/load-plan.js'
import type { GeneratedModule, SourceText } from '../usage/model.js'
import { readPlanFiles } from './open-plan.js'
import { reportDiagnostics, type Terminal } from './terminal.js'

export interface ProgramFlags {
  readonly config?: string
  /** Says where path aliases lead. @default 'tsconfig.json', where there is one */
  readonly tsconfig?: string
}

export interface Program {
  readonly sources: readonly SourceText[]
  readonly targets: readonly ProgramTarget[]
  readonly settings: ProgramConfig
  /** Absolute. */
  readonly tsconfigPath: string | undefined
}

/** The generated code of a plan, and where that plan lies. */
export interface ProgramTarget extends GeneratedModule {
  readonly target: ResolvedTarget
  /** The plan's folder, absolute. */
  readonly planRoot: string
}

/** Undefined where something is missing or broken; it was reported. */
export async function readProgram(
  patterns: readonly string[],
  flags: ProgramFlags,
  terminal: Terminal,
): Promise<Program | undefined> {
  const {
    targets,
    program: settings,
    diagnostics,
  } = await resolveTargets(flags.config === undefined ? {} : { config: flags.config }, terminal.folder)
  reportDiagnostics(terminal, diagnostics)
  if (hasErrors(diagnostics)) return undefined
  const tsconfigPath = resolve(terminal.folder, flags.tsconfig ?? 'tsconfig.json')
  if (flags.tsconfig !== undefined && !existsSync(tsconfigPath))
    return refuse(terminal, 'TW205', `There is no ${flags.tsconfig} here.`)
  const named = []
  for (const target of targets) named.push(await nameTarget(target, terminal))
  const modules = named.filter((each) => each !== undefined)
  if (modules.length < named.length) return undefined
  const outputs = targets.map((target) => target.output)
  const { listSources } = await import('../usage/list-sources.js')
  const sources = await listSources({ patterns, folder: terminal.folder, outputs })
  if (sources.length === 0)
    return refuse(terminal, 'TW907', `No source file matches ${patterns.join(', ') || 'here'}.`)
  return {
    sources,
    targets: modules,
    settings,
    tsconfigPath: existsSync(tsconfigPath) ? tsconfigPath : undefined,
  }
}

function refuse(terminal: Terminal, code: 'TW205' | 'TW907', message: string): undefined {
  reportDiagnostics(terminal, [createDiagnostic(code, { message })])
}

async function nameTarget(target: ResolvedTarget, terminal: Terminal): Promise<ProgramTarget | undefined> {
  const files = await readPlanFiles(target.plan, terminal, target)
  if (files === undefined) return undefined
  const { plan, diagnostics } = loadPlan(
    files.sources,
    target.format === undefined ? {} : { format: target.format },
  )
  reportDiagnostics(terminal, placeDiagnostics(diagnostics, files.root, terminal.folder))
  const lockText = await readIfThere(join(target.output, LOCK_FILE_NAME))
  const lock = lockText === undefined ? { names: [], diagnostics: [] } : readLockFile(lockText)
  reportDiagnostics(terminal, placeDiagnostics(lock.diagnostics, target.output, terminal.folder))
  if (plan === undefined || hasErrors(lock.diagnostics)) return undefined
  const { events } = namePlan(plan, lock.names).named
  return { target, planRoot: files.root, folder: target.output, events }
}
