// What the rules of an output have in common: those that were read, and what was declared for them.
import type { SharedMap, SharedState } from '../memo/shared-state.js'
import { type RuleNode, writeRule } from './rule-node.js'

export class RuleRegistry {
  /** The names of declared automatons by their patterns, and of declared rules by their texts. */
  readonly automatons: SharedMap<string, string>
  /** Texts by names. */
  readonly declarations: SharedMap<string, string>
  /** By places. */
  readonly rules: SharedMap<string, RuleNode>
  readonly counts: SharedMap<'rules', number>

  constructor(state: SharedState) {
    this.automatons = state.map()
    this.declarations = state.map()
    this.rules = state.map((a, b) => writeRule(a) === writeRule(b))
    this.counts = state.map()
  }
}
