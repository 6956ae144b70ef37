// The shape of trackwright.config.*; light on purpose, so that a config file loads nothing else. Finding and reading it is load-config.ts's affair.
import type { Language, Platform } from '../emit/model.js'
import type { Validation } from '../validation/model.js'

/** One plan and the code that is generated for it. Paths are relative to the config file. */
export interface TargetConfig {
  /** The tracking plan: a folder or a file. */
  readonly plan: string
  /** The plan's format, one of docs/formats.md, such as `segment-public-api`. @default what its content says */
  readonly format?: string
  /** The folder for the generated code; it and its lock file are meant to be committed. */
  readonly output: string
  /** Where the generated code runs: `node` asks for a user in every call, in a `browser` the client remembers. */
  readonly platform: Platform
  /** `javascript` writes index.js with index.d.ts, `typescript` writes index.ts. @default 'javascript' */
  readonly language?: Language
  /** Whether literals that break a rule of the plan are refused at compile time. @default true */
  readonly literalRules?: boolean
  /**
   * When calls are judged by the plan at run time: `always`, in `development` only (a production bundle holds nothing
   * of it), or `never`. @default 'always' for node, 'development' for browser
   */
  readonly validation?: Validation
  /** How strict `trackwright lint` is about the plan. @default every rule at its own level, see docs/lint.md */
  readonly lint?: LintConfig
}

export interface LintConfig {
  /** By the id of the rule, such as `event-name-case`. */
  readonly rules?: Readonly<Record<string, RuleConfig>>
}

/** `off` reports nothing; findings at the level `error` end the run with exit code 1. */
export type RuleLevel = 'off' | 'info' | 'warning' | 'error'

/** The level alone, or with the rule's options. */
export type RuleConfig = RuleLevel | readonly [level: RuleLevel, options: Readonly<Record<string, unknown>>]

/**
 * What `trackwright audit` can find: a call of an SDK that a generated function should make, one of an event that is in
 * no plan, one whose event is made at run time; an event that nothing sends, that only tests send, that is deprecated
 * and sent all the same.
 */
export const AUDIT_FINDING_KINDS = [
  'raw-call',
  'unknown-event',
  'dynamic-name',
  'never-sent',
  'tests-only',
  'deprecated',
] as const

export type AuditFindingKind = (typeof AUDIT_FINDING_KINDS)[number]

export interface AuditConfig {
  /**
   * What makes `trackwright audit` fail (exit code 1); the rest is listed as warnings. Nothing, and it never fails.
   * @default ['raw-call', 'unknown-event', 'dynamic-name']
   */
  readonly failOn?: readonly AuditFindingKind[]
}

/** What holds for the whole program, whatever plans it has. */
export interface ProgramConfig {
  readonly audit?: AuditConfig
}

/** One target, or several under `plans`. */
export type Config = (TargetConfig | { readonly plans: readonly TargetConfig[] }) & ProgramConfig

/** Gives a config file completion and checking: `export default defineConfig({ … })`. */
export function defineConfig(config: Config): Config {
  return config
}
