// One property or custom type of a catalog as a JSON Schema: its types and its configuration.
import { joinPointer } from '../../json-pointer.js'
import { isArray } from '../../json-value.js'
import type { JsonObject, JsonValue } from '../../model.js'
import { uriOfPath } from '../../plan-uri.js'
import type { RudderCliCustomType, RudderCliProperty } from '../documents/rudder-cli-document.js'
import type { Project, Site } from './read-project.js'

const PRIMITIVES = new Set(['string', 'number', 'integer', 'boolean', 'null', 'array', 'object'])

/** @param site of the property, for a reference in it that leads nowhere */
export function compileProperty(property: RudderCliProperty, project: Project, site: Site): JsonObject {
  const types = property.types ?? property.type?.split(',').map((type) => type.trim()) ?? []
  return {
    ...(property.description ? { description: property.description } : {}),
    ...compileTypes(types.filter(Boolean), project, site),
    ...compileConfig(property, project, site),
  }
}

/** No type is any type. */
function compileTypes(types: readonly string[], project: Project, site: Site): JsonObject {
  const primitives = types.filter((type) => PRIMITIVES.has(type))
  const refs = types.filter((type) => !PRIMITIVES.has(type)).map((ref) => compileRef(ref, project, site))
  const [only, ...others] = primitives
  const plain = only === undefined ? [] : [{ type: others.length === 0 ? only : primitives }]
  const [first, ...more] = [...plain, ...refs]
  if (first === undefined) return {}
  return more.length === 0 ? first : { anyOf: [first, ...more] }
}

function compileRef(ref: string, project: Project, site: Site): JsonObject {
  const type = project.customType(ref, site)
  if (type === undefined) return {}
  const pointer = joinPointer('/$defs', project.definitionName(type))
  // Absolute, since the events that refer to it stand in other files.
  return { $ref: `${uriOfPath(type.document.path)}#${encodeURI(pointer)}` }
}

export function compileConfig(
  definition: Pick<
    RudderCliProperty | RudderCliCustomType,
    'propConfig' | 'config' | 'item_type' | 'item_types'
  >,
  project: Project,
  site: Site,
): JsonObject {
  const given = Object.entries(definition.propConfig ?? definition.config ?? {}).map(
    ([key, value]): [string, JsonValue] => [camelCase(key), value],
  )
  const inConfig = given.find(([key]) => key === 'itemTypes' || key === 'itemType')?.[1]
  const itemTypes =
    definition.item_types ?? (definition.item_type ? [definition.item_type] : textsOf(inConfig ?? []))
  return {
    ...Object.fromEntries(given.filter(([key]) => key !== 'itemTypes' && key !== 'itemType')),
    ...(itemTypes.length === 0 ? {} : { items: compileTypes(itemTypes, project, site) }),
  }
}

function textsOf(value: JsonValue): string[] {
  return (isArray(value) ? value : [value]).filter((each) => typeof each === 'string')
}

function camelCase(key: string): string {
  return key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
