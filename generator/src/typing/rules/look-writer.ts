// The quick look at a value: from its rule a type that is never where the value surely keeps it (see the runtime's
// `Suspects`). What has no quick look is put to the judge at once.
import { encodeString } from '../../encoding/encode-string.js'
import { shortHash } from '../../encoding/short-hash.js'
import {
  NEVER,
  Remainder,
  type RuleArgument,
  type RuleMap,
  type RuleNode,
  writeRule,
  writeTexts,
} from './rule-node.js'
import { HASH_DIGITS, type RuleRegistry } from './rule-registry.js'

/** How names of declared looks begin. */
const LOOK_PREFIX = 'Suspect_'

/** Names hold a hash of what they stand for: the same parts of events share one look. */
export class LookWriter {
  readonly #registry: RuleRegistry

  constructor(registry: RuleRegistry) {
    this.#registry = registry
  }

  /** The name of the look, a type with the value's type as its parameter. */
  write(rule: RuleNode): string {
    const looks = rule.named === undefined ? this.#listKeywords(rule, 'V') : this.#list(rule, 'V')
    const text = `${unlessPlain(rule)}V extends unknown ? ${writeUnion(looks)} : never`
    const name = `${LOOK_PREFIX}${shortHash(text, HASH_DIGITS)}`
    this.#registry.declarations.set(name, { text: `<V extends Suspects.Fields> = ${text}` })
    return name
  }

  #list(rule: RuleNode, value: string): string[] {
    if (typeof rule.named === 'string') return this.#listNamed(rule.named, value)
    if ('properties' in rule || 'others' in rule) return [`${this.write(rule)}<${value}>`]
    return this.#listKeywords(rule, value)
  }

  /** What is looked at quickly needs no guard; the judge is asked with it. */
  #listOf(of: RuleArgument, value: string): string[] {
    const [, inner] = Array.isArray(of) ? of : []
    const rule = typeof inner?.named === 'string' ? this.#registry.shared.get(inner.named) : undefined
    return rule === undefined ? [`Suspects.Ask<${value}, ${writeRule({ of })}>`] : this.#list(rule, value)
  }

  #listNamed(name: string, value: string): string[] {
    const rule = this.#registry.shared.get(name)
    return rule === undefined ? [`Suspects.Ask<${value}, ${name}>`] : this.#list(rule, value)
  }

  #listKeywords(rule: RuleNode, value: string): string[] {
    const { properties, items, others, allOf, of, pattern, format, doubt: _, ...scalars } = rule
    const { looks, rest } = lookAtScalars(scalars, value)
    const asked: Record<string, RuleNode[string]> = rest
    if (properties instanceof Map)
      for (const [name, part] of properties as RuleMap)
        looks.push(...this.#list(part, `${value}[${encodeString(name)}]`))
    if (isRule(items)) looks.push(...this.#list(items, `${value}[number]`))
    if (of !== undefined) looks.push(...this.#listOf(of, value))
    if (Array.isArray(allOf)) for (const part of allOf) looks.push(...this.#list(part as RuleNode, value))
    if (pattern !== undefined) looks.push(`${lookAtText(pattern)}<${value}>`)
    if (format !== undefined) looks.push(`${lookAtText(format)}<${value}>`)
    if (others instanceof Remainder && isClosed(others))
      looks.push(`(keyof ${value} extends ${writeTexts(others.evaluated.keys)} ? never : 1)`)
    else if (others !== undefined) asked.others = others
    if (Object.keys(asked).length > 0) looks.push(`Suspects.Ask<${value}, ${writeRule(asked)}>`)
    return looks
  }
}

/** The name of the look that is declared with an automaton. */
export function nameTextLook(automaton: string): string {
  return `${LOOK_PREFIX}${automaton}`
}

/** A union is taken apart only where it is not all of the plan's. */
function unlessPlain({ of }: RuleNode): string {
  return Array.isArray(of) ? `[${of[0]}] extends [V] ? never : ` : ''
}

function lookAtText(argument: RuleNode[string]): string {
  const automaton = Array.isArray(argument) ? argument[1] : undefined
  if (typeof automaton !== 'string') throw new Error('A rule of texts has an automaton.')
  return nameTextLook(automaton)
}

function isRule(argument: RuleNode[string] | undefined): argument is RuleNode {
  return typeof argument === 'object' && !Array.isArray(argument) && !(argument instanceof Map)
}

/** Whether names alone tell what may not be there. */
function isClosed({ evaluated, rule }: Remainder): boolean {
  const { all, patterns, where, when } = evaluated
  return rule === NEVER && !all && patterns.length + where.length + when.length === 0
}

function writeUnion(looks: readonly string[]): string {
  return looks.length === 0 ? 'never' : [...new Set(looks)].join(' | ')
}

interface ScalarLooks {
  readonly looks: string[]
  /** Keywords that these say nothing about. */
  readonly rest: Record<string, RuleNode[string]>
}

function lookAtScalars(rule: RuleNode, value: string): ScalarLooks {
  const rest: Record<string, RuleNode[string]> = {}
  const { looks, covered } = lookAtIntegers(rule, value)
  for (const [keyword, argument] of Object.entries(rule)) {
    if (covered.includes(keyword)) continue
    const look = typeof argument === 'string' ? LOOKS[keyword]?.(value, argument) : undefined
    if (look === undefined) rest[keyword] = argument
    else looks.push(look)
  }
  return { looks, rest }
}

const FEW = 20

/** Counts, ranks and ratings in one look, with the keywords that it stands for. */
function lookAtIntegers(
  { integer, minimum, maximum }: RuleNode,
  value: string,
): { readonly looks: string[]; readonly covered: readonly string[] } {
  if (integer === undefined || minimum === undefined) return { looks: [], covered: [] }
  const first = Math.ceil(Number(minimum))
  const last = Math.floor(Number(maximum))
  if (last >= first && last - first < FEW) {
    const few = Array.from({ length: last - first + 1 }, (_, index) => String(first + index))
    return {
      looks: [`Suspects.NotOneOf<${value}, ${few.join(' | ')}>`],
      covered: ['integer', 'minimum', 'maximum'],
    }
  }
  const look = minimum === '0' ? 'NotNatural' : minimum === '1' ? 'NotCounting' : undefined
  return look === undefined
    ? { looks: [], covered: [] }
    : { looks: [`Suspects.${look}<${value}>`], covered: ['integer', 'minimum'] }
}

const LOOKS: Readonly<Record<string, (value: string, argument: string) => string>> = {
  integer: (value) => `Suspects.NotInteger<${value}>`,
  minimum: (value, bound) =>
    bound === '0'
      ? `Suspects.Negative<${value}>`
      : bound === '1'
        ? `Suspects.BelowOne<${value}>`
        : `Suspects.Less<${value}, ${bound}>`,
  maximum: (value, bound) => `Suspects.Greater<${value}, ${bound}>`,
  above: (value, bound) =>
    bound === '0' ? `Suspects.NotPositive<${value}>` : `Suspects.NotGreater<${value}, ${bound}>`,
  below: (value, bound) => `Suspects.NotLess<${value}, ${bound}>`,
  multipleOf: (value, step) =>
    step === '1'
      ? `Suspects.NotInteger<${value}>`
      : step === '0.1' || step === '0.01'
        ? `Suspects.NotDecimal<${value}, ${step}>`
        : `Suspects.NotMultiple<${value}, ${step}>`,
  minLength: (value, length) =>
    length === '1' ? `Suspects.Empty<${value}>` : `Suspects.Shorter<${value}, ${length}>`,
  maxLength: (value, length) => `Suspects.Longer<${value}, ${length}>`,
}
