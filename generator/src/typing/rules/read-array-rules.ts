// Keywords about arrays.
import type { SchemaCursor } from '../resolve/model.js'
import { isArray, isObject, keyword } from '../resolve/schema-keywords.js'
import { readItemEvaluation } from './read-evaluated.js'
import { isCount } from './read-scalar-rules.js'
import type { RuleContext, Scope } from './rule-context.js'
import { DOUBT, HOLDS, holds, mergeRules, NO_EVALUATION, Remainder, type RuleNode } from './rule-node.js'

export function readArrayRules(context: RuleContext, cursor: SchemaCursor, scope: Scope): RuleNode {
  const rule: Record<string, string> = {}
  const least = keyword(cursor, 'minItems')
  const most = keyword(cursor, 'maxItems')
  if (isCount(least) && least > 0) rule.minItems = String(least)
  if (isCount(most)) rule.maxItems = String(most)
  if (keyword(cursor, 'uniqueItems') === true) rule.uniqueItems = 'true'
  return mergeRules([
    rule,
    readItems(context, cursor, scope),
    readContains(context, cursor),
    readUnevaluated(context, cursor),
  ])
}

/** The positional items, and the rule of the rest: `items` after `prefixItems`, `additionalItems` after a list of `items`. */
function readItems(context: RuleContext, cursor: SchemaCursor, scope: Scope): RuleNode {
  const listName = cursor.draft === '2020-12' ? 'prefixItems' : 'items'
  const list = keyword(cursor, listName)
  const restName = cursor.draft === '2020-12' || !isArray(list) ? 'items' : 'additionalItems'
  const rest =
    keyword(cursor, restName) === undefined || isArray(keyword(cursor, restName))
      ? HOLDS
      : context.read(context.child(cursor, restName), scope)
  if (!isArray(list)) return holds(rest) ? HOLDS : { items: rest }
  const prefix = new Map(
    list.map((_, index) => [
      String(index),
      context.read(context.child(cursor, listName, String(index)), scope),
    ]),
  )
  const evaluated = { ...NO_EVALUATION, keys: list.map((_, index) => String(index)) }
  return mergeRules([
    [...prefix.values()].every(holds) ? HOLDS : { prefix },
    holds(rest) ? HOLDS : { rest: new Remainder(evaluated, rest) },
  ])
}

function readContains(context: RuleContext, cursor: SchemaCursor): RuleNode {
  const schema = keyword(cursor, 'contains')
  if (schema === undefined || isArray(schema)) return HOLDS
  const least = keyword(cursor, 'minContains') ?? 1
  const most = keyword(cursor, 'maxContains')
  if (least === 0 && most === undefined) return HOLDS
  const item = context.read(context.child(cursor, 'contains'), 'alone')
  return { contains: [item, String(Number(least)), typeof most === 'number' ? String(most) : 'null'] }
}

function readUnevaluated(context: RuleContext, cursor: SchemaCursor): RuleNode {
  const schema = keyword(cursor, 'unevaluatedItems')
  if (schema === undefined || schema === true) return HOLDS
  const rest = context.read(context.child(cursor, 'unevaluatedItems'), 'alone')
  if (holds(rest)) return HOLDS
  const evaluated = readItemEvaluation(context, cursor)
  if (evaluated === undefined) return DOUBT
  return evaluated.all || !isObject(cursor.schema) ? HOLDS : { rest: new Remainder(evaluated, rest) }
}
