// What the rules of an output have in common: those that were read, and what was declared for them.
import type { SharedMap, SharedState } from '../memo/shared-state.js'
import { type RuleNode, writeRule } from './rule-node.js'

/** Of the hashes in names of declared types. */
export const HASH_DIGITS = 12

export class RuleRegistry {
  /** The names of declared automatons by their patterns. */
  readonly automatons: SharedMap<string, string>
  /** What stands behind `type` and the name. */
  readonly declarations: SharedMap<string, string>
  /** By places. */
  readonly rules: SharedMap<string, RuleNode>
  /** The declared ones that do not lead back to themselves, by names. */
  readonly shared: SharedMap<string, RuleNode>

  constructor(state: SharedState) {
    this.automatons = state.map()
    this.declarations = state.map()
    this.rules = state.map((a, b) => writeRule(a) === writeRule(b))
    this.shared = state.map((a, b) => writeRule(a) === writeRule(b))
  }
}
