// The keywords that constrain numbers and strings, as sets. `format` is not among them: what it asserts depends on the validator.
import type { JsonValue } from '../../plan/model.js'
import type { SchemaCursor } from '../resolve/model.js'
import { keyword } from '../resolve/schema-keywords.js'
import type { Bound, ScalarSet } from '../sets/model.js'
import { allScalars, intersectScalars, noScalars } from '../sets/scalar-set.js'
import { isMultipleOf } from './is-multiple-of.js'
import { compilePattern } from './name-set.js'

export function readNumbers(cursor: SchemaCursor): ScalarSet<number> {
  const tests: ((value: number) => boolean)[] = []
  const limit = (name: string, test: (value: number, limit: number) => boolean): void => {
    const given = keyword(cursor, name)
    if (typeof given === 'number') tests.push((value) => test(value, given))
  }
  const isStrict = (name: string): boolean => cursor.draft === '04' && keyword(cursor, name) === true
  limit('minimum', isStrict('exclusiveMinimum') ? (value, min) => value > min : (value, min) => value >= min)
  limit('maximum', isStrict('exclusiveMaximum') ? (value, max) => value < max : (value, max) => value <= max)
  if (cursor.draft !== '04') {
    limit('exclusiveMinimum', (value, min) => value > min)
    limit('exclusiveMaximum', (value, max) => value < max)
  }
  limit('multipleOf', isMultipleOf)
  return passing(tests)
}

export function readStrings(cursor: SchemaCursor, bound: Bound): ScalarSet<string> {
  const tests: ((value: string) => boolean)[] = []
  const [minLength, maxLength] = [keyword(cursor, 'minLength'), keyword(cursor, 'maxLength')]
  if (typeof minLength === 'number' && minLength > 0) tests.push((value) => [...value].length >= minLength)
  if (typeof maxLength === 'number') tests.push((value) => [...value].length <= maxLength)
  const expression = readPattern(keyword(cursor, 'pattern'))
  if (expression instanceof RegExp) tests.push((value) => expression.test(value))
  const isUncertain = expression === 'unreadable' || keyword(cursor, 'format') !== undefined
  return isUncertain && bound === 'under' ? noScalars() : passing(tests)
}

/** Numbers without a fraction: 1.0 is one. */
export const INTEGERS: ScalarSet<number> = { kind: 'test', accepts: Number.isInteger }

function readPattern(pattern: JsonValue | undefined): RegExp | 'unreadable' | undefined {
  return typeof pattern === 'string' ? (compilePattern(pattern) ?? 'unreadable') : undefined
}

function passing<T>(tests: readonly ((value: T) => boolean)[]): ScalarSet<T> {
  return tests
    .map((accepts): ScalarSet<T> => ({ kind: 'test', accepts }))
    .reduce(intersectScalars, allScalars<T>())
}
