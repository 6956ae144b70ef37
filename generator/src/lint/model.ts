// What a rule is, what it sees, and what it finds. Levels and options are resolved in resolve-rules.ts.
import type { RuleLevel } from '../config/define-config.js'
import type { DiagnosticCode } from '../diagnostics/codes.js'
import type { SourceLocation } from '../diagnostics/model.js'
import type { JsonObject, JsonSchema, PlanEvent, TrackingPlan } from '../plan/model.js'
import type { SchemaResolver } from '../typing/resolve/model.js'

export interface LintRule<Options extends object = object> {
  /** Kebab-case, stable: the key in the config. */
  readonly id: string
  readonly code: DiagnosticCode
  readonly level: RuleLevel
  /** Also says which options there are, and of what type. */
  readonly defaults: Options
  readonly check: (subject: LintSubject, options: Options) => Iterable<Finding>
}

/** A part of a plan's files. */
export interface PartPlace {
  readonly uri: string
  readonly pointer: string
}

/** One schema that stands anywhere in the plan; those behind a `$ref` stand once. */
export interface SchemaPart extends PartPlace {
  readonly schema: JsonObject
  /** The event in whose file or place it stands; absent for definitions. */
  readonly event?: PlanEvent
}

/** One entry of some `properties`. */
export interface PropertyPart extends PartPlace {
  readonly name: string
  readonly schema: JsonSchema
  readonly event?: PlanEvent
  /** Its name and those of the properties that it stands in, outermost first. */
  readonly path: readonly string[]
}

export interface LintSubject {
  readonly plan: TrackingPlan
  readonly schemas: readonly SchemaPart[]
  readonly properties: readonly PropertyPart[]
  readonly resolver: SchemaResolver
  readonly locate: (place: PartPlace, part?: 'key' | 'value') => SourceLocation | undefined
}

export interface Finding {
  readonly message: string
  readonly help?: string
  readonly location?: SourceLocation
  readonly related?: readonly SourceLocation[]
  /** Whose `x-lint-ignore` silences it. */
  readonly owner?: JsonSchema
  /** The member that can go without a change of what is valid. */
  readonly removes?: PartPlace
}
