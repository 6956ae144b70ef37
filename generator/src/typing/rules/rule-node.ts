// A rule before it is printed: its keywords with their arguments. The language is the runtime's `Rule`.
import { encodeString } from '../../encoding/encode-string.js'

/** An empty rule holds for everything. `named` is a declared rule in place of keywords. */
export interface RuleNode {
  readonly [keyword: string]: RuleArgument
}

/** A type text, a rule, a list of arguments, rules by property name or index, or what nothing else evaluates. */
export type RuleArgument = string | RuleNode | RuleList | RuleMap | Remainder
export type RuleList = readonly RuleArgument[]
export type RuleMap = ReadonlyMap<string, RuleNode>

/** The rule of what is not evaluated. */
export class Remainder {
  readonly evaluated: Evaluation
  readonly rule: RuleNode

  constructor(evaluated: Evaluation, rule: RuleNode) {
    this.evaluated = evaluated
    this.rule = rule
  }
}

/** What of an object or an array counts as evaluated. */
export interface Evaluation {
  readonly keys: readonly string[]
  /** Everything is evaluated. */
  readonly all: boolean
  /** Type texts of automatons of names. */
  readonly patterns: readonly string[]
  /** Rules that make an item that keeps them evaluated. */
  readonly where: readonly RuleNode[]
  /** What else counts when the whole value keeps a rule. */
  readonly when: readonly (readonly [RuleNode, Evaluation])[]
}

export const NO_EVALUATION: Evaluation = { keys: [], all: false, patterns: [], where: [], when: [] }

export const HOLDS: RuleNode = {}
export const NEVER: RuleNode = { nothing: 'true' }
/** What types cannot tell. */
export const DOUBT: RuleNode = { doubt: 'true' }

export function holds(node: RuleNode): boolean {
  for (const _ in node) return false
  return true
}

/** Doubt matters only where an outcome may be negated. */
export function withoutDoubt(rule: RuleNode): RuleNode {
  if (!('doubt' in rule)) return rule
  const { doubt: _, ...certain } = rule
  return certain
}

/** One rule that holds where all of them do. */
export function mergeRules(nodes: readonly RuleNode[]): RuleNode {
  const parts = nodes.filter((node) => !holds(node))
  const [only] = parts
  if (only === undefined) return HOLDS
  if (parts.length === 1) return only
  const keywords = parts.flatMap(Object.keys)
  const isSimple = new Set(keywords).size === keywords.length && !keywords.includes('named')
  return isSimple ? Object.assign({}, ...parts) : { allOf: parts }
}

export function writeRule(node: RuleNode): string {
  if (typeof node.named === 'string') return node.named
  const members = Object.entries(node).map(([keyword, argument]) => `${keyword}: ${writeArgument(argument)}`)
  return members.length === 0 ? '{}' : `{ ${members.join('; ')} }`
}

function writeArgument(argument: RuleArgument): string {
  if (typeof argument === 'string') return argument
  if (isList(argument)) return writeTuple(argument)
  if (argument instanceof Map) return writeRuleMap(argument)
  if (argument instanceof Remainder)
    return `[${writeEvaluation(argument.evaluated)}, ${writeRule(argument.rule)}]`
  return writeRule(argument as RuleNode)
}

function isList(argument: RuleArgument): argument is RuleList {
  return Array.isArray(argument)
}

function writeTuple(parts: RuleList): string {
  return `[${parts.map(writeArgument).join(', ')}]`
}

function writeRuleMap(rules: RuleMap): string {
  return `{ ${[...rules].map(([name, rule]) => `${encodeString(name)}: ${writeRule(rule)}`).join('; ')} }`
}

function writeEvaluation({ keys, all, patterns, where, when }: Evaluation): string {
  const members = [`keys: ${all ? 'string' : writeTexts(keys)}`]
  if (patterns.length > 0) members.push(`patterns: [${patterns.join(', ')}]`)
  if (where.length > 0) members.push(`where: ${writeTuple(where)}`)
  if (when.length > 0) {
    const pairs = when.map(([rule, part]) => `[${writeRule(rule)}, ${writeEvaluation(part)}]`)
    members.push(`when: [${pairs.join(', ')}]`)
  }
  return `{ ${members.join('; ')} }`
}

/** A union of texts; never of none. */
export function writeTexts(texts: Iterable<string>): string {
  const union = [...new Set(texts)].map(encodeString).join(' | ')
  return union === '' ? 'never' : union
}
