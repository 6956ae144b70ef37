// `trackwright generate`: reads the plans, generates, then writes or (with --check) compares.
import { join, relative } from 'node:path'
import { type ResolvedTarget, resolveTargets, type TargetFlags } from '../config/resolve-targets.js'
import { hasErrors } from '../diagnostics/has-errors.js'
import type { Diagnostic } from '../diagnostics/model.js'
import type { OutputFile } from '../emit/model.js'
import { generate } from '../generate.js'
import { compareOutput, type OutputDifference, readIfThere } from '../output/compare-output.js'
import { LOCK_FILE_NAME } from '../output/lock-file.js'
import { writeOutput } from '../output/write-output.js'
import { readPlanFiles } from './open-plan.js'
import { placeDiagnostics } from './place-diagnostics.js'
import { type ExitCode, reportDiagnostics, type Terminal } from './terminal.js'

export interface GenerateFlags extends TargetFlags {
  /** Write nothing; say which files are stale. */
  readonly check?: boolean
}

export async function generateCommand(flags: GenerateFlags, terminal: Terminal): Promise<ExitCode> {
  const { targets, diagnostics } = await resolveTargets(flags, terminal.folder)
  reportDiagnostics(terminal, diagnostics)
  if (hasErrors(diagnostics)) return 2
  let exitCode: ExitCode = 0
  for (const target of targets) {
    const code = await generateTarget(target, flags.check ?? false, terminal)
    if (code > exitCode) exitCode = code
  }
  return exitCode
}

async function generateTarget(
  target: ResolvedTarget,
  isCheck: boolean,
  terminal: Terminal,
): Promise<ExitCode> {
  const planFiles = await readPlanFiles(target.plan, terminal)
  if (planFiles === undefined) return 2
  const lock = await readIfThere(join(target.output, LOCK_FILE_NAME))
  const { files, diagnostics } = await generate({
    ...target,
    sources: planFiles.sources,
    ...(lock === undefined ? {} : { lock }),
  })
  const isOfLock = (diagnostic: Diagnostic) => diagnostic.location?.file === LOCK_FILE_NAME
  const ofLock = diagnostics.filter(isOfLock)
  const ofPlan = diagnostics.filter((diagnostic) => !isOfLock(diagnostic))
  reportDiagnostics(terminal, [
    ...placeDiagnostics(ofLock, target.output, terminal.folder),
    ...placeDiagnostics(ofPlan, planFiles.root, terminal.folder),
  ])
  if (hasErrors(diagnostics)) return 2
  return isCheck ? checkTarget(target, files, terminal) : writeTarget(target, files, terminal)
}

async function writeTarget(
  target: ResolvedTarget,
  files: readonly OutputFile[],
  terminal: Terminal,
): Promise<ExitCode> {
  const { changes, diagnostics } = await writeOutput(target.output, files)
  reportDiagnostics(terminal, diagnostics)
  if (hasErrors(diagnostics)) return 2
  const folder = shown(target.output, terminal)
  if (changes.length === 0) terminal.print(`${folder} is up to date`)
  for (const { path, kind } of changes)
    terminal.print(`${kind === 'left over' ? 'removed' : 'wrote'} ${join(folder, path)}`)
  return 0
}

async function checkTarget(
  target: ResolvedTarget,
  files: readonly OutputFile[],
  terminal: Terminal,
): Promise<ExitCode> {
  const differences = await compareOutput(target.output, files)
  const folder = shown(target.output, terminal)
  for (const difference of differences)
    terminal.print(`${join(folder, difference.path)} ${describe(difference)}`)
  if (differences.length === 0) terminal.print(`${folder} is up to date`)
  else terminal.print('Run `trackwright generate` and commit what it writes.')
  return differences.length === 0 ? 0 : 1
}

function describe({ kind }: OutputDifference): string {
  if (kind === 'changed') return 'is stale'
  if (kind === 'missing') return 'is missing'
  return kind === 'left over' ? 'is left over from an earlier output' : 'was not written by trackwright'
}

function shown(path: string, terminal: Terminal): string {
  return relative(terminal.folder, path) || '.'
}
