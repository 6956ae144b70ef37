// A rule before it is printed: its keywords, each with the type text of its argument. The language is the runtime's `Rule`.
import { encodeString } from '../../encoding/encode-string.js'

/** An empty rule holds for everything. `named` is a declared rule in place of keywords. */
export type RuleNode = Readonly<Record<string, string>>

export const HOLDS: RuleNode = {}
export const NEVER: RuleNode = { nothing: 'true' }
/** What types cannot tell. */
export const DOUBT: RuleNode = { doubt: 'true' }

export function holds(node: RuleNode): boolean {
  return Object.keys(node).length === 0
}

/** Doubt matters only where an outcome may be negated. */
export function withoutDoubt({ doubt: _, ...rule }: RuleNode): RuleNode {
  return rule
}

/** One rule that holds where all of them do. */
export function mergeRules(nodes: readonly RuleNode[]): RuleNode {
  const parts = nodes.filter((node) => !holds(node))
  const [only] = parts
  if (only === undefined) return HOLDS
  if (parts.length === 1) return only
  const keywords = parts.flatMap(Object.keys)
  const isSimple = new Set(keywords).size === keywords.length && !keywords.includes('named')
  return isSimple ? Object.assign({}, ...parts) : { allOf: writeTuple(parts) }
}

export function writeRule(node: RuleNode): string {
  if (node.named !== undefined) return node.named
  const members = Object.entries(node).map(([keyword, argument]) => `${keyword}: ${argument}`)
  return members.length === 0 ? '{}' : `{ ${members.join('; ')} }`
}

export function writeTuple(nodes: readonly RuleNode[]): string {
  return `[${nodes.map(writeRule).join(', ')}]`
}

/** Rules by property name or index. */
export function writeRuleMap(rules: ReadonlyMap<string, RuleNode>): string {
  return `{ ${[...rules].map(([name, rule]) => `${encodeString(name)}: ${writeRule(rule)}`).join('; ')} }`
}

/** A union of texts; never of none. */
export function writeTexts(texts: Iterable<string>): string {
  const union = [...new Set(texts)].map(encodeString).join(' | ')
  return union === '' ? 'never' : union
}
