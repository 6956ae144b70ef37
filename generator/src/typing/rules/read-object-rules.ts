// Keywords about objects.
import { encodeString } from '../../encoding/encode-string.js'
import type { SchemaCursor } from '../resolve/model.js'
import { isArray, isObject, keyword } from '../resolve/schema-keywords.js'
import { readPropertyEvaluation } from './read-evaluated.js'
import { isCount } from './read-scalar-rules.js'
import type { RuleContext, Scope } from './rule-context.js'
import {
  DOUBT,
  HOLDS,
  holds,
  mergeRules,
  NO_EVALUATION,
  Remainder,
  type RuleNode,
  writeTexts,
} from './rule-node.js'

export function readObjectRules(context: RuleContext, cursor: SchemaCursor, scope: Scope): RuleNode {
  const rule: Record<string, string> = {}
  const least = keyword(cursor, 'minProperties')
  const most = keyword(cursor, 'maxProperties')
  if (isCount(least) && least > 0) rule.minProperties = String(least)
  if (isCount(most)) rule.maxProperties = String(most)
  const required = keyword(cursor, 'required')
  if (scope === 'alone' && isArray(required) && required.length > 0)
    rule.required = writeTexts(required.map(String))
  return mergeRules([
    rule,
    readProperties(context, cursor, scope),
    readPatternProperties(context, cursor),
    readOthers(context, cursor, 'additionalProperties'),
    readOthers(context, cursor, 'unevaluatedProperties'),
    readNames(context, cursor),
    readDependencies(context, cursor, scope),
  ])
}

function readProperties(context: RuleContext, cursor: SchemaCursor, scope: Scope): RuleNode {
  const rules = new Map<string, RuleNode>()
  for (const name of namesIn(cursor, 'properties')) {
    const rule = context.read(context.child(cursor, 'properties', name), scope)
    if (!holds(rule)) rules.set(name, rule)
  }
  return rules.size === 0 ? HOLDS : { properties: rules }
}

function readPatternProperties(context: RuleContext, cursor: SchemaCursor): RuleNode {
  const pairs = namesIn(cursor, 'patternProperties').flatMap((source) => {
    const rule = context.read(context.child(cursor, 'patternProperties', source), 'alone')
    return holds(rule) ? [] : [[context.pattern(source), rule]]
  })
  return pairs.length === 0 ? HOLDS : { patterns: pairs }
}

/** What `additionalProperties` leaves over its own schema says; what `unevaluatedProperties` does, also the schemas in it. */
function readOthers(
  context: RuleContext,
  cursor: SchemaCursor,
  name: 'additionalProperties' | 'unevaluatedProperties',
): RuleNode {
  const schema = keyword(cursor, name)
  if (schema === undefined || schema === true) return HOLDS
  const rule = context.read(context.child(cursor, name), 'alone')
  if (holds(rule)) return HOLDS
  if (name === 'additionalProperties') {
    const patterns = namesIn(cursor, 'patternProperties').map((source) => context.pattern(source))
    const evaluated = { ...NO_EVALUATION, keys: namesIn(cursor, 'properties'), patterns }
    return { others: new Remainder(evaluated, rule) }
  }
  const evaluated = readPropertyEvaluation(context, cursor)
  if (evaluated === undefined) return DOUBT
  return evaluated.all ? HOLDS : { others: new Remainder(evaluated, rule) }
}

function readNames(context: RuleContext, cursor: SchemaCursor): RuleNode {
  if (keyword(cursor, 'propertyNames') === undefined) return HOLDS
  const rule = context.read(context.child(cursor, 'propertyNames'), 'alone')
  return holds(rule) ? HOLDS : { names: rule }
}

function readDependencies(context: RuleContext, cursor: SchemaCursor, scope: Scope): RuleNode {
  const rules = new Map<string, RuleNode>()
  for (const name of ['dependencies', 'dependentRequired', 'dependentSchemas']) {
    const map = keyword(cursor, name)
    if (!isObject(map)) continue
    for (const [property, needed] of Object.entries(map)) {
      const rule = isArray(needed)
        ? requireAll(needed.map(String))
        : context.read(context.child(cursor, name, property), 'alone')
      if (scope === 'beside' && isArray(needed)) continue
      rules.set(property, mergeRules([rules.get(property) ?? HOLDS, rule]))
    }
  }
  for (const [property, rule] of rules) if (holds(rule)) rules.delete(property)
  return rules.size === 0 ? HOLDS : { dependent: rules }
}

function requireAll(names: readonly string[]): RuleNode {
  return names.length === 0 ? HOLDS : { required: names.map(encodeString).join(' | ') }
}

function namesIn(cursor: SchemaCursor, name: string): string[] {
  const map = keyword(cursor, name)
  return isObject(map) ? Object.keys(map) : []
}
