// What of an object or an array counts as evaluated, for `unevaluatedProperties` and `unevaluatedItems` (2020-12 core, 11).
import type { SchemaCursor } from '../resolve/model.js'
import { isArray, isObject, keyword } from '../resolve/schema-keywords.js'
import type { RuleContext } from './rule-context.js'
import { type Evaluation, NO_EVALUATION, type RuleNode, writeTexts } from './rule-node.js'

/** Undefined where references go round in a circle. */
export function readPropertyEvaluation(context: RuleContext, cursor: SchemaCursor): Evaluation | undefined {
  return readEvaluation(context, cursor, ownProperties, 0)
}

/** Undefined where references go round in a circle. */
export function readItemEvaluation(context: RuleContext, cursor: SchemaCursor): Evaluation | undefined {
  return readEvaluation(context, cursor, ownItems, 0)
}

type OwnReader = (context: RuleContext, cursor: SchemaCursor, isRoot: boolean) => Evaluation

const MAX_DEPTH = 12

function readEvaluation(
  context: RuleContext,
  cursor: SchemaCursor,
  own: OwnReader,
  depth: number,
): Evaluation | undefined {
  if (depth > MAX_DEPTH) return undefined
  let isKnown = true
  const read = (target: SchemaCursor | undefined): Evaluation => {
    const found = target && readEvaluation(context, target, own, depth + 1)
    if (found === undefined) isKnown = false
    return found ?? NO_EVALUATION
  }
  const conditional = (rule: RuleNode, target: SchemaCursor | undefined): Evaluation => {
    const found = read(target)
    return isNothing(found) ? NO_EVALUATION : { ...NO_EVALUATION, when: [[rule, found]] }
  }
  const parts = [own(context, cursor, depth === 0), ...context.references(cursor).map(read)]
  for (const target of listed(context, cursor, 'allOf')) parts.push(read(target))
  for (const name of ['anyOf', 'oneOf'] as const) {
    for (const target of listed(context, cursor, name))
      parts.push(conditional(context.read(target, 'alone'), target))
  }
  if (keyword(cursor, 'if') !== undefined) {
    const test = context.read(context.child(cursor, 'if'), 'alone')
    parts.push(conditional(test, context.child(cursor, 'if')))
    if (keyword(cursor, 'then') !== undefined) parts.push(conditional(test, context.child(cursor, 'then')))
    if (keyword(cursor, 'else') !== undefined)
      parts.push(conditional({ not: test }, context.child(cursor, 'else')))
  }
  const dependents = keyword(cursor, 'dependentSchemas')
  for (const name of isObject(dependents) ? Object.keys(dependents) : []) {
    parts.push(
      conditional(
        { type: '"object"', required: writeTexts([name]) },
        context.child(cursor, 'dependentSchemas', name),
      ),
    )
  }
  return isKnown ? parts.reduce(unite) : undefined
}

function listed(context: RuleContext, cursor: SchemaCursor, name: string): (SchemaCursor | undefined)[] {
  const list = keyword(cursor, name)
  return isArray(list) ? list.map((_, index) => context.child(cursor, name, String(index))) : []
}

function isNothing(part: Evaluation): boolean {
  return !part.all && part.keys.length + part.patterns.length + part.where.length + part.when.length === 0
}

function unite(a: Evaluation, b: Evaluation): Evaluation {
  return {
    keys: [...new Set([...a.keys, ...b.keys])],
    all: a.all || b.all,
    patterns: [...new Set([...a.patterns, ...b.patterns])],
    where: [...a.where, ...b.where],
    when: [...a.when, ...b.when],
  }
}

function ownProperties(context: RuleContext, cursor: SchemaCursor, isRoot: boolean): Evaluation {
  const has = (name: string): boolean => keyword(cursor, name) !== undefined
  const all = has('additionalProperties') || (!isRoot && has('unevaluatedProperties'))
  const properties = keyword(cursor, 'properties')
  const patterns = keyword(cursor, 'patternProperties')
  return {
    ...NO_EVALUATION,
    all,
    keys: isObject(properties) ? Object.keys(properties) : [],
    patterns: isObject(patterns) ? Object.keys(patterns).map((source) => context.pattern(source)) : [],
  }
}

function ownItems(context: RuleContext, cursor: SchemaCursor, isRoot: boolean): Evaluation {
  const is2020 = cursor.draft === '2020-12'
  const list = keyword(cursor, is2020 ? 'prefixItems' : 'items')
  const items = keyword(cursor, 'items')
  const hasRest = is2020
    ? items !== undefined
    : isArray(items)
      ? keyword(cursor, 'additionalItems') !== undefined
      : items !== undefined
  const contains = is2020 && keyword(cursor, 'contains') !== undefined
  return {
    ...NO_EVALUATION,
    all: hasRest || (!isRoot && keyword(cursor, 'unevaluatedItems') !== undefined),
    keys: isArray(list) ? list.map((_, index) => String(index)) : [],
    where: contains ? [context.read(context.child(cursor, 'contains'), 'alone')] : [],
  }
}
