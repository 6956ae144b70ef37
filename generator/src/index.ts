// The library: everything that the command line does, for programs. Types of plans and diagnostics included.
export {
  type Config,
  defineConfig,
  type TargetConfig,
} from './config/define-config.js'
export { createGenerateSession, type GenerateSession } from './create-generate-session.js'
export type {
  Diagnostic,
  Severity,
  SourceLocation,
} from './diagnostics/model.js'
export type { Language, OutputFile, Platform } from './emit/model.js'
export {
  type GenerateOptions,
  type GenerateResult,
  generate,
} from './generate.js'
export {
  compareOutput,
  type OutputDifference,
} from './output/compare-output.js'
export { type WriteResult, writeOutput } from './output/write-output.js'
export { type LoadedPlan, type LoadPlanOptions, loadPlan } from './plan/load-plan.js'
export type {
  Call,
  Draft,
  JsonSchema,
  JsonValue,
  PlanEvent,
  PlanSource,
  SchemaResource,
  TrackingPlan,
} from './plan/model.js'
export { readPlan } from './plan/read-plan.js'
export { type NativePlanOptions, writeNativePlan } from './plan-writing/write-native-plan.js'
