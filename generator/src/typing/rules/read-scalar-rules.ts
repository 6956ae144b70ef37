// Keywords about one value: type, enum, const, and those of numbers and strings.

import { encodeString } from '../../encoding/encode-string.js'
import type { JsonObject, JsonValue } from '../../plan/model.js'
import type { SchemaCursor } from '../resolve/model.js'
import { isArray, isObject, keyword } from '../resolve/schema-keywords.js'
import type { RuleContext, Scope } from './rule-context.js'
import {
  DOUBT,
  HOLDS,
  mergeRules,
  NEVER,
  NO_EVALUATION,
  Remainder,
  type RuleArgument,
  type RuleNode,
  writeTexts,
} from './rule-node.js'

export function readTypeRule(cursor: SchemaCursor, scope: Scope): RuleNode {
  const names = listedTypes(cursor)
  if (names === undefined) return HOLDS
  const integer: RuleNode =
    names.includes('integer') && !names.includes('number') ? { integer: 'true' } : HOLDS
  if (scope === 'beside') return integer
  if (names.length === 0) return NEVER
  return mergeRules([
    { type: writeTexts(names.map((name) => (name === 'integer' ? 'number' : name))) },
    integer,
  ])
}

/** The types that a schema allows, or undefined where it allows all. */
function listedTypes(cursor: SchemaCursor): string[] | undefined {
  const type = keyword(cursor, 'type')
  if (typeof type === 'string') return [type]
  return isArray(type) ? type.filter((name) => typeof name === 'string') : undefined
}

export function readValueRule(cursor: SchemaCursor, scope: Scope): RuleNode {
  if (scope === 'beside') return HOLDS
  const allowed = keyword(cursor, 'enum')
  const constant = keyword(cursor, 'const')
  return mergeRules([
    isArray(allowed) ? oneOfValues(allowed) : HOLDS,
    constant === undefined ? HOLDS : oneOfValues([constant]),
  ])
}

function oneOfValues(values: readonly JsonValue[]): RuleNode {
  const scalars = values.filter((value) => typeof value !== 'object' || value === null)
  const rules: RuleNode[] =
    scalars.length === 0 ? [] : [{ const: [...new Set(scalars.map(writeScalar))].join(' | ') }]
  for (const value of values) if (isArray(value) || isObject(value)) rules.push(exactValue(value))
  if (rules.length === 1) return rules[0] ?? NEVER
  return rules.length === 0 ? NEVER : { anyOf: rules }
}

function writeScalar(value: JsonValue): string {
  return typeof value === 'string' ? encodeString(value) : String(value)
}

function exactValue(value: readonly JsonValue[] | JsonObject): RuleNode {
  const entries = Object.entries(value)
  const members = new Map(entries.map(([key, member]) => [key, oneOfValues([member])]))
  if (isArray(value))
    return {
      type: '"array"',
      minItems: String(value.length),
      maxItems: String(value.length),
      prefix: members,
    }
  const keys = entries.map(([key]) => key)
  const rule: RuleNode = {
    type: '"object"',
    properties: members,
    others: new Remainder({ ...NO_EVALUATION, keys }, NEVER),
  }
  return entries.length === 0 ? rule : { ...rule, required: writeTexts(keys) }
}

/** Beside a type that lists its values nothing more needs to be said of them. */
export function readScalarRules(context: RuleContext, cursor: SchemaCursor, scope: Scope): RuleNode {
  const isListed = keyword(cursor, 'enum') !== undefined || keyword(cursor, 'const') !== undefined
  if (scope === 'beside' && isListed) return HOLDS
  const types = listedTypes(cursor)
  const allows = (...names: string[]): boolean =>
    scope === 'alone' || types === undefined || names.some((name) => types.includes(name))
  return mergeRules([
    allows('number', 'integer') ? readNumberRules(cursor) : HOLDS,
    allows('string') ? readStringRules(context, cursor) : HOLDS,
  ])
}

function readNumberRules(cursor: SchemaCursor): RuleNode {
  const rule: Record<string, string> = {}
  for (const [name, side, strictName, strictSide] of BOUNDS) {
    const bound = keyword(cursor, name)
    const strict = keyword(cursor, strictName)
    if (isWritable(bound)) rule[strict === true ? strictSide : side] = String(bound)
    if (isWritable(strict)) rule[strictSide] = String(strict)
  }
  const step = keyword(cursor, 'multipleOf')
  if (isWritable(step) && step > 0) rule.multipleOf = String(step)
  return rule
}

/** Draft 04 has the strict bounds as booleans beside the others. */
const BOUNDS = [
  ['minimum', 'minimum', 'exclusiveMinimum', 'above'],
  ['maximum', 'maximum', 'exclusiveMaximum', 'below'],
] as const

function isWritable(value: JsonValue | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

function readStringRules(context: RuleContext, cursor: SchemaCursor): RuleNode {
  const rule: Record<string, RuleArgument> = {}
  const least = keyword(cursor, 'minLength')
  const most = keyword(cursor, 'maxLength')
  if (isCount(least) && least > 0) rule.minLength = String(least)
  if (isCount(most)) rule.maxLength = String(most)
  const pattern = keyword(cursor, 'pattern')
  if (typeof pattern === 'string') rule.pattern = [encodeString(pattern), context.pattern(pattern)]
  const format = context.formatRules ? keyword(cursor, 'format') : undefined
  if (typeof format !== 'string') return rule
  const automaton = context.format(format)
  return automaton === undefined
    ? mergeRules([rule, DOUBT])
    : { ...rule, format: [encodeString(format), automaton] }
}

/** A length that a text or an array in a program can have; longer bounds never refuse anything there. */
export function isCount(value: JsonValue | undefined): value is number {
  return typeof value === 'number' && value >= 0 && value < 10_000
}
