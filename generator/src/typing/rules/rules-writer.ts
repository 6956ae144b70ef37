// The rules of a plan's events as type text for the runtime's `Checked`; what several of them share is declared once.
import { encodeString, withoutLiterals } from '../../encoding/encode-string.js'
import { shortHash } from '../../encoding/short-hash.js'
import { Derived } from '../../memory/derived.js'
import { makePlainMap } from '../memo/shared-map.js'
import type { SchemaCursor, SchemaResolver } from '../resolve/model.js'
import { BOUND_KEYWORDS, isObject, keyword } from '../resolve/schema-keywords.js'
import { type TypingLimits, typingLimits } from '../typing-limits.js'
import { type AutomatonTexts, declareAutomaton } from './declare-automaton.js'
import { FORMAT_AUTOMATONS } from './format-automatons.js'
import { LookWriter, nameTextLook } from './look-writer.js'
import { readArrayRules } from './read-array-rules.js'
import { readCombinedRules } from './read-combined-rules.js'
import { readObjectRules } from './read-object-rules.js'
import { readScalarRules, readTypeRule, readValueRule } from './read-scalar-rules.js'
import type { RuleContext, Scope } from './rule-context.js'
import {
  DOUBT,
  HOLDS,
  holds,
  mergeRules,
  NEVER,
  type RuleNode,
  withoutDoubt,
  writeRule,
} from './rule-node.js'
import { type DeclaredRule, HASH_DIGITS, RuleRegistry } from './rule-registry.js'

/** The type text of an event's rules for `Checked`, and the name of the quick look at its argument. */
export interface EventRulesText {
  readonly text: string
  readonly look: string
}

export interface RulesOptions {
  /** Whether `format` is a rule, rather than an annotation. */
  readonly formatRules: boolean
  /** The name of the type that is declared for a schema; none where there is none. @default no names */
  readonly nameOf?: (cursor: SchemaCursor) => string | undefined
}

/** Lives as long as one plan. Declared names hold an underscore, which no name made of a plan's words does. */
export class RulesWriter implements RuleContext {
  readonly formatRules: boolean
  readonly #nameOf: (cursor: SchemaCursor) => string | undefined
  readonly #resolver: SchemaResolver
  readonly #registry: RuleRegistry
  readonly #limits: TypingLimits
  readonly #looks: LookWriter
  /** By their keys: most schemas of a plan say what others do. */
  readonly #simple = { alone: new Map<string, RuleNode>(), beside: new Map<string, RuleNode>() }
  /** Places being read, with the name of each that was come back to. */
  readonly #open = new Map<string, string | undefined>()
  readonly #named = new Map<RuleNode, { readonly name: string; readonly text: string }>()
  #automatonWork = 0

  constructor(
    resolver: SchemaResolver,
    options: RulesOptions,
    registry: RuleRegistry = new RuleRegistry(makePlainMap),
    limits: TypingLimits = typingLimits(1),
  ) {
    this.#resolver = resolver
    this.formatRules = options.formatRules
    this.#nameOf = options.nameOf ?? (() => undefined)
    this.#registry = registry
    this.#limits = limits
    this.#looks = new LookWriter(registry)
  }

  /** How much of the work on automatons is done, from 0 to 1. */
  get strain(): number {
    return this.#automatonWork / this.#limits.automatonWork
  }

  /** Undefined where the event's type says all that the plan does. */
  write(cursor: SchemaCursor, eventName: string): EventRulesText | undefined {
    const rule = this.read(cursor, 'beside')
    if (holds(rule)) return undefined
    const text = `{ event: ${encodeString(eventName)}; rule: ${writeRule(rule)} }`
    return { text, look: this.#looks.write(rule) }
  }

  /** `type X = …` statements for what these refer to, and for nothing else that was read for them. */
  declarations(written: readonly EventRulesText[]): string[] {
    const { declarations } = this.#registry
    const used = new Map<string, DeclaredRule>()
    // Depth first, which is much like the order of the declarations.
    const use = (names: readonly string[]) => {
      for (const name of names) {
        const declared = used.has(name) ? undefined : declarations.get(name)
        if (declared === undefined) continue
        used.set(name, declared)
        use(namesOf.of(declared, [], () => namesIn(declared.text)))
      }
    }
    for (const each of written) use(namesOf.of(each, [], () => namesIn(`${each.text} ${each.look}`)))
    return declarations.inOrder(used).map((name) => `type ${name}${used.get(name)?.text}`)
  }

  read(cursor: SchemaCursor | undefined, scope: Scope): RuleNode {
    if (cursor === undefined) return DOUBT
    if (typeof cursor.schema === 'boolean') return cursor.schema ? HOLDS : NEVER
    if (cursor.simple !== undefined) return this.#readSimple(cursor.simple, cursor, scope)
    const key = `${scope} ${cursor.id}`
    const known = this.#registry.rules.get(key)
    if (known !== undefined) return known
    if (this.#open.has(key)) return { again: this.#nameOpen(key, cursor) }
    this.#open.set(key, undefined)
    const rule = this.#guard(cursor, this.#readRule(cursor, scope))
    const name = this.#open.get(key)
    this.#open.delete(key)
    if (name !== undefined) this.#registry.declarations.set(name, { text: ` = ${writeRule(rule)}` })
    const finished = name === undefined ? rule : { named: name }
    this.#registry.rules.set(key, finished)
    return finished
  }

  references(cursor: SchemaCursor): (SchemaCursor | undefined)[] {
    return REFERENCES.flatMap(([name, follow]) => {
      const ref = keyword(cursor, name)
      return typeof ref === 'string' ? [this.#resolver[follow](cursor, ref)] : []
    })
  }

  child(cursor: SchemaCursor, ...path: readonly string[]): SchemaCursor | undefined {
    return this.#resolver.child(cursor, ...path)
  }

  pattern(source: string): string {
    const known = this.#registry.automatons.get(source)
    if (known !== undefined) return known
    const name = `Pattern_${shortHash(source, HASH_DIGITS)}`
    const isWithinLimit = this.#automatonWork < this.#limits.automatonWork
    const { states, ...texts } = declareAutomaton(name, isWithinLimit ? source : undefined, true)
    this.#automatonWork += source.length * states
    this.#declareAutomaton(name, texts)
    this.#registry.automatons.set(source, name)
    return name
  }

  format(name: string): string | undefined {
    const format = FORMAT_AUTOMATONS.get(name)
    if (format !== undefined && !this.#registry.declarations.has(format.name))
      this.#declareAutomaton(format.name, format)
    return format?.name
  }

  /** These come back to nothing. What declares an automaton is read by each who refers to that. */
  #readSimple(key: string, cursor: SchemaCursor, scope: Scope): RuleNode {
    const { schema } = cursor
    if (!isObject(schema) || 'pattern' in schema || 'format' in schema) return this.#readRule(cursor, scope)
    let rule = this.#simple[scope].get(key)
    if (rule === undefined) {
      rule = this.#readRule(cursor, scope)
      this.#simple[scope].set(key, rule)
    }
    return rule
  }

  #readRule(cursor: SchemaCursor, scope: Scope): RuleNode {
    const rule = this.#readKeywords(cursor, scope)
    return scope === 'beside' ? withoutDoubt(rule) : rule
  }

  /** Asks only those that the schema has a keyword for: most schemas have but a `type`. */
  #readKeywords(cursor: SchemaCursor, scope: Scope): RuleNode {
    const asked = new Set<KeywordGroup | undefined>()
    for (const name of Object.keys(cursor.schema)) asked.add(GROUPS.get(name))
    const rules: RuleNode[] = []
    if (asked.has('type')) rules.push(readTypeRule(cursor, scope))
    if (asked.has('value')) rules.push(readValueRule(cursor, scope))
    if (asked.has('scalar')) rules.push(readScalarRules(this, cursor, scope))
    if (asked.has('array')) rules.push(readArrayRules(this, cursor, scope))
    if (asked.has('object')) rules.push(readObjectRules(this, cursor, scope))
    if (asked.has('reference'))
      for (const target of this.references(cursor))
        rules.push(this.#guard(target, this.#share(this.read(target, scope))))
    if (asked.has('combined')) rules.push(readCombinedRules(this, cursor, scope))
    return mergeRules(rules)
  }

  /**
   * With the plain type beside it, so that a variable of that type is not judged: nothing in it is known, and through
   * references there is no end of it.
   */
  #guard(target: SchemaCursor | undefined, rule: RuleNode): RuleNode {
    if (target === undefined || !JUDGED.some((keyword) => keyword in rule)) return rule
    const name = this.#nameOf(target)
    return name === undefined ? rule : { of: [name, rule] }
  }

  /** What is referred to is declared, so that a definition of many uses is written once. */
  #share(rule: RuleNode): RuleNode {
    let named = this.#named.get(rule)
    if (named === undefined) {
      const text = writeRule(rule)
      if (text.length < 60) return rule
      named = { name: `Rule_${shortHash(text, HASH_DIGITS)}`, text }
      this.#named.set(rule, named)
    }
    this.#registry.shared.set(named.name, rule)
    this.#registry.declarations.set(named.name, { text: ` = ${named.text}` })
    return { named: named.name }
  }

  /** By what is there, which tells the same of the same schema wherever and whenever it is read. */
  #nameOpen(key: string, { schema, draft, validates, baseUri, dynamicScope }: SchemaCursor): string {
    const scope = dynamicScope.map((entry) => entry.baseUri)
    const place = JSON.stringify([key.split(' ')[0], draft, validates, baseUri, scope, schema])
    const name = `Rule_${shortHash(place, HASH_DIGITS)}`
    this.#open.set(key, name)
    return name
  }

  #declareAutomaton(name: string, { rule, look }: AutomatonTexts): void {
    this.#registry.declarations.set(name, { text: rule })
    this.#registry.declarations.set(nameTextLook(name), { text: look })
  }
}

/** What is not looked at quickly, or is elsewhere. */
const JUDGED = ['again', 'anyOf', 'if', 'named', 'not', 'oneOf']

const REFERENCES = [
  ['$ref', 'resolveRef'],
  ['$dynamicRef', 'resolveDynamicRef'],
  ['$recursiveRef', 'resolveRecursiveRef'],
] as const

type KeywordGroup = keyof typeof KEYWORDS

/** By who reads them. */
const KEYWORDS = {
  type: ['type'],
  value: ['const', 'enum'],
  scalar: BOUND_KEYWORDS,
  array: [
    'additionalItems',
    'contains',
    'items',
    'maxItems',
    'minItems',
    'prefixItems',
    'unevaluatedItems',
    'uniqueItems',
  ],
  object: [
    'additionalProperties',
    'dependencies',
    'dependentRequired',
    'dependentSchemas',
    'maxProperties',
    'minProperties',
    'patternProperties',
    'properties',
    'propertyNames',
    'required',
    'unevaluatedProperties',
  ],
  reference: REFERENCES.map(([name]) => name),
  combined: ['allOf', 'anyOf', 'if', 'not', 'oneOf'],
} as const

const GROUPS: ReadonlyMap<string, KeywordGroup> = new Map(
  (Object.keys(KEYWORDS) as KeywordGroup[]).flatMap((group) =>
    KEYWORDS[group].map((name) => [name, group] as const),
  ),
)

const namesOf = new Derived<object, readonly string[]>()

/** Of declared types. */
function namesIn(text: string): string[] {
  return withoutLiterals(text).match(/\b(?:Pattern|Format|Rule|Suspect)_\w+/g) ?? []
}
