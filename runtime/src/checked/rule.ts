// The language of literal rules: a JSON Schema of what types alone do not say, as a type. The generator writes it,
// evaluate-rule.ts gives it its meaning.
import type { Automaton } from './match-pattern.js'

/** A keyword says nothing about values of other kinds, as in JSON Schema. An empty rule holds for everything. */
export interface Rule {
  /** No value keeps this; a text says why. */
  readonly nothing?: true | string
  /** Something that types cannot tell. */
  readonly doubt?: true
  /** A union of JSON types; whole numbers are told by `integer`. */
  readonly type?: 'string' | 'number' | 'boolean' | 'null' | 'array' | 'object'
  /** A union of the scalars that are allowed. */
  readonly const?: string | number | boolean | null
  readonly minimum?: number
  readonly maximum?: number
  /** As `exclusiveMinimum`. */
  readonly above?: number
  /** As `exclusiveMaximum`. */
  readonly below?: number
  readonly multipleOf?: number
  readonly integer?: true
  /** In code points. */
  readonly minLength?: number
  /** In code points. */
  readonly maxLength?: number
  /** The pattern as the plan has it, and the automaton of it. */
  readonly pattern?: readonly [string, Automaton]
  /** The format's name, and an automaton that accepts at least what has the format. */
  readonly format?: readonly [string, Automaton]
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: true
  /** The rule, the least number of items that must keep it, and the greatest or `null`. */
  readonly contains?: readonly [Rule, number, number | null]
  readonly items?: Rule
  /** One rule for each of the first items. */
  readonly prefix?: { readonly [index: string]: Rule }
  /** The items that nothing else has evaluated, and their rule. */
  readonly rest?: readonly [Evaluated, Rule]
  readonly properties?: { readonly [name: string]: Rule }
  /** The rules of properties whose names an automaton accepts. */
  readonly patterns?: readonly (readonly [Automaton, Rule])[]
  /** The properties that nothing else has evaluated, and their rule. */
  readonly others?: readonly [Evaluated, Rule]
  /** The rule of every property's name. */
  readonly names?: Rule
  /** A union of names. */
  readonly required?: string
  readonly minProperties?: number
  readonly maxProperties?: number
  /** The rules of the whole object that hold where it has a property. */
  readonly dependent?: { readonly [name: string]: Rule }
  readonly allOf?: readonly Rule[]
  readonly anyOf?: readonly Rule[]
  readonly oneOf?: readonly Rule[]
  readonly not?: Rule
  /** If, then, else. */
  readonly if?: readonly [Rule, Rule, Rule]
  /** The plain type that the plan has here, and its rule: what may be any value of that type is not judged. */
  readonly of?: readonly [unknown, Rule]
  /** A rule that may lead back to itself; entered a bounded number of times. */
  readonly again?: Rule
}

/**
 * What of an object or array counts as evaluated: names (indexes, for an array), automatons of names, items that keep
 * a rule, and what else counts when the whole value keeps some rule.
 */
export interface Evaluated {
  readonly keys: string
  readonly patterns?: readonly Automaton[]
  readonly where?: readonly Rule[]
  readonly when?: readonly (readonly [Rule, Evaluated])[]
}
