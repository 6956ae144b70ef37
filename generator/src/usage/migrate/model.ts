// The data of a migration: calls as they are, how they are rewritten, and what is left for people.
import type { ts } from 'ts-morph'
import type { SourceLocation } from '../../diagnostics/model.js'
import type { PlannedFunction } from '../plan-index.js'
import type { RawCall } from '../raw-call.js'
import type { RawEventName } from '../raw-event-name.js'

/** A call of an SDK, or of a function that another generator made. */
export interface OldCall {
  readonly raw: RawCall
  readonly name: RawEventName
}

export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Why a call stays as it is. */
export type TodoKind =
  | 'unknown-event'
  | 'dynamic-name'
  | 'several-functions'
  | 'no-counterpart'
  | 'does-not-compile'
  | 'unknown-type'

export interface Todo {
  readonly kind: TodoKind
  /** A sentence. */
  readonly reason: string
  readonly location: SourceLocation
}

export interface Rewrite {
  readonly old: OldCall
  readonly target: PlannedFunction
  /** The call itself, as it is now. */
  readonly call: ts.CallExpression
  readonly location: SourceLocation
  /** What of the call does not come back: what it is called on, the name of its event. */
  readonly dropped: readonly ts.Node[]
  /** The edits of the call, for the local name of its function. */
  readonly edit: (localName: string) => readonly TextEdit[]
}

/** What a file becomes. */
export interface FileChange {
  readonly path: string
  readonly before: string
  readonly after: string
  readonly rewrites: readonly PlacedRewrite[]
}

export interface PlacedRewrite {
  readonly rewrite: Rewrite
  /** Where the call stands in the text after. */
  readonly start: number
  readonly end: number
}
