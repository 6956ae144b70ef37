// Answers of vendors, looked at before they are trusted: an answer of another shape is told, not guessed at.
import { isArray, isObject, memberOf, textOf } from '../plan/json-value.js'
import type { JsonObject, JsonValue, PlanSource } from '../plan/model.js'
import { PullError } from './model.js'

/** The list at a key of an answer. */
export function listAt(answer: JsonValue | undefined, key: string, path: string): readonly JsonObject[] {
  const list = memberOf(answer, key)
  if (!isArray(list)) throw unexpected(path, `a list "${key}"`)
  return list.filter(isObject)
}

export function objectAt(answer: JsonValue | undefined, key: string, path: string): JsonObject {
  const value = memberOf(answer, key)
  if (!isObject(value)) throw unexpected(path, `an object "${key}"`)
  return value
}

export function unexpected(path: string, wanted: string): PullError {
  return new PullError('TW625', { message: `The answer of ${path} lacks ${wanted}.` })
}

export function asSource(path: string, value: JsonValue): PlanSource {
  return { path, text: JSON.stringify(value) }
}

/** The one plan that there is. @throws PullError with the choices where there are several */
export function onlyPlan(plans: readonly JsonObject[], vendor: string): string {
  const ids = plans.map((plan) => ({ id: textOf(plan, 'id'), name: textOf(plan, 'name') }))
  const [first, ...others] = ids.filter(({ id }) => id !== undefined)
  if (first?.id === undefined)
    throw new PullError('TW624', { message: `${vendor} shows no tracking plan to this token.` })
  if (others.length === 0) return first.id
  const choices = [first, ...others].map(({ id, name }) => `${id} (${name ?? 'without a name'})`).join(', ')
  throw new PullError('TW624', {
    message: `${vendor} has several tracking plans: ${choices}.`,
    help: 'Name one of them by --id.',
  })
}
