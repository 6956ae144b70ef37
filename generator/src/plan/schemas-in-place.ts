// The schemas that a schema has judge the very same value: its alternatives and what it refers to.
import { followPointer, joinPointer } from './json-pointer.js'
import { isArray, isObject } from './json-value.js'
import type { RefResolver, SchemaPlace } from './resolve-ref.js'

const DIRECT = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'] as const
const BY_NAME = ['dependentSchemas', 'dependencies'] as const

/** References apart. */
export const IN_PLACE_KEYWORDS = [...DIRECT, ...BY_NAME] as const

export function schemasInPlace({ file, pointer }: SchemaPlace, resolver: RefResolver): SchemaPlace[] {
  const schema = followPointer(file.schema, pointer)
  if (!isObject(schema)) return []
  const steps: SchemaPlace[] = []
  for (const keyword of DIRECT) {
    const value = schema[keyword]
    if (isArray(value))
      steps.push(...value.map((_, index) => ({ file, pointer: joinPointer(pointer, keyword, index) })))
    else if (isObject(value)) steps.push({ file, pointer: joinPointer(pointer, keyword) })
  }
  for (const keyword of BY_NAME) {
    const schemas = schema[keyword]
    if (!isObject(schemas)) continue
    for (const name of Object.keys(schemas)) {
      steps.push({ file, pointer: joinPointer(pointer, keyword, name) })
    }
  }
  const target =
    typeof schema.$ref === 'string' ? resolver.resolve(schema.$ref, { file, pointer }) : undefined
  return target !== undefined && 'file' in target ? [...steps, target] : steps
}
