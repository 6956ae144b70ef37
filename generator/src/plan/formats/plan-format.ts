// What every format gives: how it is recognised, and how its documents become a draft of a tracking plan.
// One file a format; registry.ts lists them.
import type { Diagnostic } from '../../diagnostics/model.js'
import type { OwnSchema } from '../create-ajv.js'
import type { Call, Draft, JsonObject, PlanDocument } from '../model.js'

export interface PlanFormat {
  /** Kebab-case, stable: what `--format` takes. */
  readonly id: string
  /** For people. */
  readonly title: string
  /** Whether people write it by hand, so that keywords nobody knows are mistakes of theirs. */
  readonly isNative: boolean
  /** Why these documents are in this format, as the end of "recognised by …"; undefined where they are not. */
  readonly recognise: (documents: readonly PlanDocument[]) => string | undefined
  /** The schema that holds for a document of the format; undefined where the document is no part of the plan. */
  readonly schemaOf: (document: PlanDocument) => DocumentSchema | undefined
  /** Gets the documents that are part of the plan, sorted by path, which their schemas accepted. */
  readonly parse: (documents: readonly PlanDocument[]) => DraftPlan
}

export interface DocumentSchema {
  readonly schema: OwnSchema
  /** A part of the schema, under `$defs`; the whole where it is left out. */
  readonly definition?: string
  /** What the document is called when something is wrong with it, such as "The plan". */
  readonly noun: string
}

/** A plan as one format states it; parse-plan.ts checks it whole and makes the TrackingPlan. */
export interface DraftPlan {
  readonly name: string
  readonly id?: string
  readonly version?: string
  readonly description?: string
  readonly events: readonly DraftEvent[]
  readonly files: readonly SchemaFile[]
  readonly diagnostics: readonly Diagnostic[]
}

/** One schema resource: a file of the plan, or the schema of one event of a foreign document. */
export interface SchemaFile {
  /** Absolute, without a fragment; `plan:///` + the path where it is a file. */
  readonly uri: string
  readonly schema: JsonObject
  readonly draft: Draft
  readonly document: PlanDocument
  /** Turns a pointer into `schema` into one into the document; only the two differ in foreign documents. */
  readonly toDocument: (pointer: string) => string
  /** Whether the plan is expected to refer to the file: a warning where nothing does. */
  readonly isDefinitions: boolean
}

export interface DraftEvent {
  readonly call: Call
  readonly name: string
  readonly id?: string
  readonly version?: string
  readonly description?: string
  readonly deprecated?: boolean | string
  readonly owner?: string
  readonly tags?: readonly string[]
  readonly draft: Draft
  readonly file: SchemaFile
  /** Of the event's schema in `file.schema`. */
  readonly pointer: string
  /** Of the event in the document. */
  readonly place: string
}
