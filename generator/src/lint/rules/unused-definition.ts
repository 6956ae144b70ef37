// Definitions that nothing refers to. Whole files of them are TW117's affair.

import { joinPointer } from '../../plan/json-pointer.js'
import { isObject, memberOf } from '../../plan/json-value.js'
import type { JsonValue } from '../../plan/model.js'
import type { LintRule, LintSubject } from '../model.js'

/** May be referred to by a name of their own, and from outside. */
const NAMED = ['$id', 'id', '$anchor', '$dynamicAnchor']

export const unusedDefinition: LintRule = {
  id: 'unused-definition',
  code: 'TW713',
  level: 'warning',
  defaults: {},
  *check(subject) {
    const used = collectUsed(subject)
    for (const { schema, uri, pointer } of subject.schemas) {
      for (const keyword of ['$defs', 'definitions']) {
        const definitions = memberOf(schema, keyword)
        if (!isObject(definitions)) continue
        for (const [name, definition] of Object.entries(definitions)) {
          if (!isObject(definition) || isUsed(definition, used)) continue
          const place = { uri, pointer: joinPointer(pointer, keyword, name) }
          const location = subject.locate(place, 'key')
          yield {
            message: `Nothing refers to the definition ${JSON.stringify(name)}.`,
            ...(location === undefined ? {} : { location }),
            owner: definition,
            removes: place,
          }
        }
      }
    }
  },
}

/** By itself, or by a part of it. */
function isUsed(value: JsonValue, used: ReadonlySet<unknown>): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (used.has(value)) return true
  if (isObject(value) && NAMED.some((name) => typeof value[name] === 'string')) return true
  return Object.values(value).some((each: JsonValue) => isUsed(each, used))
}

function collectUsed({ schemas, resolver }: LintSubject): Set<unknown> {
  const used = new Set<unknown>()
  for (const { schema, uri, pointer } of schemas) {
    if (typeof schema.$ref !== 'string') continue
    const fragment = pointer.split('/').map(encodeURIComponent).join('/')
    const from = resolver.open(pointer === '' ? uri : `${uri}#${fragment}`)
    const target = from && resolver.resolveRef(from, schema.$ref)
    if (target !== undefined) used.add(originalOf(target.schema, schemas))
  }
  return used
}

/** The resolver shows a copy where a reference hides its siblings. */
function originalOf(schema: unknown, schemas: LintSubject['schemas']): unknown {
  const isBareRef = isObject(schema as JsonValue) && '$ref' in (schema as object)
  if (!isBareRef) return schema
  const text = JSON.stringify((schema as { $ref: unknown }).$ref)
  return schemas.find((part) => part.schema === schema || JSON.stringify(part.schema.$ref) === text)?.schema
}
