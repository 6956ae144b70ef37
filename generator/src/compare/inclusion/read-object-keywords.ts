// The keywords of objects, as conditions.
import type { JsonValue } from '../../plan/model.js'
import type { SchemaCursor } from '../../typing/resolve/model.js'
import { isArray, isObject, keyword } from '../../typing/resolve/schema-keywords.js'
import { ALWAYS, type Condition, type NameScope, NEVER, negate } from './condition.js'
import { type EvaluatedNames, evaluatedNames } from './evaluated-names.js'
import { readSize } from './read-scalar-keywords.js'
import type { SchemaSide } from './schema-side.js'

type At = (...path: string[]) => Condition

export function readObjectKeywords(side: SchemaSide, cursor: SchemaCursor, at: At): Condition[] {
  const names = keysOf(keyword(cursor, 'properties'))
  const patterns = keysOf(keyword(cursor, 'patternProperties'))
  const parts = [
    ...names.map((name) => every({ kind: 'one', name }, at('properties', name))),
    ...patterns.map((source) => every({ kind: 'pattern', source }, at('patternProperties', source))),
    ...readSize(cursor, 'minProperties', 'maxProperties'),
    ...textsOf(keyword(cursor, 'required')).map(has),
    ...readDependencies(cursor, at),
  ]
  if (keyword(cursor, 'additionalProperties') !== undefined)
    parts.push(every({ kind: 'rest', names, patterns }, at('additionalProperties')))
  else if (keyword(cursor, 'unevaluatedProperties') !== undefined)
    parts.push(readUnevaluated(side, cursor, at('unevaluatedProperties')))
  if (keyword(cursor, 'propertyNames') !== undefined)
    parts.push({ kind: 'names', name: at('propertyNames'), some: false })
  return parts
}

/** Exact where what is evaluated does not hang on conditions. */
function readUnevaluated(side: SchemaSide, cursor: SchemaCursor, value: Condition): Condition {
  const rest = ({ all, names, patterns }: EvaluatedNames): NameScope | undefined =>
    all ? undefined : { kind: 'rest', names, patterns }
  const [widest, narrowest] = [
    rest(evaluatedNames(side.resolver, cursor, 'certainly')),
    rest(evaluatedNames(side.resolver, cursor, 'possibly')),
  ]
  return {
    kind: 'roughly',
    holds: narrowest === undefined ? ALWAYS : every(narrowest, value),
    fails:
      widest === undefined ? NEVER : { kind: 'members', scope: widest, value: negate(value), some: true },
  }
}

function readDependencies(cursor: SchemaCursor, at: At): Condition[] {
  const unless = (name: string, then: Condition): Condition => ({
    kind: 'any',
    parts: [{ kind: 'has', name, holds: false }, then],
  })
  const needs = (value: JsonValue | undefined): Condition => ({ kind: 'all', parts: textsOf(value).map(has) })
  const found: Condition[] = []
  for (const [name, required] of entriesOf(keyword(cursor, 'dependentRequired')))
    found.push(unless(name, needs(required)))
  for (const name of keysOf(keyword(cursor, 'dependentSchemas')))
    found.push(unless(name, at('dependentSchemas', name)))
  for (const [name, either] of entriesOf(keyword(cursor, 'dependencies')))
    found.push(unless(name, isArray(either) ? needs(either) : at('dependencies', name)))
  return found
}

function every(scope: NameScope, value: Condition): Condition {
  return { kind: 'members', scope, value, some: false }
}

function has(name: string): Condition {
  return { kind: 'has', name, holds: true }
}

function entriesOf(value: JsonValue | undefined): [string, JsonValue][] {
  return isObject(value) ? Object.entries(value) : []
}

function keysOf(value: JsonValue | undefined): string[] {
  return isObject(value) ? Object.keys(value) : []
}

function textsOf(value: JsonValue | undefined): string[] {
  return isArray(value) ? value.filter((each) => typeof each === 'string') : []
}
