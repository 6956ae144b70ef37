// Merges the flags of the command line over the config file: what exactly is to be generated, resolved once.
import { resolve } from 'node:path'
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import type { Language, Platform } from '../emit/model.js'
import { defaultValidation, type Validation } from '../validation/model.js'
import type { ProgramConfig, TargetConfig } from './define-config.js'
import { loadConfig } from './load-config.js'

export interface TargetFlags {
  readonly config?: string
  readonly plan?: string
  /** The plan's format. */
  readonly format?: string
  readonly output?: string
  readonly platform?: Platform
  /** Hosts that the plan may be completed from; the command line alone names them. */
  readonly allowRemote?: readonly string[]
}

/** A target with every choice made; paths are absolute. */
export interface ResolvedTarget {
  readonly plan: string
  /** Left out where the content is to tell. */
  readonly format?: string
  readonly output: string
  readonly platform: Platform
  readonly language: Language
  readonly literalRules: boolean
  readonly validation: Validation
  /** @default none */
  readonly allowRemote?: readonly string[]
}

export interface ResolveTargetsResult {
  /** Empty when there is an error. */
  readonly targets: readonly ResolvedTarget[]
  /** What the config file says of the whole program; empty without one. */
  readonly program: ProgramConfig
  readonly diagnostics: readonly Diagnostic[]
}

/** Flags win over the config file, and together they may make up for a file that is not there. */
export async function resolveTargets(flags: TargetFlags, folder: string): Promise<ResolveTargetsResult> {
  const { config, diagnostics } = await loadConfig(folder, flags.config)
  if (diagnostics.length > 0) return { targets: [], program: {}, diagnostics }
  const program = config?.program ?? {}
  const given = flagTarget(flags, folder)
  const targets = config?.targets ?? [{}]
  if (targets.length > 1 && Object.keys(given).length > 0) {
    const message = `The config file has ${targets.length} plans, so --plan, --output and --platform do not say which one is meant.`
    return {
      targets: [],
      program,
      diagnostics: [createDiagnostic('TW203', { message })],
    }
  }
  const merged = targets.map((target) => ({ ...target, ...given }))
  const missing = (['plan', 'output', 'platform'] as const).filter((name) =>
    merged.some((target) => target[name] === undefined),
  )
  if (missing.length > 0)
    return {
      targets: [],
      program,
      diagnostics: [missingChoice(missing, config === undefined)],
    }
  return {
    targets: merged.filter(isComplete).map((target) => ({
      ...resolveTarget(target),
      ...(flags.allowRemote === undefined ? {} : { allowRemote: flags.allowRemote }),
    })),
    program,
    diagnostics: [],
  }
}

function flagTarget(flags: TargetFlags, folder: string): Partial<TargetConfig> {
  return {
    ...(flags.plan === undefined ? {} : { plan: resolve(folder, flags.plan) }),
    ...(flags.format === undefined ? {} : { format: flags.format }),
    ...(flags.output === undefined ? {} : { output: resolve(folder, flags.output) }),
    ...(flags.platform === undefined ? {} : { platform: flags.platform }),
  }
}

function isComplete(target: Partial<TargetConfig>): target is TargetConfig {
  return target.plan !== undefined && target.output !== undefined && target.platform !== undefined
}

function resolveTarget(target: TargetConfig): ResolvedTarget {
  return {
    ...target,
    language: target.language ?? 'javascript',
    literalRules: target.literalRules ?? true,
    validation: target.validation ?? defaultValidation(target.platform),
  }
}

function missingChoice(missing: readonly string[], isWithoutConfig: boolean): Diagnostic {
  const flags = missing.map((name) => `--${name}`).join(', ')
  const message = isWithoutConfig
    ? `There is no trackwright.config.* here, and nothing says ${flags}.`
    : `Neither the config file nor a flag says ${flags}.`
  return createDiagnostic('TW201', { message })
}
