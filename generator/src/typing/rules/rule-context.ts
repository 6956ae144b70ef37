// What the readers of single keywords need of the whole: subschemas and patterns, read and written once.
import type { SchemaCursor } from '../resolve/model.js'
import type { RuleNode } from './rule-node.js'

/** Whether a rule stands beside the exact type of the same value, or must say all by itself. */
export type Scope = 'beside' | 'alone'

export interface RuleContext {
  /** Whether `format` is a rule, rather than an annotation. */
  readonly formatRules: boolean
  read(cursor: SchemaCursor | undefined, scope: Scope): RuleNode
  /** What a schema refers to: through `$ref`, `$dynamicRef` and `$recursiveRef`. */
  references(cursor: SchemaCursor): readonly (SchemaCursor | undefined)[]
  child(cursor: SchemaCursor, ...path: readonly string[]): SchemaCursor | undefined
  /** The type text of the automaton of a regular expression. */
  pattern(source: string): string
  /** The same of a format; undefined for one that is not known. */
  format(name: string): string | undefined
}
