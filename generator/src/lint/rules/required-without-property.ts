// What is required is declared too: a name that is not is a slip, or its type is anything.
import { joinPointer } from '../../plan/json-pointer.js'
import { isArray, isObject, memberOf } from '../../plan/json-value.js'
import type { JsonObject, JsonValue } from '../../plan/model.js'
import { nearestWord } from '../../plan/nearest-word.js'
import type { LintRule, SchemaPart } from '../model.js'

/** Parts of a schema that hold for the same value. */
const IN_PLACE = /\/(?:(?:allOf|anyOf|oneOf)\/\d+|if|then|else|not|(?:dependentSchemas|dependencies)\/[^/]*)$/

export const requiredWithoutProperty: LintRule = {
  id: 'required-without-property',
  code: 'TW707',
  level: 'warning',
  defaults: {},
  *check({ schemas, locate }) {
    const declared = collectDeclared(schemas)
    for (const part of schemas) {
      const required = memberOf(part.schema, 'required')
      const names = declared.get(rootOf(part))
      if (!isArray(required) || names === 'open' || names === undefined) continue
      for (const [index, name] of required.entries()) {
        if (typeof name !== 'string' || names.has(name)) continue
        const near = nearestWord(name, names)
        const hint = near === undefined ? '.' : `: did you mean ${JSON.stringify(near)}?`
        const location = locate({ uri: part.uri, pointer: joinPointer(part.pointer, 'required', index) })
        yield {
          message: `${JSON.stringify(name)} is required and not declared${hint}`,
          ...(location === undefined ? {} : { location }),
          owner: part.schema,
        }
      }
    }
  },
}

/** The names declared for the value that a schema describes; `open` where references or patterns declare more. */
function collectDeclared(schemas: readonly SchemaPart[]): Map<string, Set<string> | 'open'> {
  const found = new Map<string, Set<string> | 'open'>()
  for (const part of schemas) {
    const root = rootOf(part)
    const names = found.get(root) ?? new Set<string>()
    if (names === 'open' || isOpen(part.schema)) found.set(root, 'open')
    else {
      for (const name of keysOf(memberOf(part.schema, 'properties'))) names.add(name)
      found.set(root, names)
    }
  }
  return found
}

function isOpen(schema: JsonObject): boolean {
  return ['$ref', '$dynamicRef', '$recursiveRef', 'patternProperties'].some((name) => name in schema)
}

function rootOf({ uri, pointer }: SchemaPart): string {
  let at = pointer
  while (IN_PLACE.test(at)) at = at.replace(IN_PLACE, '')
  return `${uri}#${at}`
}

function keysOf(value: JsonValue | undefined): string[] {
  return isObject(value) ? Object.keys(value) : []
}
