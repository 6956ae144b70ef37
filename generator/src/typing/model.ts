// The data of the typing stage: for every event the TypeScript text of its types.
import type { NamedEvent, NamedPlan } from '../naming/model.js'
import type { EventRulesText } from './rules/rules-writer.js'

export interface TypedPlan {
  readonly named: NamedPlan
  readonly events: readonly TypedEvent[]
  /** Whole `type X = ...` statements that the rules of events refer to. */
  readonly ruleDeclarations: readonly string[]
}

export interface TypedEvent {
  readonly named: NamedEvent
  /** Whole `export interface X {...}` / `export type X = ...` statements with JSDoc; the first one declares `named.typeName`. */
  readonly declarations: readonly string[]
  /** The event's literal rules; undefined where the types alone say all. */
  readonly rules?: EventRulesText
  /** Whether the empty object is a valid payload, so that the argument may be left out. */
  readonly emptyAllowed: boolean
}
