// What the rules of an output have in common: those that were read, and what was declared for them.
import type { MakeMap, SharedMap } from '../memo/shared-map.js'
import { type RuleNode, writeRule } from './rule-node.js'

/** Of the hashes in names of declared types. */
export const HASH_DIGITS = 12

export interface DeclaredRule {
  /** What stands behind `type` and the name. */
  readonly text: string
}

export class RuleRegistry {
  /** The names of declared automatons by their patterns. */
  readonly automatons: SharedMap<string, string>
  /** By names. */
  readonly declarations: SharedMap<string, DeclaredRule>
  /** By places. */
  readonly rules: SharedMap<string, RuleNode>
  /** The declared ones that do not lead back to themselves, by names. */
  readonly shared: SharedMap<string, RuleNode>

  constructor(makeMap: MakeMap) {
    this.automatons = makeMap()
    this.declarations = makeMap((a, b) => a.text === b.text)
    this.rules = makeMap((a, b) => writeRule(a) === writeRule(b))
    this.shared = makeMap((a, b) => writeRule(a) === writeRule(b))
  }
}
