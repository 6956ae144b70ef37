// The whole road from plan files to output files, on one screen and without a disk. The stages live in their folders.
import { hasErrors } from './diagnostics/has-errors.js'
import type { Diagnostic } from './diagnostics/model.js'
import { emitPlan } from './emit/emit-plan.js'
import type { Language, OutputFile, Platform } from './emit/model.js'
import type { NamedPlan } from './naming/model.js'
import { lockNames, namePlan } from './naming/name-plan.js'
import { LOCK_FILE_NAME, readLockFile, writeLockFile } from './output/lock-file.js'
import { loadPlan } from './plan/load-plan.js'
import type { PlanSource } from './plan/model.js'
import { type TypePlanOptions, typePlan } from './typing/type-plan.js'
import { defaultValidation, type Validation } from './validation/model.js'
import { writeValidators } from './validation/write-validators.js'

export interface GenerateOptions {
  /** The plan's files, with paths relative to the plan's folder; `readPlan` reads them from a disk. */
  readonly sources: readonly PlanSource[]
  /** The plan's format, one of docs/formats.md. @default what its content says */
  readonly format?: string
  /** Where the generated code runs: on a server every call says who it is about, in a browser the client remembers. */
  readonly platform: Platform
  /** `javascript` writes index.js with index.d.ts, `typescript` writes index.ts. @default 'javascript' */
  readonly language?: Language
  /** Whether literals that break a rule of the plan (a pattern, a range, a length …) are refused at compile time. @default true */
  readonly literalRules?: boolean
  /**
   * When calls are judged by the plan at run time: `always`, in `development` only (a production bundle holds nothing
   * of it), or `never`. @default 'always' for node, 'development' for browser
   */
  readonly validation?: Validation
  /** The text of the trackwright.lock.json of the last output, so that no function changes its name. @default none */
  readonly lock?: string
}

export interface GenerateResult {
  /** Sorted by path; empty when there is an error. The same for the same plan, whatever the order of its sources. */
  readonly files: readonly OutputFile[]
  readonly diagnostics: readonly Diagnostic[]
  /** A sentence that says as what a foreign plan was read, and why; undefined for the native layouts. */
  readonly recognition?: string
}

/** The stages that keep something for one who comes again. */
export interface GenerateStages {
  readonly loadPlan: typeof loadPlan
  readonly typePlan: (named: NamedPlan, options: TypePlanOptions) => ReturnType<typeof typePlan>
  readonly writeValidators: (named: NamedPlan) => ReturnType<typeof writeValidators>
}

/** Generates typed functions for a tracking plan. Pure: reads and writes nothing, and throws only on a bug. */
export async function generate(options: GenerateOptions): Promise<GenerateResult> {
  return runStages(options, { loadPlan, typePlan, writeValidators })
}

export async function runStages(options: GenerateOptions, stages: GenerateStages): Promise<GenerateResult> {
  const loaded = stages.loadPlan(
    options.sources,
    options.format === undefined ? {} : { format: options.format },
  )
  const { plan, diagnostics: planDiagnostics } = loaded
  const lock = options.lock === undefined ? { names: [], diagnostics: [] } : readLockFile(options.lock)
  const before = [...planDiagnostics, ...lock.diagnostics]
  if (plan === undefined || hasErrors(before)) return { files: [], diagnostics: before }

  const { named, diagnostics: nameDiagnostics } = namePlan(plan, lock.names)
  const { literalRules = true } = options
  const { typed, diagnostics: typeDiagnostics } = stages.typePlan(named, { literalRules })
  const diagnostics = [...before, ...nameDiagnostics, ...typeDiagnostics]
  if (hasErrors(diagnostics)) return { files: [], diagnostics }

  const { platform, language = 'javascript', validation = defaultValidation(platform) } = options
  const validators = validation === 'never' ? [] : stages.writeValidators(named)
  const modules = emitPlan(typed, { platform, language, validation, validators })
  return {
    files: [...modules, { path: LOCK_FILE_NAME, content: writeLockFile(lockNames(named)) }],
    diagnostics,
    ...(loaded.recognition === undefined ? {} : { recognition: loaded.recognition }),
  }
}
