// Which plans a command is about that needs no output: that of --plan, else those of the config file.
import { resolve } from 'node:path'
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import type { TargetConfig } from './define-config.js'
import { loadConfig } from './load-config.js'

export interface PlanFlags {
  readonly plan?: string
  readonly config?: string
}

export interface ResolvedPlan extends Pick<TargetConfig, 'lint'> {
  /** Absolute. */
  readonly plan: string
}

export interface ResolvePlansResult {
  /** Empty where there is an error. */
  readonly plans: readonly ResolvedPlan[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Settings of the config file hold for a plan that a flag names, where the file is about one plan or about that one. */
export async function resolvePlans(flags: PlanFlags, folder: string): Promise<ResolvePlansResult> {
  const { config, diagnostics } = await loadConfig(folder, flags.config)
  if (diagnostics.length > 0) return { plans: [], diagnostics }
  const targets = config?.targets ?? []
  if (flags.plan === undefined) {
    const message = 'There is no trackwright.config.* here, and nothing says --plan.'
    return targets.length > 0
      ? { plans: targets, diagnostics: [] }
      : { plans: [], diagnostics: [createDiagnostic('TW201', { message })] }
  }
  const plan = resolve(folder, flags.plan)
  const target = targets.find((each) => each.plan === plan) ?? (targets.length === 1 ? targets[0] : undefined)
  return { plans: [{ ...(target?.lint === undefined ? {} : { lint: target.lint }), plan }], diagnostics: [] }
}
