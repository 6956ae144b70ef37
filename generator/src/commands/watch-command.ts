// `trackwright generate --watch`: generates, then again whenever a plan or the config changes, until it is interrupted.
import { once } from 'node:events'
import { loadConfig } from '../config/load-config.js'
import { type ResolvedTarget, resolveTargets, type TargetFlags } from '../config/resolve-targets.js'
import { createGenerateSession } from '../create-generate-session.js'
import { hasErrors } from '../diagnostics/has-errors.js'
import { KnownTexts } from '../output/known-texts.js'
import { createPlanReader, isInside, type ReadChangedPlan } from '../plan/read-plan.js'
import type { TargetSteps } from '../targets/prepare-target.js'
import { watchFiles } from '../targets/watch-files.js'
import { writeTarget } from '../targets/write-target.js'
import { reportWritten } from './report-written.js'
import { type ExitCode, reportDiagnostics, type Terminal } from './terminal.js'

interface WatchedTarget {
  readonly target: ResolvedTarget
  readonly steps: Omit<TargetSteps, 'readPlan'>
  readonly readPlan: ReadChangedPlan
  /** The plan, and the files that it consists of. */
  paths: readonly string[]
  /** What was said last: nobody wants to read the same again. */
  said?: string
  /** Notes the last output for a later `check`; at the end, since nobody wants to wait for it in between. */
  record?: () => Promise<void>
}

export async function watchCommand(flags: TargetFlags, terminal: Terminal): Promise<ExitCode> {
  const configPath = (await loadConfig(terminal.folder, flags.config)).config?.path
  // Watched all the time: a config that is read while it is being written is read again.
  let configChanged = new AbortController()
  const config = watchFiles({
    paths: configPath === undefined ? [] : [configPath],
    ignored: [],
    onChange: () => configChanged.abort(),
    onRefused: ({ message }) => terminal.print(message),
  })
  try {
    for (let isFirst = true; !terminal.interrupted.aborted; isFirst = false) {
      configChanged = new AbortController()
      const targets = await openTargets(flags, terminal)
      // A mistake that is made while watching is waited for to be mended.
      if (targets === undefined && isFirst) return 2
      await watchTargets(
        targets ?? [],
        AbortSignal.any([terminal.interrupted, configChanged.signal]),
        terminal,
      )
    }
    return 0
  } finally {
    config.stop()
  }
}

async function openTargets(flags: TargetFlags, terminal: Terminal): Promise<WatchedTarget[] | undefined> {
  const { targets, diagnostics } = await resolveTargets(flags, terminal.folder)
  reportDiagnostics(terminal, diagnostics)
  if (hasErrors(diagnostics)) return undefined
  return targets.map((target) => ({
    target,
    steps: {
      generate: createGenerateSession().generate,
      texts: new KnownTexts(),
    },
    readPlan: createPlanReader(),
    paths: [target.plan],
  }))
}

async function watchTargets(
  targets: readonly WatchedTarget[],
  ends: AbortSignal,
  terminal: Terminal,
): Promise<void> {
  let work = Promise.resolve()
  const regenerateAll = (wanted: readonly WatchedTarget[], changed?: ReadonlySet<string>) => {
    for (const each of wanted)
      work = work.then(async () => {
        await regenerate(each, changed, terminal)
        files.watch(each.paths)
      })
  }
  const files = watchFiles({
    paths: targets.map(({ target }) => target.plan),
    ignored: targets.map(({ target }) => target.output),
    onChange: (paths, look) =>
      regenerateAll(
        targets.filter((each) => each.paths.some((plan) => [...paths].some((path) => isInside(plan, path)))),
        look === 'first' ? paths : undefined,
      ),
    onRefused: ({ message }) => terminal.print(message),
  })
  regenerateAll(targets)
  await work
  terminal.print('watching for changes')
  if (!ends.aborted) await once(ends, 'abort')
  files.stop()
  await work
  for (const { record } of targets) await record?.()
}

/** A failure of the disk ends a run, not the watch: the next change may mend it. */
async function regenerate(
  watched: WatchedTarget,
  changed: ReadonlySet<string> | undefined,
  terminal: Terminal,
): Promise<void> {
  const readPlan = (planPath: string) => watched.readPlan(planPath, changed)
  try {
    const result = await writeTarget(watched.target, terminal.folder, { ...watched.steps, readPlan })
    const said = JSON.stringify(result.diagnostics)
    if ((result.changes ?? []).length > 0 || said !== watched.said)
      reportWritten(watched.target, result, terminal)
    watched.said = said
    watched.record = result.record
    watched.paths = [watched.target.plan, ...result.planFiles]
  } catch (error) {
    terminal.print(error instanceof Error ? error.message : String(error))
  }
}
