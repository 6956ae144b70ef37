// Brings the outputs of a config up to date, again and again; what the plugins of all bundlers share.
import { type ResolvedTarget, resolveTargets } from '../config/resolve-targets.js'
import { createGenerateSession } from '../create-generate-session.js'
import { hasErrors } from '../diagnostics/has-errors.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { createPlanReader } from '../plan/read-plan.js'
import type { TargetSteps } from '../targets/prepare-target.js'
import { writeTarget } from '../targets/write-target.js'
import type { PluginOptions } from './plugin-options.js'

export interface Regenerated {
  readonly errors: readonly Diagnostic[]
  readonly warnings: readonly Diagnostic[]
  /** Whether something was written. */
  readonly hasChanged: boolean
  /** The plans that are no single file, or not there, absolute. */
  readonly planFolders: readonly string[]
  /** Every file that they consist of, absolute. */
  readonly planFiles: readonly string[]
  /** The output folders, absolute. */
  readonly outputs: readonly string[]
}

export interface Regenerator {
  readonly folder: string
  /** Writes what differs. Runs one at a time, in the order in which they were asked for. */
  readonly run: () => Promise<Regenerated>
}

export function createRegenerator({ config, folder = process.cwd() }: PluginOptions = {}): Regenerator {
  const sessions = new Map<string, TargetSteps>()
  const sessionOf = ({ output }: ResolvedTarget): TargetSteps => {
    const session = sessions.get(output) ?? {
      generate: createGenerateSession().generate,
      readPlan: createPlanReader(),
    }
    sessions.set(output, session)
    return session
  }
  async function regenerate(): Promise<Regenerated> {
    const { targets, diagnostics } = await resolveTargets(config === undefined ? {} : { config }, folder)
    const found = [...diagnostics]
    const planFiles: string[] = []
    let hasChanged = false
    for (const target of hasErrors(diagnostics) ? [] : targets) {
      const written = await writeTarget(target, folder, sessionOf(target))
      found.push(...written.diagnostics)
      planFiles.push(...written.planFiles)
      hasChanged ||= (written.changes ?? []).length > 0
    }
    return {
      errors: found.filter(({ severity }) => severity === 'error'),
      warnings: found.filter(({ severity }) => severity === 'warning'),
      hasChanged,
      planFolders: targets.map(({ plan }) => plan).filter((plan) => !planFiles.includes(plan)),
      planFiles,
      outputs: targets.map(({ output }) => output),
    }
  }
  let last: Promise<unknown> = Promise.resolve()
  const run = () => {
    const result = last.then(regenerate)
    last = result.catch(() => undefined)
    return result
  }
  return { folder, run }
}
