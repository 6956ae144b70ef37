// `trackwright check`: is the committed output what the plan gives? Offline, the same everywhere, and nothing is written.
import { join } from 'node:path'
import { type ResolvedTarget, resolveTargets, type TargetFlags } from '../config/resolve-targets.js'
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import { hasErrors } from '../diagnostics/has-errors.js'
import type { Diagnostic } from '../diagnostics/model.js'
import type { OutputFile } from '../emit/model.js'
import type { OutputDifference } from '../output/compare-output.js'
import { findRecorded } from '../targets/output-record.js'
import { showPath } from './show-path.js'
import { type ExitCode, reportDiagnostics, type Terminal } from './terminal.js'

export interface CheckFlags extends TargetFlags {
  /** Show what `generate` would change. */
  readonly diff?: boolean
}

export async function checkCommand(flags: CheckFlags, terminal: Terminal): Promise<ExitCode> {
  const { targets, diagnostics } = await resolveTargets(flags, terminal.folder)
  reportDiagnostics(terminal, diagnostics)
  if (hasErrors(diagnostics)) return 2
  const stale = []
  for (const target of targets) stale.push(await checkTarget(target, flags.diff ?? false, terminal))
  terminal.data({ stale: stale.flatMap((paths) => paths ?? []) })
  if (stale.includes(undefined)) return 2
  return stale.flat().length === 0 ? 0 : 1
}

/** The paths of files that are not as they should be; undefined where the plan is broken, which was reported. */
async function checkTarget(
  target: ResolvedTarget,
  showsDiff: boolean,
  terminal: Terminal,
): Promise<string[] | undefined> {
  const { files = [], differences, diagnostics } = await compareTarget(target, terminal.folder)
  reportDiagnostics(terminal, diagnostics)
  if (differences === undefined) return undefined
  const shown = (path: string) => join(showPath(target.output, terminal), path)
  if (differences.length === 0) terminal.print(`${showPath(target.output, terminal)} is up to date`)
  if (showsDiff && differences.length > 0) {
    const { diffOutput } = await import('../output/diff-output.js')
    for (const patch of await diffOutput(target.output, files, differences, shown)) terminal.print(patch)
  }
  reportDiagnostics(
    terminal,
    differences.map((difference) => describeDifference(difference, shown(difference.path))),
  )
  return differences.map(({ path }) => shown(path))
}

interface Compared {
  /** What the plan gives; undefined where it was not generated. */
  readonly files?: readonly OutputFile[]
  /** Undefined where the plan is broken. */
  readonly differences?: readonly OutputDifference[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The generator is loaded only where the last run's note does not say that nothing changed. */
async function compareTarget(target: ResolvedTarget, folder: string): Promise<Compared> {
  const recorded = await findRecorded(target, folder)
  if (recorded !== undefined) return { differences: [], diagnostics: recorded.diagnostics }
  const [{ prepareTarget }, { compareOutput }] = await Promise.all([
    import('../targets/prepare-target.js'),
    import('../output/compare-output.js'),
  ])
  const { files, diagnostics } = await prepareTarget(target, folder)
  return files === undefined
    ? { diagnostics }
    : { files, differences: await compareOutput(target.output, files), diagnostics }
}

const SENTENCES = {
  missing: 'is missing',
  changed: 'is not what the plan gives',
  'left over': 'is left over from an earlier output',
  foreign: 'was not written by trackwright',
} as const satisfies Record<OutputDifference['kind'], string>

function describeDifference({ kind }: OutputDifference, file: string): Diagnostic {
  const message = `${file} ${SENTENCES[kind]}.`
  const place = kind === 'missing' ? {} : { location: { file, line: 1, column: 1 } }
  return createDiagnostic(kind === 'foreign' ? 'TW501' : 'TW502', { message, ...place })
}
