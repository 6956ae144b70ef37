// Keywords that combine schemas: allOf, anyOf, oneOf, not, if.
import type { SchemaCursor } from '../resolve/model.js'
import { isArray, isObject, keyword } from '../resolve/schema-keywords.js'
import type { RuleContext, Scope } from './rule-context.js'
import { HOLDS, holds, mergeRules, NEVER, type RuleNode } from './rule-node.js'

export function readCombinedRules(context: RuleContext, cursor: SchemaCursor, scope: Scope): RuleNode {
  const all = alternatives(context, cursor, 'allOf').map((target) => context.read(target, scope))
  return mergeRules([
    ...all,
    readAnyOf(context, cursor, scope),
    readOneOf(context, cursor, scope),
    readNot(context, cursor, scope),
    readIf(context, cursor),
  ])
}

function readAnyOf(context: RuleContext, cursor: SchemaCursor, scope: Scope): RuleNode {
  const targets = alternatives(context, cursor, 'anyOf')
  if (targets.length === 0 || (scope === 'beside' && targets.every(saysTypesOnly))) return HOLDS
  const rules = targets.map((target) => context.read(target, 'alone'))
  if (rules.some(holds)) return HOLDS
  return rules.length === 1 ? mergeRules(rules) : { anyOf: rules }
}

function readOneOf(context: RuleContext, cursor: SchemaCursor, scope: Scope): RuleNode {
  const targets = alternatives(context, cursor, 'oneOf')
  if (targets.length === 0 || (scope === 'beside' && targets.every(saysTypesOnly))) return HOLDS
  const rules = targets.map((target) => context.read(target, 'alone'))
  return rules.length === 1 ? mergeRules(rules) : { oneOf: rules }
}

function readNot(context: RuleContext, cursor: SchemaCursor, scope: Scope): RuleNode {
  if (keyword(cursor, 'not') === undefined) return HOLDS
  const target = context.child(cursor, 'not')
  if (
    scope === 'beside' &&
    saysTypesOnly(target) &&
    isObject(target?.schema) &&
    !('const' in target.schema || 'enum' in target.schema)
  )
    return HOLDS
  const rule = context.read(target, 'alone')
  return holds(rule) ? NEVER : { not: rule }
}

function readIf(context: RuleContext, cursor: SchemaCursor): RuleNode {
  if (keyword(cursor, 'if') === undefined) return HOLDS
  const branch = (name: string): RuleNode =>
    keyword(cursor, name) === undefined ? HOLDS : context.read(context.child(cursor, name), 'alone')
  const [then, otherwise] = [branch('then'), branch('else')]
  if (holds(then) && holds(otherwise)) return HOLDS
  return { if: [context.read(context.child(cursor, 'if'), 'alone'), then, otherwise] }
}

function alternatives(
  context: RuleContext,
  cursor: SchemaCursor,
  name: string,
): (SchemaCursor | undefined)[] {
  const list = keyword(cursor, name)
  return isArray(list) ? list.map((_, index) => context.child(cursor, name, String(index))) : []
}

const SAID_BY_TYPES = new Set([
  'type',
  'const',
  'enum',
  'title',
  'description',
  '$comment',
  'examples',
  'default',
  'deprecated',
])

/** Whether a schema lists types or scalar values and nothing else, so that the plain type says all of it. */
function saysTypesOnly(cursor: SchemaCursor | undefined): boolean {
  if (cursor === undefined || !isObject(cursor.schema)) return false
  const { schema } = cursor
  const types = isArray(schema.type) ? schema.type : [schema.type]
  const values = [...(isArray(schema.enum) ? schema.enum : []), schema.const]
  const hasDeepValue = values.some((value) => isArray(value) || isObject(value))
  return (
    Object.keys(schema).every((name) => SAID_BY_TYPES.has(name)) &&
    !types.includes('integer') &&
    !hasDeepValue
  )
}
