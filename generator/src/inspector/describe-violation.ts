// An ajv error as a sentence for the person whose event it is. Never shows a value of the event.
import type { ErrorObject } from 'ajv'
import type { Violation } from './model.js'

/** @param root what the pointers start from: `properties` or `traits` */
export function describeViolation(error: ErrorObject, root: string): Violation {
  const pointer = error.instancePath + missingOrExtra(error)
  return { pointer, rule: error.keyword, message: `${subject(pointer, root)} ${predicate(error)}` }
}

/** The key that is missing or too much, which ajv tells apart from the place of the object. */
function missingOrExtra({ keyword, params }: ErrorObject): string {
  const key = KEY_PARAMETERS[keyword]
  const name: unknown = key === undefined ? undefined : params[key]
  return typeof name === 'string' ? `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` : ''
}

const KEY_PARAMETERS: Readonly<Record<string, string>> = {
  required: 'missingProperty',
  additionalProperties: 'additionalProperty',
  unevaluatedProperties: 'unevaluatedProperty',
  dependencies: 'missingProperty',
  dependentRequired: 'missingProperty',
}

function subject(pointer: string, root: string): string {
  const keys = pointer.split('/').slice(1).map(unescapeKey)
  if (keys.length === 0) return root
  return keys.map((key, i) => (/^\d+$/.test(key) ? `[${key}]` : i === 0 ? key : `.${key}`)).join('')
}

function unescapeKey(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~')
}

function predicate({ keyword, params, message }: ErrorObject): string {
  switch (keyword) {
    case 'required':
      return 'is required'
    case 'dependencies':
    case 'dependentRequired':
      return `is required when ${params.property} is present`
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return 'is not in the plan'
    case 'pattern':
      return `must match pattern ${params.pattern}`
    case 'format':
      return `must be a valid ${params.format}`
    case 'enum':
      return `must be one of ${listValues(params.allowedValues)}`
    case 'const':
      return `must be ${JSON.stringify(params.allowedValue)}`
    case 'type':
      return `must be ${[params.type].flat().join(' or ')}`
    default:
      return message ?? `breaks the rule ${keyword}`
  }
}

const MAX_LISTED = 8

function listValues(values: unknown): string {
  const all = Array.isArray(values) ? values : []
  const listed = all.slice(0, MAX_LISTED).map((value) => JSON.stringify(value))
  return all.length > MAX_LISTED ? `${listed.join(', ')} … (${all.length} values)` : listed.join(', ')
}
